import { formatNumber as n } from '../../shared/format.ts';
import { NumberCell } from '../NumberCell.tsx';
import type { TwiceResult } from './compute.ts';
import type { TwiceStrings } from './twice-strings.en.ts';

interface Props {
	result: TwiceResult;
	words: TwiceStrings;
}

/** The two ways as one table: a class a row, so that the same class stands side by side. */
export function SideBySide({ result, words }: Props) {
	const { logits, target, once, twice } = result;
	return (
		<table class="lab-steps twice-table">
			<caption>{words.caption}</caption>
			<colgroup>
				<col class="twice-class" />
				<col />
			</colgroup>
			<colgroup span={2} class="twice-once" />
			<colgroup span={2} class="twice-twice" />
			<thead>
				<tr>
					<td colSpan={2} />
					<th colSpan={2} scope="colgroup">
						{words.once}
					</th>
					<th colSpan={2} scope="colgroup">
						{words.twice}
					</th>
				</tr>
				<tr>
					<th scope="col">
						<span class="sr-only">{words.className}</span>
					</th>
					<th scope="col">z</th>
					<th scope="col">p</th>
					<th scope="col">{words.gradient}</th>
					<th scope="col">{words.again}</th>
					<th scope="col">{words.gradient}</th>
				</tr>
			</thead>
			<tbody>
				{logits.map((z, c) => (
					<tr key={`c${c}`} data-class={c}>
						<th scope="row" data-target={c === target || undefined}>
							{c}
						</th>
						<NumberCell value={z} target={c === target} />
						<NumberCell value={once.softmax[c] ?? 0} full={1} target={c === target} />
						<NumberCell value={once.gradient[c] ?? 0} full={1} target={c === target} />
						<NumberCell value={twice.softmax[c] ?? 0} full={1} target={c === target} />
						<NumberCell value={twice.gradient[c] ?? 0} full={1} target={c === target} />
					</tr>
				))}
			</tbody>
			<tfoot>
				<tr>
					<th colSpan={2} scope="row">
						{words.loss}
					</th>
					<td colSpan={2} data-way="once" data-value={once.loss}>
						{n(once.loss)}
					</td>
					<td colSpan={2} data-way="twice" data-value={twice.loss}>
						{n(twice.loss)}
					</td>
				</tr>
			</tfoot>
		</table>
	);
}
