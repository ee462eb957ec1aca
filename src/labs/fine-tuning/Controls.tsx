import { Select } from '../shared/Select.tsx';
import { COUNTS, RATES, type State } from './state.ts';
import type { TuningStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: TuningStrings;
	onChange: (next: State) => void;
}

const FILES = ['plain', 'prefixed'] as const;
const COUNT_NAMES = { '10': '10', '40': '40', '160': '160' };
const RATE_NAMES = { '0.05': '0.05', '0.1': '0.1', '0.3': '0.3', '1': '1' };

/** The file, how many digits are labelled, and the learning rate. */
export function Controls({ state, t, onChange }: Props) {
	return (
		<div class="lab-options tune-fields">
			<Select
				label={t.file}
				of={FILES}
				names={t.files}
				value={state.prefixed ? 'prefixed' : 'plain'}
				onChange={(file) => onChange({ ...state, prefixed: file === 'prefixed' })}
			/>
			<Select
				label={t.count}
				of={COUNTS}
				names={COUNT_NAMES}
				value={state.count}
				onChange={(count) => onChange({ ...state, count })}
			/>
			<Select
				label={t.lr}
				of={RATES}
				names={RATE_NAMES}
				value={state.lr}
				onChange={(lr) => onChange({ ...state, lr })}
			/>
		</div>
	);
}
