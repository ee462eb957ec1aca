import type { Reading } from './DrawView.tsx';
import type { DrawStrings } from './draw-strings.en.ts';

interface Props {
	reading: Reading | undefined;
	w: DrawStrings;
}

function Cell({ of, when, digit }: { of: number[] | undefined; when: string; digit: number }) {
	const p = of?.[digit];
	return (
		<td data-when={when} data-most={p !== undefined && p === Math.max(...(of ?? [])) ? '' : undefined}>
			<span class="digits-bar" style={{ inlineSize: `${100 * (p ?? 0)}%` }} />
			<span>{p === undefined ? '–' : (100 * p).toFixed(1)}</span>
		</td>
	);
}

/** The ten probabilities by both networks, as bars with their numbers. */
export function Sureness({ reading, w }: Props) {
	return (
		<table class="digits-sureness">
			<caption>{w.table}</caption>
			<thead>
				<tr>
					<th scope="col">
						<span class="sr-only">{w.digit}</span>
					</th>
					<th scope="col">{w.when.fresh}</th>
					<th scope="col">{w.when.after}</th>
				</tr>
			</thead>
			<tbody>
				{Array.from({ length: 10 }, (_, digit) => (
					<tr key={digit}>
						<th scope="row">{digit}</th>
						<Cell of={reading?.fresh} when="fresh" digit={digit} />
						<Cell of={reading?.after} when="after" digit={digit} />
					</tr>
				))}
			</tbody>
		</table>
	);
}
