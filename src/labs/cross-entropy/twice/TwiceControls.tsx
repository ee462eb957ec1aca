import { LogitFields } from '../LogitFields.tsx';
import { Presets } from '../Presets.tsx';
import { SliderField } from '../SliderField.tsx';
import type { LabStrings } from '../strings.en.ts';
import { FEWEST, MOST, PRESETS, RANGE, type TwiceState } from './state.ts';
import type { TwiceStrings } from './twice-strings.en.ts';

interface Props {
	state: TwiceState;
	t: LabStrings;
	words: TwiceStrings;
	onChange: (state: TwiceState) => void;
}

/** Presets, the slider of the correct logit, and all logits as fields. */
export function TwiceControls({ state, t, words, onChange }: Props) {
	const { logits, target } = state;
	return (
		<div class="lab-controls">
			<Presets legend={t.presets} presets={PRESETS} names={words.preset} state={state} onChange={onChange} />
			<SliderField
				name={words.correct(target)}
				value={logits[target] ?? ''}
				{...RANGE}
				labels={{ slider: words.correctSlider, field: words.correctField }}
				onChange={(text) => onChange({ ...state, logits: logits.with(target, text) })}
			/>
			<LogitFields
				legend={t.logits}
				logits={logits}
				target={target}
				t={t}
				onLogits={(next) => onChange({ ...state, logits: next })}
				onTarget={(next) => onChange({ ...state, target: next })}
			/>
			<div class="lab-classes">
				<button
					type="button"
					class="lab-button"
					disabled={logits.length >= MOST}
					onClick={() => onChange({ ...state, logits: [...logits, '0'] })}
				>
					+ <span>{t.more}</span>
				</button>
				<button
					type="button"
					class="lab-button"
					disabled={logits.length <= FEWEST}
					onClick={() => onChange({ logits: logits.slice(0, -1), target: Math.min(target, logits.length - 2) })}
				>
					− <span>{t.fewer}</span>
				</button>
			</div>
		</div>
	);
}
