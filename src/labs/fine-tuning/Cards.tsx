import { WAYS, type Way } from './state.ts';
import type { TuningStrings } from './strings.en.ts';

/** What stands on a way's card: per cent of the held-out digits. */
export interface Score {
	/** Before the first step. */
	start: number;
	/** Now; nothing before the first step. */
	now: number | undefined;
}

/** Per cent as a reader sees it. */
export const percent = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');

/** The three ways side by side, each with what it could before and what it can now. */
export function Cards({ scores, t }: { scores: Record<Way, Score>; t: TuningStrings }) {
	return (
		<div class="train-cards tune-cards">
			{WAYS.map((way) => {
				const { start, now } = scores[way];
				return (
					<div key={way} class="train-card" data-kind={way}>
						<p>
							<b>{t.way[way]}</b>
						</p>
						<p>
							<output>{percent(now ?? start)} %</output>
						</p>
						<p>{now === undefined ? t.untrained : t.from(percent(start))}</p>
						<p>{t.what[way]}</p>
					</div>
				);
			})}
		</div>
	);
}
