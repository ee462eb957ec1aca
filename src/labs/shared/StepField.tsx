import { parseLiteral } from './literal.ts';

interface Props {
	value: string;
	/** What the field is called, for who does not see its place. */
	label: string;
	/** How far an arrow key goes; Shift takes ten times as much. */
	step: number;
	onChange: (text: string) => void;
}

const LONGEST = 24;
/** Decimals that steps of 0.1 and their sums need. */
const DECIMALS = 6;

/** A text field for a number as Python reads it, nan and inf included; the arrow keys step through plain ones. */
export function StepField({ value, label, step, onChange }: Props) {
	const stepBy = (by: number): void => {
		const literal = parseLiteral(value);
		const from = 'value' in literal && Number.isFinite(literal.value) ? literal.value : 0;
		const next = String(Number((from + by).toFixed(DECIMALS)));
		// what was a float stays one, since Python tells 1 from 1.0
		onChange(literal.kind === 'float' && !next.includes('.') ? `${next}.0` : next);
	};
	return (
		<input
			type="text"
			maxLength={LONGEST}
			autocomplete="off"
			spellcheck={false}
			value={value}
			aria-label={label}
			onInput={(event) => onChange(event.currentTarget.value)}
			onKeyDown={(event) => {
				const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
				if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
				event.preventDefault();
				stepBy(way * step * (event.shiftKey ? 10 : 1));
			}}
		/>
	);
}
