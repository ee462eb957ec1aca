import { useEffect, useState } from 'preact/hooks';
import { factsOf, MODELS, type Model } from '../pretrained-models/models.ts';
import { sized } from '../pretrained-models/numbers.ts';
import { writeAddress } from '../shared/address.ts';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { LateCode } from '../shared/LateCode.tsx';
import { Select } from '../shared/Select.tsx';
import { FileField } from './FileField.tsx';
import type { NamedGuess } from './messages.ts';
import { Seen } from './Seen.tsx';
import { DEFAULT, fromQuery, PREFIX, type State, toQuery, weightsOf, withModel } from './state.ts';
import type { ClassifyStrings } from './strings.en.ts';
import { share, TopFive } from './TopFive.tsx';
import { type Chosen, useClassify } from './use-classify.ts';

interface Props {
	t: ClassifyStrings;
	lang: 'zh' | 'en';
	/** What PyTorch computed for the default state and the sample, shown until the reader classifies. */
	recorded: readonly NamedGuess[];
}

/** Why a file is refused, with its words: loaded when one is. */
type Why = typeof import('./refused.en.ts');

const NAMES = Object.fromEntries(MODELS.map((name) => [name, name])) as Record<Model, string>;

/** One network without and with its weights, on a picture. */
export function ClassifyLab({ t, lang, recorded }: Props) {
	const [state, setState] = useState(DEFAULT);
	const [chosen, setChosen] = useState<Chosen>({ picture: undefined, file: undefined });
	const { engine, phase, found, start, stop, reset, choose } = useClassify();
	const { seen, progress, answers, refusal } = found;
	const weights = weightsOf(state);
	const [why, setWhy] = useState<Why>();
	useEffect(() => {
		if (refusal && !why) void (lang === 'zh' ? import('./refused.zh.ts') : import('./refused.en.ts')).then(setWhy);
	}, [refusal]);
	const running = phase === 'running';

	useEffect(() => {
		const shared = fromQuery(location.search);
		if (shared) setState(shared);
	}, []);

	const change = (next: State): void => {
		setState(next);
		writeAddress(toQuery(next), PREFIX);
		reset();
	};
	const bring = (part: Partial<Chosen>): void => {
		const next = { ...chosen, ...part };
		setChosen(next);
		start(state, next);
	};
	const known = (['random', 'file'] as const).flatMap((whose) => {
		const first = answers[whose]?.top[0];
		const name = whose === 'random' ? t.random : t.loaded;
		return first ? [t.announce(name, first.name, share(first.probability))] : [];
	});
	const fresh = answers.random?.top ?? (phase === 'idle' ? recorded : undefined);
	const entries = factsOf(state.model).weights;
	return (
		<div class="lab" data-lab="classify" data-phase={phase}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button
					type="button"
					class="lab-button"
					onClick={() => {
						setChosen({ picture: undefined, file: undefined });
						change(DEFAULT);
					}}
				>
					{t.reset}
				</button>
			</div>
			<p>{t.task}</p>
			<div class="lab-options lab-choices">
				<Select
					label={t.model}
					of={MODELS}
					names={NAMES}
					value={state.model}
					onChange={(model) => change(withModel(state, model))}
				/>
				<Select
					label={t.weights}
					of={entries.map((w) => w.name)}
					names={Object.fromEntries(entries.map((w) => [w.name, t.entry(w.name, w.resize)]))}
					value={weights.name}
					onChange={(name) => change({ ...state, weights: name })}
				/>
			</div>
			<div class="classify-files">
				<FileField
					label={t.picture}
					accept="image/*"
					file={chosen.picture}
					none={t.noPicture}
					choose={t.choosePicture}
					remove={t.remove}
					onChange={(picture) => bring({ picture })}
				/>
				<FileField
					label={t.file}
					accept=".pth,.pt,.bin,.safetensors"
					file={chosen.file}
					none={t.noFile(weights.file, sized(weights.bytes))}
					choose={t.chooseFile}
					remove={t.remove}
					onChange={(file) => bring({ file })}
				/>
				{!chosen.file && <p class="classify-note">{t.where}</p>}
			</div>
			<div class="classify-run">
				<button type="button" class="lab-button primary" onClick={() => (running ? stop() : start(state, chosen))}>
					{running ? t.stop : t.start}
				</button>
				{running && (
					<p>
						{progress ? t.reading[progress.whose] : t.opening}{' '}
						<progress value={progress?.share ?? 0} aria-label={progress ? t.reading[progress.whose] : t.opening} />
					</p>
				)}
				{phase === 'no-picture' && <p class="classify-bad">{t.badPicture}</p>}
			</div>
			<div class="classify-outcome">
				{seen && (
					<figure class="classify-picture">
						<Seen pixels={seen} label={t.seen} />
						<figcaption>{t.did(weights.resize)}</figcaption>
					</figure>
				)}
				{fresh ? (
					<TopFive
						whose="random"
						title={t.random}
						note={answers.random ? t.randomNote : t.recorded(DEFAULT.model)}
						top={fresh}
						percent={t.percent}
					/>
				) : (
					<p class="classify-empty">{t.waiting}</p>
				)}
				{answers.file ? (
					<TopFive
						whose="file"
						title={t.loaded}
						note={t.loadedNote[answers.file.renamed]}
						top={answers.file.top}
						percent={t.percent}
					/>
				) : (
					!refusal && <p class="classify-empty">{chosen.file && running ? t.waiting : t.empty}</p>
				)}
			</div>
			{refusal && why && (
				<why.Refused
					refusal={refusal}
					model={state.model}
					t={why.words}
					onModel={(model) => {
						const next = withModel(state, model);
						setState(next);
						writeAddress(toQuery(next), PREFIX);
						start(next, chosen);
					}}
				/>
			)}
			<DevicePicker
				state={engine}
				t={t}
				kilobytes={withParts(ENGINE_KILOBYTES, 'classify')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'classify')}
				onChoose={choose}
			/>
			<LateCode
				load={() => import('./python.ts')}
				code={({ asPyTorch }) => asPyTorch(state, chosen.picture?.name, chosen.file?.name)}
				words={t}
			/>
			<p class="sr-only" role="status">
				{[t.said[phase], ...known].filter(Boolean).join(' ')}
			</p>
		</div>
	);
}
