import { Check } from '../shared/Check.tsx';
import { Select } from '../shared/Select.tsx';
import { FIXES, INTO, SAVED, type State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (next: State) => void;
}

/** From what the file was saved, into what it is loaded, and what is done to its names. */
export function Controls({ state, t, onChange }: Props) {
	const { saved, into, fix, strict } = state;
	return (
		<div class="lab-options lab-choices">
			<Select
				label={t.saved}
				of={SAVED}
				names={t.models}
				value={saved}
				onChange={(next) => onChange({ ...state, saved: next })}
			/>
			<Select
				label={t.into}
				of={INTO}
				names={t.models}
				value={into}
				onChange={(next) => onChange({ ...state, into: next })}
			/>
			<Select
				label={t.fix}
				of={FIXES}
				names={t.fixes}
				value={fix}
				onChange={(next) => onChange({ ...state, fix: next })}
			/>
			<Check label={t.strict} checked={strict} onChange={(next) => onChange({ ...state, strict: next })} />
		</div>
	);
}
