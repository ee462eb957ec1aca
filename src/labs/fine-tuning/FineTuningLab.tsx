import { useEffect, useState } from 'preact/hooks';
import { writeAddress } from '../shared/address.ts';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { LateCode } from '../shared/LateCode.tsx';
import { Cards, type Score } from './Cards.tsx';
import { Controls } from './Controls.tsx';
import type { Recording } from './recording.ts';
import {
	DEFAULT,
	fromQuery,
	PREFIX,
	PRESETS,
	type Preset,
	STEPS,
	type State,
	toQuery,
	WAYS,
	type Way,
} from './state.ts';
import type { TuningStrings } from './strings.en.ts';
import { useTuning } from './use-tuning.ts';

interface Props {
	t: TuningStrings;
	/** The site's own path, without a slash at the end. */
	base: string;
	lang: 'zh' | 'en';
	/** What PyTorch got with the default settings, shown until the reader trains. */
	recorded: Record<Way, Score>;
}

const scoresOf = ({ accuracies, step }: Recording): Record<Way, Score> =>
	Object.fromEntries(
		WAYS.map((way) => [
			way,
			{ start: accuracies[way][0]?.[1] ?? Number.NaN, now: step ? accuracies[way].at(-1)?.[1] : undefined },
		]),
	) as Record<Way, Score>;

/** A new head on a loaded network, trained live in three ways. */
export function FineTuningLab({ t, base, lang, recorded }: Props) {
	const [state, setState] = useState(DEFAULT);
	const { root, state: tuning, start, stop, reset, choose } = useTuning(base, lang);
	const { phase, recording, arrival, engine, live } = tuning;

	useEffect(() => {
		const shared = fromQuery(location.search);
		if (shared) setState(shared);
	}, []);

	/** Other settings are another training. */
	const change = (next: State): void => {
		setState(next);
		writeAddress(toQuery(next), PREFIX);
		reset();
	};

	const running = phase === 'running';
	// until something is known of these settings, the recorded result of the first ones
	const known = recording.of > 0;
	const scores = known ? scoresOf(recording) : recorded;
	const ended = phase === 'finished' && known && live;
	const verdict = ended ? live.verdictStrings[live.verdictOf(state, scores)](state, scores) : '';
	const said = phase === 'idle' ? '' : `${t.said[phase]} ${verdict}`;
	return (
		<div ref={root} class="lab" data-lab="fine-tuning" data-phase={phase}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => change(DEFAULT)}>
					{t.reset}
				</button>
			</div>
			<p>{t.task}</p>
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(PRESETS) as Preset[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={toQuery(PRESETS[name]) === toQuery(state)}
						onClick={() => change(PRESETS[name])}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<Controls state={state} t={t} onChange={change} />
			<div class="train-run">
				<button type="button" class="lab-button primary" onClick={() => (running ? stop() : start(state))}>
					{running ? t.stop : phase === 'idle' ? t.start(STEPS) : t.again}
				</button>
				<p data-step={recording.step}>
					{phase === 'missing' && t.missingFile}
					{running && !known && t.preparing}
					{known && t.counter(recording.step, STEPS)}
				</p>
			</div>
			{arrival && (
				<div class="tune-arrival">
					<p>{t.kept(Object.keys(arrival.loaded).length, arrival.inFile)}</p>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
					<pre tabIndex={0}>
						<samp>{arrival.report}</samp>
					</pre>
				</div>
			)}
			<Cards scores={scores} t={t} />
			{!known && <p class="train-recorded">{t.recorded(STEPS)}</p>}
			{verdict && <p class="train-cost">{verdict}</p>}
			{known && live && <live.Curves recording={recording} t={t} />}
			<DevicePicker
				state={engine}
				t={t}
				kilobytes={withParts(ENGINE_KILOBYTES, 'fine-tuning')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'fine-tuning')}
				onChoose={choose}
			/>
			<LateCode load={() => import('./python.ts')} code={({ asPyTorch }) => asPyTorch(state)} words={t} />
			<p class="train-recorded">
				{t.credit} <a href="https://doi.org/10.24432/C50P49">{t.creditName}</a> {t.creditBy}
			</p>
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
