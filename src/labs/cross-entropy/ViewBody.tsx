import type { ComponentChildren } from 'preact';
import type { TorchError } from '../../losses/torch-error.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	controls: ComponentChildren;
	error: TorchError | undefined;
	/** The error in plain words. */
	explanation: string;
	/** Undefined until there is a result. */
	children: ComponentChildren;
	failed: boolean;
	t: LabStrings;
}

/** A view: its controls, then PyTorch's error with a plain explanation, else the result. */
export function ViewBody({ controls, error, explanation, children, failed, t }: Props) {
	return (
		<>
			{controls}
			{error && (
				<div class="lab-error">
					<p>{t.pytorchSays}</p>
					<pre>
						<samp>{String(error)}</samp>
					</pre>
					<p>{explanation}</p>
				</div>
			)}
			<div class="lab-result" hidden={Boolean(error)}>
				{children ?? <p class="lab-wait">{failed ? t.failed : t.loading}</p>}
			</div>
		</>
	);
}
