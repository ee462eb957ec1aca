import type { ComponentChildren } from 'preact';
import type { LabStrings } from './strings.en.ts';
import type { PlainError } from './use-view.ts';

interface Props {
	controls: ComponentChildren;
	error: PlainError | undefined;
	/** Undefined until there is a result. */
	children: ComponentChildren;
	failed: boolean;
	t: LabStrings;
}

/** A view: its controls, then PyTorch's error with a plain explanation, else the result. */
export function ViewBody({ controls, error, children, failed, t }: Props) {
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
			<div class="lab-result" hidden={Boolean(error)}>
				{children ?? <p class="lab-wait">{failed ? t.failed : t.loading}</p>}
			</div>
		</>
	);
}
