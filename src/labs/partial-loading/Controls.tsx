import { Check } from '../shared/Check.tsx';
import { Select } from '../shared/Select.tsx';
import { FILES, FILTERS, MODELS, type State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (next: State) => void;
}

/** The file, the model, and what of the one is handed to the other. */
export function Controls({ state, t, onChange }: Props) {
	return (
		<div class="lab-options lab-choices">
			<Select
				label={t.file}
				of={FILES}
				names={t.files}
				value={state.file}
				onChange={(file) => onChange({ ...state, file })}
			/>
			<Select
				label={t.model}
				of={MODELS}
				names={t.models}
				value={state.model}
				onChange={(model) => onChange({ ...state, model })}
			/>
			<Select
				label={t.filter}
				of={FILTERS}
				names={t.filters}
				value={state.filter}
				onChange={(filter) => onChange({ ...state, filter })}
			/>
			<Check label={t.fill} checked={state.fill} onChange={(fill) => onChange({ ...state, fill })} />
			<Check label={t.strict} checked={state.strict} onChange={(strict) => onChange({ ...state, strict })} />
		</div>
	);
}
