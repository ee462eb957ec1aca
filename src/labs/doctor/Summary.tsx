import { FORMAT_NAMES, size, whole } from '../../doctor/words.ts';
import type { Report } from './messages.ts';
import type { DoctorStrings } from './strings.en.ts';

interface Props {
	report: Report;
	t: DoctorStrings;
	onCheck: (() => void) | undefined;
}

const MARKS = {
	plain: 'M5 10.5l3.2 3.2L15 7',
	refused: 'M10 5v6m0 3v.5',
	dangerous: 'M6 6l8 8m0-8l-8 8',
} as const;

/** What the file is, and whether one may load it. */
export function Summary({ report, t, onCheck }: Props) {
	const { safety } = report;
	const facts: [string, preact.ComponentChildren][] = [
		[
			t.fact.format,
			[FORMAT_NAMES[report.format] ?? report.format, ...report.wrappers.map((w) => t.inside(w))].join(', '),
		],
		[t.fact.size, size(report.size)],
		[t.fact.tensors, whole(report.tensors)],
		[t.fact.parameters, report.tensors ? whole(report.numel) : ''],
		[
			t.fact.dtypes,
			report.dtypes
				.slice(0, 4)
				.map(([dtype, count]) => `${dtype}${report.dtypes.length > 1 ? ` × ${whole(count)}` : ''}`)
				.join(', ') + (report.dtypes.length > 4 ? ', …' : ''),
		],
		[t.fact.read, t.read(report.cost.bytes, report.size, report.cost.milliseconds)],
		[
			t.fact.sums,
			<>
				{t.sums[`${report.checked}`]}{' '}
				{report.checked === false && onCheck && (
					<button type="button" class="lab-button" onClick={onCheck}>
						{t.check(report.size)}
					</button>
				)}
			</>,
		],
	];
	return (
		<section class="doctor-summary" aria-labelledby="doctor-summary">
			<h2 id="doctor-summary" class="doctor-name">
				{report.name}
			</h2>
			<p class="doctor-safety" data-safety={safety}>
				<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
					<circle cx="10" cy="10" r="9" fill="currentColor" />
					<path d={MARKS[safety]} fill="none" stroke="var(--raised)" stroke-width="2" stroke-linecap="round" />
				</svg>
				<span>
					<b>{t.safety[safety].title}</b> {t.safety[safety].text}
				</span>
			</p>
			<dl class="doctor-facts">
				{facts
					.filter(([, value]) => value !== '')
					.map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
			</dl>
		</section>
	);
}
