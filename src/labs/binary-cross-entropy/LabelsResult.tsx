import { formatNumber } from '../shared/format.ts';
import type { LabelsResult as Result, Scored } from './labels.ts';
import type { LabStrings } from './words.en.ts';

interface CardProps {
	id: string;
	name: string;
	what: string;
	scored: Scored;
	targets: readonly boolean[];
	words: { probabilities: string; each: string };
	how: string;
	t: LabStrings;
}

/** One way to score the logits: probabilities with their sum, what each class costs, the gradient. */
function Card({ id, name, what, scored, targets, words, how, t }: CardProps) {
	const n = formatNumber;
	const { probabilities, sum, each, loss, gradient } = scored;
	const rows = [
		{ id: 'probabilities', label: words.probabilities, values: probabilities, sum: n(sum), bars: true },
		{ id: 'target', label: t.step.target, values: targets.map(Number), texts: targets.map((on) => (on ? '1' : '0')) },
		{ id: 'each', label: words.each, values: each, sum: n(scored.total) },
		{ id: 'gradient', label: t.step.gradient, values: gradient, bars: true },
	];
	return (
		<div class="bce-card" data-loss-id={id} data-loss={loss}>
			<p class="bce-name">
				<code>{name}</code>
				<span>{what}</span>
			</p>
			<dl class="bce-figures">
				<div>
					<dt>{t.loss}</dt>
					<dd>{n(loss)}</dd>
				</div>
			</dl>
			<table class="lab-steps">
				<caption class="sr-only">{t.stepsOf(name)}</caption>
				<thead>
					<tr>
						{probabilities.map((_, c) => (
							<th key={`c${c}`} scope="col" data-target={targets[c] || undefined}>
								{t.classN(c)}
							</th>
						))}
						<th scope="col">Σ</th>
					</tr>
				</thead>
				{rows.map((row) => (
					<tbody key={row.id} data-step={row.id}>
						<tr>
							<th colSpan={probabilities.length + 1} scope="rowgroup">
								{row.label}
							</th>
						</tr>
						<tr>
							{row.values.map((value, c) => (
								<td
									key={`c${c}`}
									data-target={targets[c] || undefined}
									data-value={value}
									data-odd={Number.isFinite(value) ? undefined : true}
								>
									{row.texts?.[c] ?? n(value)}
									{row.bars && (
										<span
											class="lab-bar"
											data-negative={value < 0 || undefined}
											style={{ inlineSize: `${Math.min(1, Math.abs(value) || 0) * 100}%` }}
										/>
									)}
								</td>
							))}
							<td class="bce-sum">{row.sum}</td>
						</tr>
					</tbody>
				))}
			</table>
			<p class="bce-how">{how}</p>
		</div>
	);
}

/** The same logits scored as several yes-or-no answers and as one choice. */
export function LabelsResult({ result, t }: { result: Result; t: LabStrings }) {
	const { multiLabel, multiClass, input } = result;
	const n = formatNumber;
	return (
		<>
			<div class="bce-cards">
				<Card
					id="multi-label"
					name="nn.BCEWithLogitsLoss"
					what={t.multiLabel}
					scored={multiLabel}
					targets={input.many}
					words={{ probabilities: t.step.sigmoid, each: t.step.each }}
					how={t.meanOf(n(multiLabel.total), input.logits.length, n(multiLabel.loss))}
					t={t}
				/>
				<Card
					id="multi-class"
					name="nn.CrossEntropyLoss"
					what={t.multiClass}
					scored={multiClass}
					targets={input.logits.map((_, c) => c === input.one)}
					words={{ probabilities: t.step.softmax, each: t.step.picked }}
					how={t.oneTerm}
					t={t}
				/>
			</div>
			<ul class="lab-notes">
				<li>{t.sums}</li>
			</ul>
		</>
	);
}
