import { Select } from '../shared/Select.tsx';
import { MODELS } from './models.ts';
import { LINES, type State, withLine, withModel } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (next: State) => void;
}

const NAMES = Object.fromEntries(MODELS.map((name) => [name, name])) as Record<(typeof MODELS)[number], string>;

/** The model, and what its builder is given. */
export function Controls({ state, t, onChange }: Props) {
	return (
		<div class="lab-options lab-choices">
			<Select
				label={t.model}
				of={MODELS}
				names={NAMES}
				value={state.model}
				onChange={(model) => onChange(withModel(state, model))}
			/>
			<Select
				label={t.line}
				of={LINES}
				names={t.lines}
				value={state.line}
				onChange={(line) => onChange(withLine(state, line))}
			/>
		</div>
	);
}
