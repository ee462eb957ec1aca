import { Frame, type Parts } from '../shared/Frame.tsx';
import { Controls } from './Controls.tsx';
import { More } from './More.tsx';
import { asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, PRESETS, type State, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	t: LabStrings;
	first?: Parts<State, LabStrings>;
}

/** A builder of torchvision's, how it is called, and what comes of it. */
export function PretrainedModelsLab({ t, first }: Props) {
	return (
		<Frame
			t={t}
			first={first}
			initial={DEFAULT}
			presets={PRESETS}
			toQuery={toQuery}
			fromQuery={fromQuery}
			Controls={Controls}
			More={More}
			code={asPyTorch}
			load={() => import('./parts.ts')}
		/>
	);
}
