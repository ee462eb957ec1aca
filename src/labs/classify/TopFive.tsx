import type { NamedGuess } from './messages.ts';

interface Props {
	title: string;
	/** What the numbers are, in a sentence. */
	note: string;
	top: readonly NamedGuess[];
	percent: string;
	whose: string;
}

/** Per cent as a reader sees it: with more digits where it is next to nothing. */
export const share = (p: number): string => `${p < 0.01 ? (100 * p).toFixed(2) : (100 * p).toFixed(1)}\u00a0%`;

/** The five likeliest classes, as bars with their numbers. */
export function TopFive({ title, note, top, percent, whose }: Props) {
	return (
		<table class="top-five" data-whose={whose}>
			<caption>
				<b>{title}</b> <span>{note}</span>
			</caption>
			<col />
			<col style={{ inlineSize: '4.5rem' }} />
			<thead class="sr-only">
				<tr>
					<th scope="col">ImageNet</th>
					<th scope="col">{percent}</th>
				</tr>
			</thead>
			<tbody>
				{top.map(({ name, probability }) => (
					<tr key={name}>
						<th scope="row">
							<span lang="en">{name}</span>
							<i style={{ inlineSize: `${100 * probability}%` }} />
						</th>
						<td data-value={probability}>{share(probability)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
