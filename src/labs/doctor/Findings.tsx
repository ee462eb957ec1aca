import type { Finding, TorchText } from '../../doctor/finding.ts';
import { type Sentences, say } from '../../doctor/words.ts';
import { Prose } from './Prose.tsx';
import type { DoctorStrings } from './strings.en.ts';

interface Props {
	findings: readonly Finding[];
	t: DoctorStrings;
	sentences: Sentences;
	/** Address of the page of error messages. */
	errors: string;
}

/** torch puts a terminal's bold type around a warning; a page shows the words. */
const plain = (text: string) => text.replaceAll('\u001b[1m', '').replaceAll('\u001b[0m', '');

function Message({ torch, t }: { torch: TorchText; t: DoctorStrings }) {
	const call = t.says[torch.call];
	const texts: (readonly [version: string, text: string | null])[] =
		torch.older === undefined
			? [['', torch.text]]
			: [
					['2.14', torch.text],
					['2.6', torch.older],
				];
	return (
		<>
			{texts.map(([version, text]) =>
				text === null ? (
					<p key={version} class="doctor-loads">
						{t.loads(call, version || '2.14')}
					</p>
				) : (
					<details key={version} class="doctor-message" open={version !== '2.6'}>
						<summary>{version ? t.prints(call, version) : t.printsBoth(call)}</summary>
						{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
						<pre tabIndex={0}>
							<samp>{plain(text)}</samp>
						</pre>
					</details>
				),
			)}
		</>
	);
}

function Card({ finding, t, sentences, errors }: Omit<Props, 'findings'> & { finding: Finding }) {
	const { title, text, next } = say(sentences, finding);
	const { torch, known, severity, params } = finding;
	const { globals } = params;
	return (
		<li class="doctor-finding" data-severity={severity} data-code={finding.code}>
			<h3>
				<span class="doctor-severity">{t.severity[severity]}</span> <Prose text={title} />
			</h3>
			<p>
				<Prose text={text} />
			</p>
			{next && (
				<p class="doctor-next">
					<Prose text={next} />
				</p>
			)}
			{globals && globals.length > 0 && (
				<details class="doctor-globals">
					<summary>{t.names(globals.length)}</summary>
					<ul>
						{globals.map((g) => (
							<li key={g.name}>
								<code>{g.name}</code> <small>{t.atByte(g.byte, g.record)}</small>
							</li>
						))}
					</ul>
				</details>
			)}
			{torch && <Message torch={torch} t={t} />}
			{known && (
				<p class="doctor-known">
					<a href={`${errors}#${known}`}>{t.known}</a>
				</p>
			)}
		</li>
	);
}

/** What was found, the worst first. */
export function Findings({ findings, ...rest }: Props) {
	return (
		<section aria-labelledby="doctor-findings">
			<h2 id="doctor-findings">{rest.t.findings}</h2>
			<ul class="doctor-findings">
				{findings.map((finding, i) => (
					<Card key={`${finding.code} ${i}`} finding={finding} {...rest} />
				))}
			</ul>
		</section>
	);
}
