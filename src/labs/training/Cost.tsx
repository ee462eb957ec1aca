import { formatNumber } from '../shared/format.ts';
import { latest, type Recording, verdictOf } from './recording.ts';
import type { TrainingStrings } from './strings.en.ts';

interface Props {
	recording: Recording;
	t: TrainingStrings;
}

/** What the mistake has cost, in the reader's own numbers. */
export function Cost({ recording, t }: Props) {
	const verdict = verdictOf(recording);
	const { step } = recording;
	const text = {
		slower: () => verdict.kind === 'slower' && t.verdict.slower(verdict.right, verdict.double),
		never: () => verdict.kind === 'never' && t.verdict.never(verdict.right, step),
		hidden: () => verdict.kind === 'hidden' && t.verdict.hidden(verdict.double),
		neither: () => t.verdict.neither(step),
		nan: () => t.verdict.nan,
	}[verdict.kind]();
	return (
		<p class="train-cost" data-verdict={verdict.kind}>
			{text}
			{verdict.kind !== 'nan' && t.floorNote(formatNumber(latest(recording.courses.double.losses)))}
		</p>
	);
}
