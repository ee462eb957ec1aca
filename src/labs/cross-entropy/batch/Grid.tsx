import { StepField } from '../../shared/StepField.tsx';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchState } from './state.ts';

interface Props {
	state: BatchState;
	words: BatchStrings;
	onChange: (state: BatchState) => void;
}

/** Arrow keys go this far in a logit, a probability and a weight. */
const STEP = { logit: 0.1, probability: 0.1, weight: 0.5, index: 1 };

/** The batch as fields: a sample a row, a class a column; weights and probabilities stand under the logits. */
export function Grid({ state, words, onChange }: Props) {
	const { logits, targets, soft, weight } = state;
	const classes = logits[0]?.length ?? 0;
	const setLogit = (n: number, c: number, text: string) =>
		onChange({ ...state, logits: logits.with(n, (logits[n] ?? []).with(c, text)) });
	const setTarget = (n: number, c: number, text: string) =>
		onChange({ ...state, targets: targets.with(n, (targets[n] ?? []).with(c, text)) });
	const heads = Array.from({ length: classes }, (_, c) => (
		<th key={`c${c}`} scope="col">
			{words.classN(c)}
		</th>
	));
	return (
		<table class="batch-grid">
			<caption>{words.grid}</caption>
			<thead>
				<tr>
					<th scope="col">{words.row}</th>
					{heads}
					{soft ? <td /> : <th scope="col">{words.target}</th>}
				</tr>
			</thead>
			<tbody data-part="logits">
				{logits.map((row, n) => (
					<tr key={`n${n}`}>
						<th scope="row">{n}</th>
						{row.map((text, c) => (
							<td key={`c${c}`} data-target={(!soft && targets[n]?.[0] === String(c)) || undefined}>
								<StepField
									value={text}
									label={words.logit(n, c)}
									step={STEP.logit}
									onChange={(value) => setLogit(n, c, value)}
								/>
							</td>
						))}
						<td class="batch-target">
							{!soft && (
								<StepField
									value={targets[n]?.[0] ?? ''}
									label={words.targetOf(n)}
									step={STEP.index}
									onChange={(value) => setTarget(n, 0, value)}
								/>
							)}
						</td>
					</tr>
				))}
			</tbody>
			{soft && (
				<tbody data-part="targets">
					<tr>
						<th colSpan={classes + 2} scope="rowgroup">
							{words.probabilities}
						</th>
					</tr>
					{targets.map((row, n) => (
						<tr key={`n${n}`}>
							<th scope="row">{n}</th>
							{row.map((text, c) => (
								<td key={`c${c}`}>
									<StepField
										value={text}
										label={words.probability(n, c)}
										step={STEP.probability}
										onChange={(value) => setTarget(n, c, value)}
									/>
								</td>
							))}
							<td />
						</tr>
					))}
				</tbody>
			)}
			{weight.length > 0 && (
				<tbody data-part="weight">
					<tr>
						<th colSpan={classes + 2} scope="rowgroup">
							{words.weightsRow}
						</th>
					</tr>
					<tr>
						<th scope="row">w</th>
						{Array.from({ length: classes }, (_, c) => (
							<td key={`c${c}`}>
								{c < weight.length && (
									<StepField
										value={weight[c] ?? ''}
										label={words.weight(c)}
										step={STEP.weight}
										onChange={(value) => onChange({ ...state, weight: weight.with(c, value) })}
									/>
								)}
							</td>
						))}
						<td class="batch-target">
							{/* too few weights is a mistake worth making, and worth undoing */}
							{weight.length < classes ? (
								<button
									type="button"
									class="lab-button"
									aria-label={words.addWeight}
									onClick={() => onChange({ ...state, weight: [...weight, '1'] })}
								>
									+
								</button>
							) : (
								<button
									type="button"
									class="lab-button"
									aria-label={words.dropWeight}
									onClick={() => onChange({ ...state, weight: weight.slice(0, -1) })}
								>
									−
								</button>
							)}
						</td>
					</tr>
				</tbody>
			)}
		</table>
	);
}
