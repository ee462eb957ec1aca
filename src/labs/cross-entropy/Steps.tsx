import { formatNumber } from '../shared/format.ts';
import type { Result } from './compute.ts';
import { NumberCell } from './NumberCell.tsx';
import { NO_INDEX } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { floorOf } from './twice/bounds.ts';
import type { ResultStrings } from './words.en.ts';

interface Props {
	result: Result;
	t: LabStrings;
	words: ResultStrings;
}

interface Row {
	id: string;
	label: string;
	values: readonly number[];
	/** Draw a bar under each number, in units of 1. */
	bars?: boolean;
	muted?: boolean;
}

/** Below this gradient on the target, a mistake is called confident. */
const CONFIDENT = -0.99;

/** The arithmetic as a table: a step a row, a class a column. */
export function Steps({ result, t, words }: Props) {
	const { logits, target, double, steps, given, gradient, naive } = result;
	const n = formatNumber;
	const v = double ? 'p' : 'z';
	const overflowed =
		target !== NO_INDEX &&
		!Object.is(naive.loss, steps.loss) &&
		!Number.isFinite(naive.loss) &&
		Number.isFinite(steps.loss);
	const confident = !double && Number.isFinite(steps.loss) && (gradient[target] ?? 0) < CONFIDENT;
	const rows: Row[] = [
		{ id: 'input', label: words.step.input, values: logits },
		...(double ? [{ id: 'first', label: words.step.first, values: given, bars: true }] : []),
		{ id: 'shifted', label: words.step.shifted(v, n(steps.max)), values: steps.shifted },
		{ id: 'exp', label: words.step.exp(v), values: steps.exponentials },
		{ id: 'softmax', label: words.step.softmax(n(steps.sum)), values: steps.softmax, bars: true },
		{ id: 'nll', label: words.step.nll, values: steps.logSoftmax.map((l) => 0 - l) },
		{ id: 'gradient', label: double ? words.step.gradientDouble : words.step.gradient, values: gradient, bars: true },
		{ id: 'naive', label: words.step.naive(v, n(naive.loss)), values: naive.exponentials, muted: true },
	];
	return (
		<>
			<table class="lab-steps">
				<caption>{words.stepsCaption}</caption>
				<thead>
					<tr>
						{logits.map((_, c) => (
							<th key={`c${c}`} scope="col" data-target={c === target || undefined}>
								{t.classN(c)}
							</th>
						))}
					</tr>
				</thead>
				{rows.map((row) => (
					<tbody key={row.id} data-step={row.id} class={row.muted ? 'muted' : undefined}>
						<tr>
							<th colSpan={logits.length} scope="rowgroup">
								{row.label}
							</th>
						</tr>
						<tr>
							{row.values.map((value, c) => (
								<NumberCell key={`c${c}`} value={value} target={c === target} {...(row.bars ? { full: 1 } : {})} />
							))}
						</tr>
					</tbody>
				))}
			</table>
			<p class="lab-loss" data-loss={steps.loss}>
				<span>{words.loss}</span> <output>{n(steps.loss)}</output>
				<small>
					{target === NO_INDEX
						? words.lossIgnored
						: words.lossIs(v, target, n(given[target] ?? Number.NaN), n(steps.max), n(steps.sum), n(steps.loss))}
				</small>
			</p>
			<ul class="lab-notes">
				{result.single !== undefined && <li>{words.single(n(result.single), n(floorOf(logits.length)))}</li>}
				{overflowed && <li>{words.naiveBad}</li>}
				{logits.some((v) => Number.isNaN(v) || v === Number.POSITIVE_INFINITY) && <li>{words.nanInput}</li>}
				{logits.includes(Number.NEGATIVE_INFINITY) && <li>{words.maskedNote}</li>}
				{confident && <li>{words.confidentNote}</li>}
				{target !== NO_INDEX && !double && !overflowed && !confident && <li>{words.meanOfOne}</li>}
			</ul>
		</>
	);
}
