import { formatNumber as n } from '../../shared/format.ts';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchResult } from './compute.ts';
import { plain } from './plain.ts';

interface Props {
	result: BatchResult;
	words: BatchStrings;
}

const total = (terms: readonly number[], sum: number, text: (v: number) => string): string =>
	terms.length ? `${terms.map(text).join(' + ').replaceAll('+ −', '− ')} = ${text(sum)}` : text(sum);

/** From the rows to the loss: what is summed, and what the sum is divided by. */
export function Division({ result, words }: Props) {
	const { index, soft, reduction, loss, weight } = result;
	const steps = index ?? soft;
	if (!steps) return null;
	const counted = index ? steps.rows.filter((_, i) => index.counted[i]) : steps.rows;
	const weights = index ? index.weight.filter((_, i) => index.counted[i]) : [];
	if (reduction === 'none') {
		return (
			<p class="lab-loss" data-loss={loss.join()}>
				<span>{words.loss}</span> <output>[{loss.map(n).join(', ')}]</output>
				<small>{words.noReduction}</small>
			</p>
		);
	}
	const mean = reduction === 'mean';
	return (
		<>
			<div class="batch-division">
				<p>
					<b>{words.summed(counted.length)}</b>
					<span>{total(counted, steps.sum, n)}</span>
				</p>
				{mean && (
					<p data-divisor={steps.divisor}>
						<b>{words.divided}</b>
						<span>
							{index && weight && weights.length > 0 ? total(weights, steps.divisor, plain) : plain(steps.divisor)}{' '}
							<em>{index ? (weight ? words.bySumOfWeights : words.byCount) : words.byRows}</em>
						</span>
					</p>
				)}
			</div>
			<p class="lab-loss" data-loss={loss.join()}>
				<span>{words.lossOf(reduction)}</span> <output>{n(loss[0] ?? Number.NaN)}</output>
				{mean && (
					<small>
						{n(steps.sum)} ÷ {plain(steps.divisor)} = {n(loss[0] ?? Number.NaN)}
					</small>
				)}
			</p>
		</>
	);
}
