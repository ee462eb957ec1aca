import { Frame } from '../shared/Frame.tsx';
import { Controls } from './Controls.tsx';
// all of it from the start: the copy buttons of the first result must work, and it is small
import * as parts from './parts.ts';
import { DEFAULT, fromQuery, PRESETS, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';

/** A tool, a mirror, for how long and on which system, and the command or the file for it. */
export function PackageMirrorsLab({ t }: { t: LabStrings }) {
	return (
		<Frame
			t={t}
			first={parts}
			initial={DEFAULT}
			presets={PRESETS}
			toQuery={toQuery}
			fromQuery={fromQuery}
			Controls={Controls}
			load={async () => parts}
		/>
	);
}
