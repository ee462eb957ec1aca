import { useState } from 'preact/hooks';
import type { SharedStrings } from './strings.en.ts';

interface Props {
	code: string;
	words: Pick<SharedStrings, 'copy' | 'copied' | 'copyFailed' | 'showCode'>;
}

/** How long the answer stays, in milliseconds. */
const SHOWN = 2000;

/** *Copy as PyTorch*: a button, its answer, and the code itself for who wants to read it first. */
export function CopyCode({ code, words }: Props) {
	const [answer, setAnswer] = useState('');
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(code);
			setAnswer(words.copied);
		} catch {
			setAnswer(words.copyFailed);
		}
		setTimeout(() => setAnswer(''), SHOWN);
	};
	return (
		<div class="lab-code">
			<button type="button" class="lab-button primary" onClick={() => void copy()}>
				{words.copy}
			</button>
			<span role="status">{answer}</span>
			<details>
				<summary>{words.showCode}</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
				<pre tabIndex={0}>
					<code>{code}</code>
				</pre>
			</details>
		</div>
	);
}
