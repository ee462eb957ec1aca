import { parseLiteral } from '../shared/literal.ts';

interface Props {
	name: string;
	text: string;
	range: readonly [low: number, high: number, step: number];
	labels: { field: string; slider: string };
	onText: (text: string) => void;
}

/** Longer than any number a reader would type. */
const LONGEST = 24;

/** A number by slider and by field; the field takes anything, the slider shows it as far as it reaches. */
export function Field({ name, text, range: [min, max, step], labels, onText }: Props) {
	const literal = parseLiteral(text);
	const value = 'value' in literal && !Number.isNaN(literal.value) ? literal.value : 0;
	return (
		<>
			<span class="lab-class">{name}</span>
			<input
				type="range"
				min={min}
				max={max}
				step={step}
				value={Math.min(max, Math.max(min, value))}
				aria-label={labels.slider}
				onInput={(event) => onText(event.currentTarget.value)}
			/>
			<input
				type="text"
				maxLength={LONGEST}
				autocomplete="off"
				spellcheck={false}
				value={text}
				aria-label={labels.field}
				onInput={(event) => onText(event.currentTarget.value)}
			/>
		</>
	);
}
