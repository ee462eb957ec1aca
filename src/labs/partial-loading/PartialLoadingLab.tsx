import { Frame, type Parts } from '../shared/Frame.tsx';
import { Controls } from './Controls.tsx';
import { asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, PRESETS, type State, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	t: LabStrings;
	first?: Parts<State, LabStrings>;
}

/** A file, a model, and what of the one arrives in the other. */
export function PartialLoadingLab({ t, first }: Props) {
	return (
		<Frame
			t={t}
			first={first}
			initial={DEFAULT}
			presets={PRESETS}
			toQuery={toQuery}
			fromQuery={fromQuery}
			Controls={Controls}
			code={asPyTorch}
			load={() => import('./parts.ts')}
		/>
	);
}
