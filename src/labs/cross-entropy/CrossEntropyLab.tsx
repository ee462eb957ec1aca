import { useEffect, useState } from 'preact/hooks';
import type { TorchError } from '../../losses/torch-error.ts';
import { writeAddress } from '../shared/address.ts';
import { CopyCode } from '../shared/CopyCode.tsx';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { formatNumber } from '../shared/format.ts';
import { parseLiteral } from '../shared/literal.ts';
import { useEngine } from '../shared/use-engine.ts';
import { Controls } from './Controls.tsx';
import type { Shown } from './parts.ts';
import { asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, type State, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';

/** What is loaded at the reader's first act. */
type Parts = typeof import('./parts.ts');

interface Props {
	t: LabStrings;
	/** At build time, the default state's result; in a browser it is in the page already. */
	first?: { parts: Parts; shown: Shown };
}

/** What stands in the page from the build is left as it is. */
const KEPT = { __html: '' };

/** Which of the plain explanations belongs to an error. */
function explanation(state: State, t: LabStrings): string {
	const kinds = [...state.logits, state.target].map((text) => parseLiteral(text).kind);
	if (kinds.includes('none')) return t.explain.none;
	if (kinds.includes('str')) return t.explain.str;
	return parseLiteral(state.target).kind === 'float' ? t.explain.float : t.explain.range(state.logits.length);
}

/** The cross-entropy lab. */
export function CrossEntropyLab({ t, first }: Props) {
	const [state, setState] = useState(DEFAULT);
	const [parts, setParts] = useState(first?.parts);
	const [shown, setShown] = useState(first?.shown);
	const [error, setError] = useState<TorchError>();
	const [said, setSaid] = useState('');
	const { state: engine, use, cancel, choose } = useEngine();

	const apply = async (next: State): Promise<void> => {
		setState(next);
		writeAddress(toQuery(next));
		const loaded = parts ?? (await import('./parts.ts'));
		setParts(loaded);
		const { compute, readState } = loaded;
		const input = readState(next);
		setError('error' in input ? input.error : undefined);
		if ('error' in input) {
			// an older result must not be announced over the error
			cancel();
			setSaid(`${t.pytorchSays}: ${input.error}`);
			return;
		}
		const { logits, target } = input;
		const done = await use(async (opened) => ({
			opened,
			result: await compute(opened, next, logits, target),
		}));
		if (!done) return;
		setShown({ result: done.result, logits, target, double: next.double });
		setSaid(t.announce(formatNumber(done.result.steps.loss), t.devices[done.opened.device.backend]));
	};

	useEffect(() => {
		// a shared address is a wish to see that state; without one nothing is loaded yet
		const shared = fromQuery(location.search);
		if (shared) void apply(shared);
	}, []);

	return (
		<div class="lab" data-lab="cross-entropy" data-status={engine.status}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => void apply(DEFAULT)}>
					{t.reset}
				</button>
			</div>
			<Controls state={state} t={t} onChange={(next) => void apply(next)} />
			{error && (
				<div class="lab-error">
					<p>{t.pytorchSays}</p>
					<pre>
						<samp>{String(error)}</samp>
					</pre>
					<p>{explanation(state, t)}</p>
				</div>
			)}
			{parts && shown ? (
				<div class="lab-result" hidden={Boolean(error)}>
					<parts.Steps {...shown} t={t} />
				</div>
			) : (
				<div class="lab-result" hidden={Boolean(error)} dangerouslySetInnerHTML={KEPT} />
			)}
			<DevicePicker
				state={engine}
				t={t}
				kilobytes={withParts(ENGINE_KILOBYTES, 'cross-entropy')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'cross-entropy')}
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
