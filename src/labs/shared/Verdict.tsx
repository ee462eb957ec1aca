import { TorchText } from './TorchText.tsx';
import type { torchText } from './torch-text.en.ts';

interface Props {
	outcome: 'loaded' | 'partly' | 'raised' | 'silent';
	headline: string;
	/** How many tensors fit. */
	fit: string;
	/** Why, and what to know of it. */
	sentences: readonly string[];
	report: { readonly error?: { readonly type: string; readonly text: string }; readonly text: string };
	words: typeof torchText;
}

/** How a load ends: in a word, in plain sentences, and in PyTorch's own words. */
export function Verdict({ outcome, headline, fit, sentences, report, words }: Props) {
	return (
		<div class="lab-verdict" data-outcome={outcome}>
			<p>
				<strong>{headline}</strong> <span>{fit}</span>
			</p>
			{sentences.map((sentence) => (
				<p key={sentence}>{sentence}</p>
			))}
			<TorchText text={report.error ? `${report.error.type}: ${report.error.text}` : report.text} words={words} />
		</div>
	);
}
