import { Verdict } from '../shared/Verdict.tsx';
import { DigitImage } from '../training/DigitImage.tsx';
import type { Examination, Guess, Score } from './examine.ts';
import { load } from './load.ts';
import type { ResultStrings } from './result-strings.en.ts';
import type { State } from './state.ts';

/** Per cent as a reader sees it. */
export const percent = ({ right, of }: Score): string => ((100 * right) / of).toFixed(1);

/** Colours that a terminal would show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are taken out
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

function Mark({ guess, label, t }: { guess: number | undefined; label: number; t: ResultStrings }) {
	if (guess === undefined) return <td>–</td>;
	const right = guess === label;
	return (
		<td data-right={right}>
			<span aria-hidden="true">
				{guess}
				<i>{right ? '✓' : '✗'}</i>
			</span>
			<span class="sr-only">{t.guessed(guess, right)}</span>
		</td>
	);
}

function Row({ row, t }: { row: readonly Guess[]; t: ResultStrings }) {
	return (
		<table class="digits-row">
			<caption>{t.row}</caption>
			<thead>
				<tr>
					<td />
					{row.map(({ label, pixels }) => (
						<th key={label} scope="col">
							<DigitImage pixels={pixels} label={t.written(label)} />
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{(['fresh', 'after'] as const).map((when) => (
					<tr key={when}>
						<th scope="row">{t.when[when]}</th>
						{row.map((guess) => (
							<Mark key={guess.label} guess={guess[when]} label={guess.label} t={t} />
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

interface Props {
	state: State;
	/** Before a device has read the digits, without the digits themselves; undefined while it reads them. */
	result: (Partial<Examination> & Pick<Examination, 'fresh' | 'after'>) | undefined;
	t: ResultStrings;
}

/** How the loading ends, and how many digits are read before and after it. */
export function LoadResult({ state, result, t }: Props) {
	const loading = load(state);
	const { outcome, reason, error, text } = loading;
	const score = (when: 'fresh' | 'after') => {
		const found = result?.[when];
		return (
			<div class="digits-card" data-when={when} data-holds={when === 'fresh' ? 'fresh' : loading.holds}>
				<p>{t.when[when]}</p>
				<p>
					<output>{found ? `${percent(found)} %` : '–'}</output>
				</p>
				<p>{found ? t.score(found.right, found.of) : result ? t.noModel : t.counting}</p>
			</div>
		);
	};
	const { row = [], missed = [] } = result ?? {};
	return (
		<>
			<div class="digits-cards">
				{score('fresh')}
				{score('after')}
			</div>
			<Verdict
				outcome={outcome}
				headline={t.outcomes[outcome]}
				fit=""
				sentences={[t.reasons[reason]]}
				report={{ ...(error && { error: { ...error, text: plain(error.text) } }), text: text || t.printsNothing }}
				words={t}
			/>
			{row.length > 0 && <Row row={row} t={t} />}
			{missed.length > 0 && (
				<div class="digits-missed">
					<p>{t.missed(missed.length)}</p>
					<ul>
						{missed.map(({ pixels, label, after }, i) => (
							<li key={i}>
								<DigitImage pixels={pixels} label={t.written(label)} />
								{t.takenFor(label, after ?? label)}
							</li>
						))}
					</ul>
				</div>
			)}
		</>
	);
}
