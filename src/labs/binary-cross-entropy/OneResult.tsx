import type { TorchError } from '../../losses/torch-error.ts';
import { formatNumber } from '../shared/format.ts';
import { Plot } from '../shared/plot/Plot.tsx';
import type { Result } from './compute.ts';
import { notesOf } from './notes.ts';
import { namesOf, plotsOf } from './plots.ts';
import { bceSteps, formatProbability, type Step, withLogitsSteps } from './steps.ts';
import type { LabStrings } from './words.en.ts';

interface CardProps {
	id: string;
	name: string;
	loss: number;
	gradient: number;
	steps: Step[];
	refused: TorchError | undefined;
	explanation: string;
	t: LabStrings;
}

/** One loss: what it gives, and every step on the way; or what PyTorch says instead. */
function Card({ id, name, loss, gradient, steps, refused, explanation, t }: CardProps) {
	return (
		<div class="bce-card" data-loss-id={id} data-loss={loss} data-gradient={gradient}>
			<p class="bce-name">
				<code>{name}</code>
			</p>
			{refused ? (
				<div class="lab-error">
					<p>{t.pytorchSays}</p>
					<pre>
						<samp>{String(refused)}</samp>
					</pre>
					<p>{explanation}</p>
				</div>
			) : (
				<>
					<dl class="bce-figures">
						<div>
							<dt>{t.loss}</dt>
							<dd>{formatNumber(loss)}</dd>
						</div>
						<div>
							<dt>{t.gradient}</dt>
							<dd>{formatNumber(gradient)}</dd>
						</div>
					</dl>
					<table class="bce-steps">
						<caption class="sr-only">{t.stepsOf(name)}</caption>
						<tbody>
							{steps.map((step) => (
								<tr key={step.id} data-step={step.id}>
									<th scope="row">
										{step.formula}
										<small>{step.numbers}</small>
									</th>
									<td data-odd={Number.isFinite(step.value) ? undefined : true}>
										{step.id === 'fed' ? formatProbability(step.value) : formatNumber(step.value)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</>
			)}
		</div>
	);
}

/** Which plain explanation belongs to what a loss refused. */
function explanationOf(refused: TorchError | undefined, z: number, t: LabStrings): string {
	if (!refused) return '';
	if (/elements of input/.test(refused.message)) return Number.isNaN(z) ? t.explain.inputNan : t.explain.input;
	return /elements of target/.test(refused.message) ? t.explain.target : t.explain.dtype;
}

/** Both losses over z, and the steps at the reader's z. */
export function OneResult({ result, t }: { result: Result; t: LabStrings }) {
	const { columns: c, refused, input } = result;
	const [withLogits, bce] = namesOf(input);
	const plots = plotsOf(result, t);
	const card = (refusal: TorchError | undefined) => ({
		refused: refusal,
		explanation: explanationOf(refusal, input.z, t),
		t,
	});
	return (
		<>
			<div class="plots">
				<Plot {...plots.loss} words={t} />
				<Plot {...plots.gradient} words={t} />
			</div>
			<div class="bce-cards">
				<Card
					id="with-logits"
					name={`nn.${withLogits}`}
					loss={c.withLogits[0] as number}
					gradient={c.withLogitsGradient[0] as number}
					steps={withLogitsSteps(result)}
					{...card(refused.withLogits)}
				/>
				<Card
					id="bce"
					name={`nn.${bce}`}
					loss={c.bce[0] as number}
					gradient={c.bceGradient[0] as number}
					steps={bceSteps(result)}
					{...card(refused.bce)}
				/>
			</div>
			<ul class="lab-notes">
				{notesOf(result, t).map((note) => (
					<li key={note}>{note}</li>
				))}
			</ul>
		</>
	);
}
