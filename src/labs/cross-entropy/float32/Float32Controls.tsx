import { LogitFields } from '../LogitFields.tsx';
import { Presets } from '../Presets.tsx';
import { SliderField } from '../SliderField.tsx';
import type { LabStrings } from '../strings.en.ts';
import type { Float32Strings } from './float32-strings.en.ts';
import { type Float32State, PRESETS, RANGE } from './state.ts';

interface Props {
	state: Float32State;
	t: LabStrings;
	words: Float32Strings;
	onChange: (state: Float32State) => void;
}

/** Presets, the scale, and the logits before they are scaled. */
export function Float32Controls({ state, t, words, onChange }: Props) {
	return (
		<div class="lab-controls">
			<Presets legend={t.presets} presets={PRESETS} names={words.preset} state={state} onChange={onChange} />
			<SliderField
				name={words.scale}
				value={state.scale}
				{...RANGE}
				labels={{ slider: words.scaleSlider, field: words.scaleField }}
				onChange={(scale) => onChange({ ...state, scale })}
			/>
			<LogitFields
				legend={words.base}
				logits={state.logits}
				target={state.target}
				t={t}
				onLogits={(logits) => onChange({ ...state, logits })}
				onTarget={(target) => onChange({ ...state, target })}
			/>
		</div>
	);
}
