import { shorten } from './shorten.ts';

interface Props {
	/** As PyTorch prints it. */
	text: string;
	words: {
		/** In place of keys that are left out. */
		more: (count: number) => string;
		whole: string;
	};
}

/**
 * A message of PyTorch's to the letter, with its lists of hundreds of keys folded until somebody wants them. It
 * unfolds without a script, because it stands in the page before one has run.
 */
export function TorchText({ text, words }: Props) {
	const pieces = shorten(text);
	return (
		<div class="torch-text">
			<pre>
				<samp>
					{pieces.map((piece) =>
						'hidden' in piece ? <em key={piece.text}>{words.more(piece.hidden)}</em> : piece.text,
					)}
				</samp>
			</pre>
			{pieces.some((piece) => 'hidden' in piece) && (
				<details>
					<summary>{words.whole}</summary>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
					<pre tabIndex={0}>
						<samp>{text}</samp>
					</pre>
				</details>
			)}
		</div>
	);
}
