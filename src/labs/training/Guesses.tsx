import { useMemo } from 'preact/hooks';
import { DigitImage } from './DigitImage.tsx';
import { CLASSES, type Digits, PIXELS, split } from './digits.ts';
import type { Recording } from './recording.ts';
import { KINDS } from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';

interface Props {
	digits: Digits;
	recording: Recording;
	t: TrainingStrings;
}

/** One test image of each class: its place in the test set and its pixels. */
function examples(digits: Digits) {
	const { test } = split(digits.count);
	return Array.from({ length: CLASSES }, (_, label) => {
		const place = test.findIndex((i) => digits.labels[i] === label);
		const at = (test[place] ?? 0) * PIXELS;
		return { label, place, pixels: digits.pixels.subarray(at, at + PIXELS) };
	});
}

/** Ten test digits, and what each network takes them for. */
export function Guesses({ digits, recording, t }: Props) {
	const shown = useMemo(() => examples(digits), [digits]);
	return (
		<table class="train-guesses">
			<caption>{t.guesses}</caption>
			<thead>
				<tr>
					{shown.map(({ label, pixels }) => (
						<th key={label} scope="col">
							<DigitImage pixels={pixels} label={t.written(label)} />
						</th>
					))}
				</tr>
			</thead>
			{KINDS.map((kind) => (
				<tbody key={kind} data-kind={kind}>
					<tr>
						<th colSpan={CLASSES} scope="rowgroup">
							{t.network[kind]}
						</th>
					</tr>
					<tr>
						{shown.map(({ label, place }) => {
							const guess = recording.courses[kind].guesses[place];
							if (guess === undefined) return <td key={label}>–</td>;
							const right = guess === label;
							return (
								<td key={label} data-right={right}>
									<span aria-hidden="true">
										{guess}
										<i>{right ? '✓' : '✗'}</i>
									</span>
									<span class="sr-only">{t.guessed(guess, right)}</span>
								</td>
							);
						})}
					</tr>
				</tbody>
			))}
		</table>
	);
}
