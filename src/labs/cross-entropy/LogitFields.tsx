import { StepField } from '../shared/StepField.tsx';
import type { LabStrings } from './strings.en.ts';

interface Props {
	legend: string;
	logits: readonly string[];
	target: number;
	t: LabStrings;
	onLogits: (logits: string[]) => void;
	onTarget: (target: number) => void;
}

/** Logits side by side as fields, and under each the button that makes its class the right one. */
export function LogitFields({ legend, logits, target, t, onLogits, onTarget }: Props) {
	return (
		<fieldset class="lab-fields">
			<legend>{legend}</legend>
			{logits.map((text, c) => (
				<div key={`c${c}`} data-target={c === target || undefined}>
					<span class="lab-class">{t.classN(c)}</span>
					<StepField value={text} label={t.logit(c)} step={0.1} onChange={(value) => onLogits(logits.with(c, value))} />
					<button
						type="button"
						class="lab-chip"
						aria-pressed={c === target}
						aria-label={t.setTarget(c)}
						onClick={() => onTarget(c)}
					>
						{t.isTarget}
					</button>
				</div>
			))}
		</fieldset>
	);
}
