import type { ComponentChildren } from 'preact';
import type { EngineState } from '../shared/use-engine.ts';
import type { LabStrings } from './strings.en.ts';
import type { PlainError } from './use-view.ts';

interface Props {
	controls: ComponentChildren;
	error: PlainError | undefined;
	/** Undefined until there is a result. */
	children: ComponentChildren;
	/** What the engine is doing while there is no result. */
	status: EngineState['status'];
	/** The result is of the state before. */
	busy: boolean;
	/** The result from the build stands in the page until there is another. */
	kept?: boolean;
	t: LabStrings;
}

/** What stands in the page from the build is left as it is. */
const KEPT = { __html: '' };

/** A view: its controls, then PyTorch's error with a plain explanation, else the result. */
export function ViewBody({ controls, error, children, status, busy, kept, t }: Props) {
	const waiting = { idle: t.viewLoading, loading: t.loading, ready: t.computing, failed: t.failed }[status];
	return (
		<>
			{controls}
			{error && (
				<div class="lab-error">
					<p>{t.pytorchSays}</p>
					<pre>
						<samp>{error.text}</samp>
					</pre>
					<p>{error.plain}</p>
				</div>
			)}
			{kept && !children ? (
				<div class="lab-result" aria-busy={busy} hidden={Boolean(error)} dangerouslySetInnerHTML={KEPT} />
			) : (
				<div class="lab-result" aria-busy={busy && Boolean(children)} hidden={Boolean(error)}>
					{children ?? <p class="lab-wait">{waiting}</p>}
				</div>
			)}
		</>
	);
}
