import { formatNumber as n } from '../../shared/format.ts';
import { NumberCell } from '../NumberCell.tsx';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchResult } from './compute.ts';
import { plain } from './plain.ts';

interface Props {
	result: BatchResult;
	words: BatchStrings;
}

/** What each row gives where targets are class indices; smoothing and weights where they enter. */
export function IndexRows({ result, words }: Props) {
	const { index, targets = [], smoothing, weight } = result;
	if (!index) return null;
	const classes = result.gradient[0]?.length ?? 0;
	const formula = (i: number): string => {
		const [nll, even, row] = [index.picked[i], index.even[i], index.rows[i]].map((v) => n(v ?? 0));
		const hard = weight ? `${plain(index.weight[i] ?? 0)} × ${nll}` : `${nll}`;
		if (!smoothing) return `${hard} = ${row}`;
		return `${plain(1 - smoothing)} × ${hard} + ${plain(smoothing)}/${classes} × ${even} = ${row}`;
	};
	const columns = 4 + (weight ? 1 : 0) + (smoothing ? 1 : 0);
	return (
		<table class="lab-steps batch-rows">
			<caption>{words.rowsCaption}</caption>
			<thead>
				<tr>
					<th scope="col">{words.row}</th>
					<th scope="col">y</th>
					<th scope="col">−log p[y]</th>
					{weight && <th scope="col">w[y]</th>}
					{smoothing > 0 && <th scope="col">{words.evenHead(Boolean(weight))}</th>}
					<th scope="col">{words.loss}</th>
				</tr>
			</thead>
			{targets.map((y, i) => (
				<tbody key={`n${i}`} data-row={i} class={index.counted[i] ? undefined : 'batch-ignored'}>
					<tr>
						<th scope="row">{i}</th>
						<td>{plain(y)}</td>
						{index.counted[i] ? (
							<>
								<NumberCell value={index.picked[i] ?? 0} />
								{weight && <td data-value={index.weight[i]}>{plain(index.weight[i] ?? 0)}</td>}
								{smoothing > 0 && <NumberCell value={index.even[i] ?? 0} />}
								<NumberCell value={index.rows[i] ?? 0} target />
							</>
						) : (
							<>
								<td colSpan={columns - 3} class="batch-says">
									{words.ignored}
								</td>
								<NumberCell value={index.rows[i] ?? 0} />
							</>
						)}
					</tr>
					{index.counted[i] && (weight || smoothing > 0) && (
						<tr class="batch-formula">
							<td colSpan={columns}>{formula(i)}</td>
						</tr>
					)}
				</tbody>
			))}
		</table>
	);
}

/** What each row gives where targets are probabilities: every class has a term of its own. */
export function ProbabilityRows({ result, words }: Props) {
	const { soft, smoothing, weight } = result;
	if (!soft) return null;
	const classes = soft.terms[0]?.length ?? 0;
	return (
		<table class="lab-steps batch-rows batch-soft">
			<caption>{words.rowsCaption}</caption>
			<thead>
				<tr>
					<th scope="col">{words.row}</th>
					{Array.from({ length: classes }, (_, c) => (
						<th key={`c${c}`} scope="col">
							{words.classN(c)}
						</th>
					))}
					<th scope="col">{words.loss}</th>
				</tr>
			</thead>
			{soft.rows.map((row, i) => (
				<tbody key={`n${i}`} data-row={i}>
					<tr>
						<th scope="row">
							{i} · {smoothing ? words.smoothed : 'q'}
						</th>
						{soft.target[i]?.map((q, c) => (
							<NumberCell key={`c${c}`} value={q} full={1} />
						))}
						<td />
					</tr>
					<tr>
						<th scope="row">−log p</th>
						{soft.nll[i]?.map((v, c) => (
							<NumberCell key={`c${c}`} value={v} />
						))}
						<td />
					</tr>
					<tr>
						<th scope="row">{weight ? 'w × q × −log p' : 'q × −log p'}</th>
						{soft.terms[i]?.map((v, c) => (
							<NumberCell key={`c${c}`} value={v} />
						))}
						<NumberCell value={row} target />
					</tr>
				</tbody>
			))}
		</table>
	);
}
