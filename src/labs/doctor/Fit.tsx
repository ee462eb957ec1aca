import { useEffect, useState } from 'preact/hooks';
import type { Fit as FitFound } from '../../doctor/fit/fit.ts';
import type { Group } from '../../nn/architectures/expand.ts';
import { CopyCode } from '../shared/CopyCode.tsx';
import type { FitAnswer, ModelList, Report } from './messages.ts';
import { Prose } from './Prose.tsx';
import type { DoctorStrings } from './strings.en.ts';

interface Props {
	reports: readonly Report[];
	chosen: number;
	t: DoctorStrings;
	models: () => Promise<ModelList | undefined>;
	fit: (into: string | number) => Promise<FitAnswer | undefined>;
	say: (text: string) => void;
}

const GROUPS: readonly Group[] = [
	'classification',
	'segmentation',
	'detection',
	'video',
	'optical_flow',
	'quantization',
];
/** Other files are told from names by this in front of their number. */
const FILE = '#';

const code = (text: string | number) => `\`${text}\``;

/** What has to be done, in the order of the program. */
function stepsOf(found: FitFound, t: DoctorStrings): string[] {
	const { path, rewrite, classes, resized, fixed, strict, otherKeys, versioned } = found;
	return [
		...(path.length
			? [t.fitStep.take(code(path.filter((p) => p !== '<state_dict>').join('.') || 'state_dict()'))]
			: []),
		...(otherKeys ? [t.fitStep.otherKeys(otherKeys)] : []),
		...rewrite.wrappers.map((w) => t.fitStep.strip(code(w))),
		...(rewrite.strip ? [t.fitStep.strip(code(rewrite.strip))] : []),
		...(rewrite.add ? [t.fitStep.add(code(rewrite.add))] : []),
		...(rewrite.densenet ? [t.fitStep.densenet] : []),
		...(versioned ? [t.fitStep.versioned] : []),
		...(classes === undefined ? [] : [t.fitStep.classes(classes)]),
		...(resized.length && classes === undefined ? [t.fitStep.resized(resized.length)] : []),
		...(strict ? [] : [t.fitStep.loose(fixed.missing, fixed.unexpected)]),
	];
}

function Text({ summary, text, open }: { summary: string; text: string; open?: boolean }) {
	return (
		<details class="doctor-verdict" open={open}>
			<summary>
				<Prose text={summary} />
			</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
			<pre tabIndex={0}>
				<samp>{text}</samp>
			</pre>
		</details>
	);
}

function Answer({ answer, t, onOther }: { answer: FitAnswer; t: DoctorStrings; onOther: (name: string) => void }) {
	const { fit: found, python } = answer;
	const { asIs, fixed, strict, of, target, others } = found;
	const steps = stepsOf(found, t);
	const as = !asIs.raises && asIs.loaded > 0 ? 'fits' : strict ? 'with' : fixed.loaded ? 'part' : 'none';
	return (
		<div class="doctor-fit" data-fit={as}>
			<p class="doctor-fit-lead">
				<Prose text={t.fits[as](code(target), fixed.loaded, of)} />
			</p>
			{others.length > 0 && (
				<p class="doctor-fit-others">
					{t.fitOthers}{' '}
					{others.map((name) => (
						<button key={name} type="button" class="lab-chip" onClick={() => onOther(name)}>
							{name}
						</button>
					))}
				</p>
			)}
			{as !== 'fits' && steps.length > 0 && as !== 'none' && (
				<ol>
					{steps.map((step) => (
						<li key={step}>
							<Prose text={step} />
						</li>
					))}
				</ol>
			)}
			<Text summary={t.fitAsIs} text={asIs.text} open={asIs.text.length < 400} />
			{as !== 'fits' && as !== 'none' && <Text summary={t.fitFixed} text={fixed.text} open={fixed.text.length < 400} />}
			{as !== 'none' && (python ? <CopyCode code={python} words={t} /> : <p class="doctor-help">{t.noPython}</p>)}
		</div>
	);
}

/** Whether the file fits a model that the reader chooses, and what makes it fit. */
export function Fit({ reports, chosen, t, models, fit, say }: Props) {
	const [list, setList] = useState<ModelList>();
	const [into, setInto] = useState('');
	const [answer, setAnswer] = useState<FitAnswer>();
	const report = reports[chosen];

	useEffect(() => {
		let stale = false;
		setAnswer(undefined);
		setInto('');
		void models().then((found) => {
			if (stale || !found) return;
			setList(found);
			setInto(found.exact[0] ?? found.nearest[0] ?? '');
		});
		return () => {
			stale = true;
		};
	}, [report]);

	useEffect(() => {
		let stale = false;
		setAnswer(undefined);
		if (into) {
			void fit(into.startsWith(FILE) ? Number(into.slice(FILE.length)) : into).then((found) => {
				if (!stale) setAnswer(found);
			});
		}
		return () => {
			stale = true;
		};
	}, [into]);

	const choose = (value: string): void => {
		setInto(value);
		if (value) say(t.fitChosen(value.startsWith(FILE) ? (reports[Number(value.slice(1))]?.name ?? '') : value));
	};

	if (!list) return null;
	const others = reports.map((r, i) => [r.name, i] as const).filter(([, i]) => i !== chosen && reports[i]?.tensors);
	return (
		<section aria-labelledby="doctor-fit">
			<h2 id="doctor-fit">{t.fit}</h2>
			<p class="doctor-help">
				<Prose text={list.exact[0] ? t.fitKnown(code(list.exact[0]), list.torchvision) : t.fitLead} />
			</p>
			<label class="doctor-into">
				<span>{t.fitInto}</span>
				<select value={into} onChange={(event) => choose(event.currentTarget.value)}>
					<option value="">{t.fitNone}</option>
					{others.length > 0 && (
						<optgroup label={t.fitFiles}>
							{others.map(([name, i]) => (
								<option key={i} value={`${FILE}${i}`}>
									{name}
								</option>
							))}
						</optgroup>
					)}
					{GROUPS.map((group) => (
						<optgroup key={group} label={t.models[group]}>
							{list.names
								.filter(([, g]) => g === group)
								.map(([name]) => (
									<option key={name} value={name}>
										{name}
									</option>
								))}
						</optgroup>
					))}
				</select>
			</label>
			<div aria-live="polite">{answer && <Answer answer={answer} t={t} onOther={choose} />}</div>
		</section>
	);
}
