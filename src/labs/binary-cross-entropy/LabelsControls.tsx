import type { ControlsProps } from './Controls.tsx';
import { Field } from './Field.tsx';
import { FEWEST_LABELS, MOST_LABELS } from './state.ts';
import type { LabStrings } from './words.en.ts';

/** The sliders' range; the fields take anything. */
const RANGE = [-8, 8, 0.1] as const;

/** Several logits, each with a box for the multi-label target and a dot for the multi-class one. */
export function LabelsControls({ state, t, onChange }: ControlsProps & { t: LabStrings }) {
	const { logits, many, one } = state;
	return (
		<fieldset class="lab-logits bce-labels">
			<legend>{t.labels}</legend>
			<div class="bce-row" aria-hidden="true">
				<span />
				<span />
				<span />
				<span>{t.many}</span>
				<span>{t.one}</span>
			</div>
			{logits.map((text, c) => (
				<div class="bce-row" key={`class-${c}`}>
					<Field
						name={String(c)}
						text={text}
						range={RANGE}
						labels={{ field: t.logit(c), slider: t.slider(c) }}
						onText={(typed) => onChange({ ...state, logits: logits.with(c, typed) })}
					/>
					<input
						type="checkbox"
						checked={many[c]}
						aria-label={t.isPositive(c)}
						onChange={(event) => onChange({ ...state, many: many.with(c, event.currentTarget.checked) })}
					/>
					<input
						type="radio"
						name="bce-class"
						checked={one === c}
						aria-label={t.isClass(c)}
						onChange={() => onChange({ ...state, one: c })}
					/>
				</div>
			))}
			<div class="lab-classes">
				<button
					type="button"
					class="lab-button"
					disabled={logits.length >= MOST_LABELS}
					onClick={() => onChange({ ...state, logits: [...logits, '0'], many: [...many, false] })}
				>
					+ <span>{t.more}</span>
				</button>
				<button
					type="button"
					class="lab-button"
					disabled={logits.length <= FEWEST_LABELS}
					onClick={() =>
						onChange({
							...state,
							logits: logits.slice(0, -1),
							many: many.slice(0, -1),
							one: Math.min(one, logits.length - 2),
						})
					}
				>
					− <span>{t.fewer}</span>
				</button>
			</div>
		</fieldset>
	);
}
