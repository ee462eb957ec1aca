import { Select } from '../shared/Select.tsx';
import { CHOICES, SPANS, type State, SYSTEMS, TOOLS } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (next: State) => void;
}

/** The tool, the mirror, for how long, and the system. */
export function Controls({ state, t, onChange }: Props) {
	return (
		<div class="lab-options lab-choices mirror-choices">
			<Select
				label={t.tool}
				of={TOOLS}
				names={t.tools}
				value={state.tool}
				onChange={(tool) => onChange({ ...state, tool })}
			/>
			<Select
				label={t.mirror}
				of={CHOICES}
				names={t.mirrors}
				value={state.mirror}
				onChange={(mirror) => onChange({ ...state, mirror })}
			/>
			<Select
				label={t.span}
				of={SPANS}
				names={t.spans}
				value={state.span}
				onChange={(span) => onChange({ ...state, span })}
			/>
			<Select
				label={t.system}
				of={SYSTEMS}
				names={t.systems}
				value={state.system}
				onChange={(system) => onChange({ ...state, system })}
			/>
			{state.mirror === 'own' && (
				<label class="mirror-own">
					{t.address}
					<input
						type="text"
						inputMode="url"
						autocomplete="off"
						autocapitalize="off"
						spellcheck={false}
						value={state.url}
						onInput={(event) => onChange({ ...state, url: event.currentTarget.value })}
					/>
				</label>
			)}
		</div>
	);
}
