import type { Result as One } from './compute.ts';
import { LabelsResult } from './LabelsResult.tsx';
import type { LabelsResult as Labels } from './labels.ts';
import { OneResult } from './OneResult.tsx';
import type { LabStrings } from './words.en.ts';

/** What was computed last, by its view. */
export type Shown = { view: 'one'; result: One } | { view: 'labels'; result: Labels };

/** The result of either view. */
export function Result({ shown, t }: { shown: Shown; t: LabStrings }) {
	return shown.view === 'one' ? (
		<OneResult result={shown.result} t={t} />
	) : (
		<LabelsResult result={shown.result} t={t} />
	);
}
