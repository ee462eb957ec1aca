import { formatNumber } from '../shared/format.ts';
import { KINDS, type Kind } from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';

/** What stands on a network's card. */
export interface Score {
	loss: number;
	/** Per cent of the test images */
	accuracy: number;
}

interface Props {
	scores: Record<Kind, Score>;
	t: Pick<TrainingStrings, 'network' | 'call' | 'recognised' | 'loss'>;
}

/** Per cent as a reader sees it. */
export const percent = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');

/** Code that a narrow card breaks after a bracket rather than within a word. */
const breakable = (code: string) =>
	code.split(/(?<=\()/).flatMap((part, i) => (i ? [<wbr key={part} />, part] : [part]));

/** The two networks side by side, each with its two numbers. */
export function Cards({ scores, t }: Props) {
	return (
		<div class="train-cards">
			{KINDS.map((kind) => (
				<div key={kind} class="train-card" data-kind={kind} data-loss={scores[kind].loss}>
					<p>
						<b>{t.network[kind]}</b> <code>{breakable(t.call[kind])}</code>
					</p>
					<p>
						<output>{percent(scores[kind].accuracy)} %</output> {t.recognised}
					</p>
					<p>
						{t.loss} {formatNumber(scores[kind].loss)}
					</p>
				</div>
			))}
		</div>
	);
}
