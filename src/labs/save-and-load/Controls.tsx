import { Check } from '../shared/Check.tsx';
import { Select } from '../shared/Select.tsx';
import { FILES, LOADS, type State, USES } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (next: State) => void;
}

/** Which file, how it is read, what is done with what comes out, and whether its class is still there. */
export function Controls({ state, t, onChange }: Props) {
	const { file, load, use, renamed } = state;
	return (
		<div class="lab-options lab-choices">
			<Select
				label={t.file}
				of={FILES}
				names={t.files}
				value={file}
				onChange={(next) => onChange({ ...state, file: next })}
			/>
			<Select
				label={t.load}
				of={LOADS}
				names={t.loads}
				value={load}
				onChange={(next) => onChange({ ...state, load: next })}
			/>
			<Select
				label={t.use}
				of={USES}
				names={t.uses}
				value={use}
				onChange={(next) => onChange({ ...state, use: next })}
			/>
			<Check label={t.renamed} checked={renamed} onChange={(next) => onChange({ ...state, renamed: next })} />
		</div>
	);
}
