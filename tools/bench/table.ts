import { size } from '../../src/doctor/words.ts';
import type { Outcome, Placing } from './contest.ts';

/** A bench's outcome: one comparison a row. */
export interface Table {
	title: string;
	/** What the numbers are, and what is in the clock */
	note: string;
	/** Versions of the peers, as installed */
	peers: Record<string, string>;
	rows: ({ name: string; tolerance: number } & Outcome)[];
}

const cell = (placing: Placing | undefined) => {
	if (!placing) return '';
	if (placing.ratio === undefined) return placing.reason?.split(':')[0] ?? '';
	const [low, high] = placing.spread ?? [placing.ratio, placing.ratio];
	return low === high ? placing.ratio.toFixed(2) : `${placing.ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
};

/** The table as text, with the reasons of those that were not timed under it. */
export function tableText({ title, note, rows }: Table): string {
	const names = [...new Set(rows.flatMap((r) => r.placings.map((p) => p.name)))];
	const lines = [
		['', ...names, 'n'],
		...rows.map((r) => [r.name, ...names.map((n) => cell(r.placings.find((p) => p.name === n))), String(r.n)]),
	];
	const widths = lines[0]?.map((_, i) => Math.max(...lines.map((l) => l[i]?.length ?? 0))) ?? [];
	const text = lines.map((l) =>
		l.map((c, i) => (i ? c.padStart(widths[i] ?? 0) : c.padEnd(widths[i] ?? 0))).join('  '),
	);
	const large = rows.flatMap((r) =>
		r.placings
			.filter((p) => p.peak !== undefined)
			.map(
				(p) =>
					`${r.name}: ${p.name} ${p.bytes === undefined ? '' : `read ${size(p.bytes)}, `}at most ${size(p.peak ?? 0)} resident`,
			),
	);
	const reasons = rows.flatMap((r) =>
		r.placings.filter((p) => p.reason).map((p) => `${r.name}: ${p.name} ${p.reason}`),
	);
	return [
		title,
		note,
		'',
		...text,
		...(large.length ? ['', ...large] : []),
		...(reasons.length ? ['', ...reasons] : []),
	].join('\n');
}
