import { useEffect, useState } from 'preact/hooks';
import { excludes, type Fix, fixesOf } from '../../doctor/fix.ts';
import { CopyCode } from '../shared/CopyCode.tsx';
import type { Preview, Report } from './messages.ts';
import { Prose } from './Prose.tsx';
import type { DoctorStrings } from './strings.en.ts';
import { Wish } from './Wish.tsx';
import { NO_WISHES, planWith } from './wishes.ts';

interface Props {
	report: Report;
	t: DoctorStrings;
	preview: (plan: readonly Fix[]) => Promise<Preview | undefined>;
	onDownload: (plan: readonly Fix[]) => void;
}

/** Milliseconds without a change before the effect is asked for. */
const PAUSE = 150;

const OUTPUTS = ['zip', 'safetensors', 'legacy'] as const;

/** The steps to offer: what the findings ask for, and the other formats. */
function offered(report: Report): { fix: Fix; wanted: boolean }[] {
	const asked = fixesOf(report.findings);
	const formats = OUTPUTS.filter((to) => to !== report.format).map((to): Fix => ({ kind: 'convert', to }));
	const more = formats.filter((f) => !asked.some((a) => JSON.stringify(a.fix) === JSON.stringify(f)));
	return [...asked, ...more.map((fix) => ({ fix, wanted: false }))];
}

function label(fix: Fix, t: DoctorStrings): string {
	switch (fix.kind) {
		case 'unwrap':
			return t.fix.unwrap(fix.path.length ? `\`${fix.path.join('.')}\`` : '');
		case 'strip-prefix':
			return t.fix['strip-prefix'](fix.prefixes.map((p) => `\`${p}\``).join(' '));
		case 'drop':
			return t.fix.drop(fix.paths.length);
		case 'retag-device':
			return t.fix['retag-device'](`\`${fix.device}\``);
		case 'convert':
			return t.fix.convert(t.formats[fix.to]);
		case 'sanitise':
		case 'rebuild-directory':
		case 'salvage':
			return t.fix[fix.kind];
		default:
			return fix.kind;
	}
}

function Effect({ preview, t }: { preview: Preview; t: DoctorStrings }) {
	const { problems, changes, changed, casts, lost, lostCount, replaced, replacedCount, fileName, bytes } = preview;
	if (problems.length) {
		return (
			<div class="doctor-effect" data-problem>
				<p>{t.cannot}</p>
				<ul>
					{problems.slice(0, 3).map(({ code, where, count }) => (
						<li key={`${code} ${where}`}>
							<Prose text={t.planProblem[code](where && `\`${where}\``, count)} />
						</li>
					))}
				</ul>
			</div>
		);
	}
	return (
		<div class="doctor-effect">
			<p class="doctor-becomes">{t.becomes(fileName, bytes ?? 0)}</p>
			{changed + casts.length + lostCount + replacedCount === 0 && <p>{t.unchanged}</p>}
			{casts.map(([dtype, count]) => (
				<p key={dtype}>{t.castFrom(dtype, count)}</p>
			))}
			{changed > 0 && (
				<>
					<p>{t.keysChange(changed)}</p>
					<ul>
						{changes.map(([before, after]) => (
							<li key={before}>
								<del>{before}</del> <ins>{after}</ins>
							</li>
						))}
						{changed > changes.length && <li>{t.more(changed - changes.length)}</li>}
					</ul>
				</>
			)}
			{replacedCount > 0 && (
				<>
					<p>{t.replaced(replacedCount)}</p>
					<ul>
						{replaced.map(([path, what]) => (
							<li key={path}>
								<code>{path}</code> <small>{what}</small>
							</li>
						))}
						{replacedCount > replaced.length && <li>{t.more(replacedCount - replaced.length)}</li>}
					</ul>
				</>
			)}
			{lostCount > 0 && (
				<>
					<p>{t.lost(lostCount)}</p>
					<ul>
						{lost.map(([path, reason]) => (
							<li key={path}>
								<code>{path}</code> <small>{t.reason[reason]}</small>
							</li>
						))}
						{lostCount > lost.length && <li>{t.more(lostCount - lost.length)}</li>}
					</ul>
				</>
			)}
		</div>
	);
}

/** Repairs to tick, what they would do, the repaired file, and the Python that does the same. */
export function Repair({ report, t, preview, onDownload }: Props) {
	const fixes = offered(report);
	const first = () => new Set(fixes.flatMap(({ wanted }, i) => (wanted ? [i] : [])));
	const [ticked, setTicked] = useState(first);
	const [answer, setAnswer] = useState<{ key: string; preview: Preview }>();
	const [wishes, setWishes] = useState(NO_WISHES);
	const plan = planWith(
		report,
		fixes.filter((_, i) => ticked.has(i)).map((f) => f.fix),
		wishes,
	);
	const key = JSON.stringify(plan);

	// another file has other steps
	useEffect(() => {
		setTicked(first());
		setWishes(NO_WISHES);
		setAnswer(undefined);
	}, [report.findings]);

	useEffect(() => {
		let stale = false;
		const ask = () => preview(plan).then((found) => !stale && found && setAnswer({ key, preview: found }));
		// while a name is typed there is nothing to ask
		const timer = plan.length ? setTimeout(ask, PAUSE) : undefined;
		return () => {
			stale = true;
			clearTimeout(timer);
		};
	}, [key, report]);
	// the last effect stays in view, dimmed, until the next one is known
	const shown = plan.length ? answer?.preview : undefined;
	const known = answer?.key === key;

	const tick = (i: number, on: boolean): void => {
		const next = new Set(ticked);
		const fix = fixes[i]?.fix;
		if (!fix) return;
		if (on) {
			for (const j of [...next]) if (excludes(fix, (fixes[j] as { fix: Fix }).fix)) next.delete(j);
			next.add(i);
		} else next.delete(i);
		setTicked(next);
	};

	return (
		<section aria-labelledby="doctor-repair">
			<h2 id="doctor-repair">{t.repair}</h2>
			<p class="doctor-help">{t.repairLead}</p>
			<fieldset class="doctor-fixes">
				<legend class="sr-only">{t.repair}</legend>
				{fixes.map(({ fix }, i) => (
					<label key={JSON.stringify(fix)} class="lab-check">
						<input
							type="checkbox"
							checked={ticked.has(i)}
							data-fix={fix.kind}
							onChange={(event) => tick(i, event.currentTarget.checked)}
						/>
						<span>
							<Prose text={label(fix, t)} />
						</span>
					</label>
				))}
			</fieldset>
			<Wish wishes={wishes} t={t.wish} onChange={setWishes} />
			<div aria-live="polite" aria-busy={!known}>
				{plan.length === 0 && <p class="doctor-help">{t.nothingTicked}</p>}
				{shown && <Effect preview={shown} t={t} />}
			</div>
			{shown && shown.problems.length === 0 && (
				<div class="doctor-take">
					<button type="button" class="lab-button primary" disabled={!known} onClick={() => onDownload(plan)}>
						{t.download}
					</button>
					{shown.python ? <CopyCode code={shown.python} words={t} /> : <p class="doctor-help">{t.noPython}</p>}
				</div>
			)}
		</section>
	);
}
