import { parseLiteral } from '../shared/literal.ts';
import { StepField } from '../shared/StepField.tsx';

interface Props {
	name: string;
	value: string;
	min: number;
	max: number;
	step: number;
	/** Names of the two inputs. */
	labels: { slider: string; field: string };
	onChange: (text: string) => void;
}

/** A slider with a field beside it that takes what the slider cannot. */
export function SliderField({ name, value, min, max, step, labels, onChange }: Props) {
	const literal = parseLiteral(value);
	const at = 'value' in literal && Number.isFinite(literal.value) ? literal.value : min;
	return (
		<div class="lab-slider">
			<span aria-hidden="true">{name}</span>
			<input
				type="range"
				min={min}
				max={max}
				step={step}
				value={at}
				aria-label={labels.slider}
				onInput={(event) => onChange(event.currentTarget.value)}
			/>
			<StepField value={value} label={labels.field} step={step} onChange={onChange} />
		</div>
	);
}
