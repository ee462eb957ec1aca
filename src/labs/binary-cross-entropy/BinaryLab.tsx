import { useEffect, useState } from 'preact/hooks';
import type { TorchError } from '../../losses/torch-error.ts';
import { CopyCode } from '../shared/CopyCode.tsx';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { formatNumber } from '../shared/format.ts';
import { useEngine } from '../shared/use-engine.ts';
import { OneControls, ViewSwitch } from './Controls.tsx';
import { asPyTorch } from './python.ts';
import type { Shown } from './Result.tsx';
import { DEFAULT, fromQuery, type State, toQuery } from './state.ts';
import type { ControlStrings } from './strings.en.ts';

/** `parts.ts` in the reader's language, which is loaded at the first act. */
type Parts = typeof import('./parts.en.ts');

interface Props {
	t: ControlStrings;
	load: () => Promise<Parts>;
	/** At build time, the default state's result; in a browser it is in the page already. */
	first?: { parts: Parts; shown: Shown };
}

/** What stands in the page from the build is left as it is. */
const KEPT = { __html: '' };

/** The binary cross-entropy lab. */
export function BinaryLab({ t, load, first }: Props) {
	const [state, setState] = useState(DEFAULT);
	const [parts, setParts] = useState(first?.parts);
	const [shown, setShown] = useState(first?.shown);
	const [error, setError] = useState<TorchError>();
	const [said, setSaid] = useState('');
	const [busy, setBusy] = useState(false);
	const { state: engine, use, cancel, choose } = useEngine();

	const refuse = (refusal: TorchError): void => {
		setError(refusal);
		// an older result must not be announced over the error
		cancel();
		setBusy(false);
		setSaid(`${t.pytorchSays}: ${refusal}`);
	};

	const show = (result: Shown): void => {
		setShown(result);
		setBusy(false);
	};

	const applyOne = async (next: State, { readState, compute, words }: Parts): Promise<void> => {
		const input = readState(next);
		if ('error' in input) return refuse(input.error);
		setError(undefined);
		const done = await use(async (opened) => ({ opened, result: await compute(opened, input) }));
		if (!done) return;
		const { columns: c, refused } = done.result;
		show({ view: 'one', result: done.result });
		const value = (column: Float32Array, refusal: TorchError | undefined) =>
			refusal ? `${words.refused} (${refusal})` : formatNumber(column[0] ?? Number.NaN);
		const device = t.devices[done.opened.device.backend];
		setSaid(words.announce(value(c.withLogits, refused.withLogits), value(c.bce, refused.bce), device));
	};

	const applyLabels = async (next: State, { readLabels, computeLabels, words }: Parts): Promise<void> => {
		const input = readLabels(next);
		if ('error' in input) return refuse(input.error);
		setError(undefined);
		const done = await use(async (opened) => ({ opened, result: await computeLabels(opened, input) }));
		if (!done) return;
		const { multiLabel, multiClass } = done.result;
		show({ view: 'labels', result: done.result });
		const device = t.devices[done.opened.device.backend];
		setSaid(words.announceLabels(formatNumber(multiLabel.loss), formatNumber(multiClass.loss), device));
	};

	const apply = async (next: State): Promise<void> => {
		setState(next);
		setBusy(true);
		history.replaceState(history.state, '', `${location.pathname}${toQuery(next)}${location.hash}`);
		const loaded = parts ?? (await load());
		setParts(loaded);
		await (next.view === 'one' ? applyOne(next, loaded) : applyLabels(next, loaded));
	};

	useEffect(() => {
		// a shared address is a wish to see that state; without one nothing is loaded yet
		const shared = fromQuery(location.search);
		if (shared) void apply(shared);
	}, []);

	// while the other view is still being computed, a word is better than the wrong one
	const other = (shown?.view ?? 'one') !== state.view;
	const hidden = Boolean(error) || other;
	const all = parts && { ...t, ...parts.words };
	const controls = { state, t, onChange: (next: State) => void apply(next) };
	return (
		<div class="lab" data-lab="binary-cross-entropy" data-status={engine.status}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => void apply(DEFAULT)}>
					{t.reset}
				</button>
			</div>
			<ViewSwitch {...controls} />
			{state.view === 'one' ? (
				<OneControls {...controls} />
			) : (
				parts && all && <parts.LabelsControls {...controls} t={all} />
			)}
			{error && all && (
				<div class="lab-error">
					<p>{t.pytorchSays}</p>
					<pre>
						<samp>{String(error)}</samp>
					</pre>
					<p>{/NoneType/.test(error.message) ? all.explain.none : all.explain.str}</p>
				</div>
			)}
			{other && !error && <p class="bce-wait">{engine.status === 'failed' ? t.failed : t.computing}</p>}
			{parts && all && shown ? (
				<div class="lab-result" aria-busy={busy} hidden={hidden}>
					<parts.Result shown={shown} t={all} />
				</div>
			) : (
				<div class="lab-result" aria-busy={busy} hidden={hidden} dangerouslySetInnerHTML={KEPT} />
			)}
			<DevicePicker
				state={engine}
				t={error ? { ...t, notYet: t.nothingYet } : t}
				kilobytes={withParts(ENGINE_KILOBYTES, 'binary-cross-entropy')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'binary-cross-entropy')}
				onChoose={(backend) => {
					choose(backend);
					void apply(state);
				}}
			/>
			<CopyCode code={asPyTorch(state)} words={t} />
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
