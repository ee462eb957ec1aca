import { formatNumber as n } from '../../shared/format.ts';
import { NumberCell } from '../NumberCell.tsx';
import type { LabStrings } from '../strings.en.ts';
import type { Birth } from './births.ts';
import type { Float32Result } from './compute.ts';
import type { Float32Strings } from './float32-strings.en.ts';

interface Props {
	result: Float32Result;
	/** Those that are told of in sentences, in their order. */
	births: readonly Birth[];
	words: Float32Strings;
	t: LabStrings;
}

interface Step {
	id: string;
	label: string;
	/** One a class, or one number of all. */
	values: readonly number[];
	birth?: Birth['step'];
}

/** The formula as written beside the one that shifts first, step by step, with a number where something is born. */
export function Ways({ result, births, words, t }: Props) {
	const { target, logits, naive, stable } = result;
	const table = (way: 'naive' | 'stable', caption: string, steps: Step[]) => (
		<table class="lab-steps" data-way={way}>
			<caption>{caption}</caption>
			<thead>
				<tr>
					{logits.map((_, c) => (
						<th key={`c${c}`} scope="col" data-target={c === target || undefined}>
							{t.classN(c)}
						</th>
					))}
				</tr>
			</thead>
			{steps.map(({ id, label, values, birth }) => (
				<tbody key={id} data-step={id}>
					<tr>
						<th colSpan={logits.length} scope="rowgroup">
							{label}
						</th>
					</tr>
					<tr>
						{values.length < logits.length && <td colSpan={logits.length - values.length} />}
						{values.map((value, c) => {
							const at = values.length === 1 ? undefined : c;
							const born = births.findIndex((b) => b.step === birth && b.at === at);
							return (
								<NumberCell key={`c${c}`} value={value} target={at === target} mark={born >= 0 ? 'born' : undefined}>
									{born >= 0 && <sup>{born + 1}</sup>}
								</NumberCell>
							);
						})}
					</tr>
				</tbody>
			))}
		</table>
	);
	return (
		<div class="float32-ways">
			{table('naive', words.naive, [
				{ id: 'logits', label: words.step.logits, values: logits },
				{ id: 'exp', label: 'exp z', values: naive.exponentials, birth: 'exp' },
				{ id: 'sum', label: 'Σ exp z', values: [naive.sum], birth: 'sum' },
				{ id: 'softmax', label: words.step.softmax, values: naive.softmax, birth: 'softmax' },
				{ id: 'loss', label: words.step.log(target), values: [naive.loss], birth: 'loss' },
			])}
			{table('stable', words.stable, [
				{ id: 'shifted', label: words.step.shifted(n(stable.max)), values: stable.shifted },
				{ id: 'shifted-exp', label: 'exp(z − m)', values: stable.exponentials, birth: 'shifted-exp' },
				{ id: 'shifted-sum', label: 'Σ exp(z − m)', values: [stable.sum] },
				{ id: 'stable-loss', label: words.step.difference(target), values: [stable.loss] },
			])}
		</div>
	);
}
