import { useEffect, useMemo, useState } from 'preact/hooks';
import { writeAddress } from '../shared/address.ts';
import { CopyCode } from '../shared/CopyCode.tsx';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { Cards, percent, type Score } from './Cards.tsx';
import { Controls } from './Controls.tsx';
import { Cost } from './Cost.tsx';
import { Curves } from './Curves.tsx';
import { Guesses } from './Guesses.tsx';
import { asPyTorch } from './python.ts';
import { RunBar } from './RunBar.tsx';
import { latest, type Recording } from './recording.ts';
import {
	DEFAULT,
	EPOCH,
	fromQuery,
	type Kind,
	PREFIX,
	type Problem,
	RUN,
	readSettings,
	type Settings,
	toQuery,
} from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';
import '../shared/plot/plot.css';
import { useTraining } from './use-training.ts';

interface Props {
	t: TrainingStrings;
	/** What PyTorch got with the default settings, shown until the reader trains. */
	recorded: Record<Kind, Score>;
	/** gzipped kilobytes of the engine, said before it is loaded */
	kilobytes: string;
	dataUrl: string;
}

/** Epochs between two words to screen readers. */
const SAID_EVERY = 5;

const scoresOf = ({ courses }: Recording): Record<Kind, Score> => ({
	right: { loss: latest(courses.right.losses), accuracy: latest(courses.right.accuracies) },
	double: { loss: latest(courses.double.losses), accuracy: latest(courses.double.accuracies) },
});

function Refusal({ problem, t }: { problem: Problem; t: TrainingStrings }) {
	if (problem.kind === 'seed') {
		return (
			<div class="lab-error">
				<p>{t.badSeed}</p>
			</div>
		);
	}
	return (
		<div class="lab-error">
			<p>{t.pytorchSays}</p>
			<pre>
				<samp>{problem.text}</samp>
			</pre>
			<p>{problem.empty ? t.explainEmpty : t.explainLr}</p>
		</div>
	);
}

/** Two networks trained live, one of them with the second softmax. */
export function TrainingLab({ t, recorded, kilobytes, dataUrl }: Props) {
	const [settings, setSettings] = useState(DEFAULT);
	const { root, state, start, stop, resume, reset, choose } = useTraining(dataUrl);
	const { phase, recording, digits, goal, engine } = state;
	const { step } = recording;
	const read = readSettings(settings);
	const begun = phase !== 'idle';

	useEffect(() => {
		const shared = fromQuery(location.search);
		if (shared) setSettings(shared);
	}, []);

	/** Other settings are another training. */
	const change = (next: Settings): void => {
		setSettings(next);
		writeAddress(toQuery(next), PREFIX);
		reset();
	};

	const scores = scoresOf(recording);
	const epochs = Math.floor(step / EPOCH / SAID_EVERY) * SAID_EVERY;
	// said when something happens and every few epochs; in between the numbers only move
	const said = useMemo(() => {
		const numbers = step > 0 ? t.announce(step, percent(scores.right.accuracy), percent(scores.double.accuracy)) : '';
		return phase === 'idle' ? '' : phase === 'running' && epochs > 0 ? numbers : `${t.said[phase]} ${numbers}`;
	}, [phase, epochs, t]);

	return (
		<div ref={root} class="lab" data-lab="training" data-phase={phase}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => change(DEFAULT)}>
					{t.reset}
				</button>
			</div>
			<Controls settings={settings} t={t} onChange={change} />
			{'problem' in read && <Refusal problem={read.problem} t={t} />}
			<RunBar
				state={state}
				t={t}
				ready={!('problem' in read)}
				onStart={() => 'problem' in read || start(read)}
				onStop={stop}
				onResume={resume}
			/>
			<Cards scores={begun ? scores : recorded} t={t} />
			{begun ? <Curves recording={recording} goal={goal} t={t} /> : <p class="train-recorded">{t.recorded(RUN)}</p>}
			{begun && digits && <Guesses digits={digits} recording={recording} t={t} />}
			{begun && step > 0 && <Cost recording={recording} t={t} />}
			<DevicePicker state={engine} t={t} kilobytes={kilobytes} onChoose={choose} />
			<CopyCode code={asPyTorch(settings)} words={t} />
			<p class="train-credit">
				{t.credit} <a href="https://doi.org/10.24432/C50P49">{t.creditName}</a> {t.creditBy}
			</p>
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
