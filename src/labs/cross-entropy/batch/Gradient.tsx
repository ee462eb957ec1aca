import { NumberCell } from '../NumberCell.tsx';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchResult } from './compute.ts';

/** The strongest tint of a cell; more would make its number hard to read. */
const MOST_HEAT = 0.32;

/** ∂loss/∂logits as a small heat table: the larger, the stronger the tint and the longer the bar. */
export function Gradient({ result, words }: { result: BatchResult; words: BatchStrings }) {
	const { gradient, index, reduction } = result;
	const largest = Math.max(0, ...gradient.flat().map(Math.abs).filter(Number.isFinite));
	return (
		<table class="lab-steps batch-heat" data-step="gradient">
			<caption>{words.gradient(reduction === 'none')}</caption>
			<thead>
				<tr>
					<th scope="col">{words.row}</th>
					{gradient[0]?.map((_, c) => (
						<th key={`c${c}`} scope="col">
							{words.classN(c)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{gradient.map((row, i) => (
					<tr key={`n${i}`} class={index && !index.counted[i] ? 'batch-ignored' : undefined}>
						<th scope="row">{i}</th>
						{row.map((v, c) => (
							<NumberCell
								key={`c${c}`}
								value={v}
								full={largest || 1}
								heat={largest && Number.isFinite(v) ? (Math.abs(v) / largest) * MOST_HEAT : 0}
							/>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
