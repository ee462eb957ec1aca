import { useState } from 'preact/hooks';

interface Props {
	/** What the code is for. */
	label: string;
	code: string;
	words: { copy: string; copied: string; copyFailed: string };
}

/** How long the answer stays, in milliseconds. */
const SHOWN = 2000;

/** A few lines to take away: what they are for, the lines, and a button. */
export function Copyable({ label, code, words }: Props) {
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
		<div class="lab-copyable">
			<p>{label}</p>
			<pre>
				<code>{code}</code>
			</pre>
			<button type="button" class="lab-button" aria-label={`${words.copy}: ${label}`} onClick={() => void copy()}>
				{answer || words.copy}
			</button>
		</div>
	);
}
