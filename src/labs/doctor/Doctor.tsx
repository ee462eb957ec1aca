import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fix } from '../../doctor/fix.ts';
import type { TensorStatistics } from '../../doctor/statistics/statistics.ts';
import { type Sentences, say } from '../../doctor/words.ts';
import { Client, JobError, type Running } from './client.ts';
import { Details } from './Details.tsx';
import { Findings } from './Findings.tsx';
import { Fit } from './Fit.tsx';
import type { Entry, Report } from './messages.ts';
import { Repair } from './Repair.tsx';
import { Summary } from './Summary.tsx';
import type { DoctorStrings } from './strings.en.ts';
import { Tree } from './Tree.tsx';
import { Welcome } from './Welcome.tsx';

interface Props {
	t: DoctorStrings;
	sentences: Sentences | undefined;
	/** The site's base path, with a slash at its end. */
	base: string;
	/** Address of the page of error messages. */
	errors: string;
	/** Called when all code that a visit needs is loaded. */
	onReady?: () => void;
}

interface Busy {
	readonly what: string;
	readonly done: number;
	readonly cancel: () => void;
}

/** Work that is done sooner shows no bar, in milliseconds. */
const PATIENCE = 400;
/** How long an address of a finished download is kept, in milliseconds: the browser has copied it by then. */
const KEPT = 60_000;

/** The doctor: a file comes in, is read by the worker, and is told about. */
export function Doctor({ t, sentences, base, errors, onReady }: Props) {
	const [reports, setReports] = useState<readonly Report[]>([]);
	const [chosen, setChosen] = useState(0);
	const [busy, setBusy] = useState<Busy>();
	const [problem, setProblem] = useState('');
	const [said, setSaid] = useState('');
	const [over, setOver] = useState(false);
	const [entry, setEntry] = useState<Entry>();
	const [statistics, setStatistics] = useState<ReadonlyMap<Entry, TensorStatistics | 'busy' | 'failed'>>(new Map());
	const client = useRef<Client>();
	const result = useRef<HTMLDivElement>(null);
	const report = reports[chosen];

	const reader = (): Client => {
		client.current ??= new Client();
		return client.current;
	};

	const explain = (error: unknown): string => {
		if (!(error instanceof JobError)) return t.failed.other(String(error));
		if (error.code === 'aborted') return t.cancelled;
		if (error.code === 'source') return t.failed.source;
		return error.code === 'stopped' ? t.failed.stopped : t.failed.other(error.message);
	};

	/** Waits for a job; where it lasts, with a bar and a way to stop it. */
	const wait = async <T,>(
		what: string,
		start: (progress: (done: number) => void) => Running<T>,
	): Promise<T | undefined> => {
		let done = 0;
		let shown = false;
		const running = start((d) => {
			done = d;
			if (shown) setBusy({ what, done, cancel: running.cancel });
		});
		const timer = setTimeout(() => {
			shown = true;
			setBusy({ what, done, cancel: running.cancel });
		}, PATIENCE);
		try {
			setProblem('');
			return await running.done;
		} catch (error) {
			const text = explain(error);
			setProblem(text);
			setSaid(text);
			// an ended worker has forgotten its files
			if (error instanceof JobError && error.code === 'stopped') setReports([]);
			return undefined;
		} finally {
			clearTimeout(timer);
			setBusy(undefined);
		}
	};

	const announce = (first: Report | undefined): void => {
		const leading = first?.findings[0];
		if (!first || !leading || !sentences) return;
		const count = first.findings.filter((f) => f.severity === 'error').length;
		setSaid(t.announceOpen(first.name, say(sentences, leading).title, count));
	};

	const open = async (files: readonly File[]): Promise<void> => {
		const name = files.map((f) => f.name).join(', ');
		const found = await wait(t.opening(name), (progress) => reader().run('open', { files }, progress));
		if (!found) return;
		setReports(found);
		setChosen(0);
		setEntry(undefined);
		setStatistics(new Map());
		announce(found[0]);
		requestAnimationFrame(() => result.current?.focus({ preventScroll: false }));
	};

	const openSample = async (address: string): Promise<void> => {
		try {
			const response = await fetch(address);
			if (!response.ok) throw new Error(String(response.status));
			await open([new File([await response.blob()], address.split('/').at(-1) ?? '')]);
		} catch {
			setProblem(t.failed.sample);
		}
	};

	const check = async (): Promise<void> => {
		const found = await wait(t.checking, (progress) => reader().run('check', { file: chosen }, progress));
		if (!found) return;
		setReports(reports.map((r, i) => (i === chosen ? { ...found, entries: r.entries } : r)));
		announce(found);
	};

	const count = async (of: Entry): Promise<void> => {
		setEntry(of);
		if (!of.tensor?.countable || statistics.get(of)) return;
		const { index } = of.tensor;
		const put = (value: TensorStatistics | 'busy' | 'failed') => setStatistics((s) => new Map(s).set(of, value));
		put('busy');
		const found = await wait(t.counting, (progress) =>
			reader().run('statistics', { file: chosen, tensor: index }, progress),
		);
		put(found ?? 'failed');
	};

	/** Waits for a job that is over at once. */
	const ask = async <T,>(running: Running<T>): Promise<T | undefined> => {
		try {
			return await running.done;
		} catch (error) {
			setProblem(explain(error));
			return undefined;
		}
	};

	const download = async (plan: readonly Fix[]): Promise<void> => {
		const made = await wait(t.writing, (progress) => reader().run('write', { file: chosen, plan }, progress));
		if (!made) return;
		const link = document.createElement('a');
		link.href = URL.createObjectURL(made.blob);
		link.download = made.fileName;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
		setSaid(t.saved(made.fileName));
	};

	useEffect(() => {
		const own = reader();
		own.onReady = onReady;
		own.start();
		let depth = 0;
		const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
		const listen: Record<'dragenter' | 'dragleave' | 'dragover' | 'drop', (event: DragEvent) => void> = {
			dragenter: (event) => {
				if (!hasFiles(event)) return;
				depth++;
				setOver(true);
			},
			dragleave: (event) => {
				if (!hasFiles(event)) return;
				depth = Math.max(0, depth - 1);
				if (depth === 0) setOver(false);
			},
			dragover: (event) => {
				// without this the browser would leave the page for the file
				if (hasFiles(event)) event.preventDefault();
			},
			drop: (event) => {
				if (!hasFiles(event)) return;
				event.preventDefault();
				depth = 0;
				setOver(false);
				const files = [...(event.dataTransfer?.files ?? [])];
				if (files.length) void open(files);
			},
		};
		const events = Object.entries(listen) as [keyof typeof listen, (event: DragEvent) => void][];
		for (const [name, listener] of events) addEventListener(name, listener);
		return () => {
			for (const [name, listener] of events) removeEventListener(name, listener);
		};
	}, []);

	return (
		<div class="lab doctor" data-lab="doctor" data-open={report ? '' : undefined}>
			<Welcome
				t={t}
				base={base}
				over={over}
				small={report !== undefined}
				onFiles={(files) => void open(files)}
				onSample={(address) => void openSample(address)}
			/>
			{busy && (
				<div class="doctor-busy">
					<label>
						<span>{busy.what}</span>
						<progress value={busy.done || undefined} max={1} />
					</label>
					<button type="button" class="lab-button" onClick={busy.cancel}>
						{t.cancel}
					</button>
				</div>
			)}
			{problem && <p class="doctor-problem">{problem}</p>}
			{report && sentences && (
				<div class="doctor-result" ref={result} tabIndex={-1}>
					{reports.length > 1 && (
						<fieldset class="lab-presets doctor-files">
							<legend>{t.files}</legend>
							{reports.map((r, i) => (
								<button
									key={r.name}
									type="button"
									class="lab-chip"
									aria-pressed={i === chosen}
									onClick={() => {
										setChosen(i);
										setEntry(undefined);
									}}
								>
									{r.name}
								</button>
							))}
						</fieldset>
					)}
					<Summary report={report} t={t} onCheck={() => void check()} />
					<Findings findings={report.findings} t={t} sentences={sentences} errors={errors} />
					<section aria-labelledby="doctor-contents">
						<h2 id="doctor-contents">{t.contents}</h2>
						{report.entries.length ? (
							<>
								<Tree entries={report.entries} t={t} onActive={setEntry} onChoose={(e) => void count(e)} />
								<div aria-live="polite">
									<Details
										entry={entry}
										t={t}
										statistics={entry && statistics.get(entry)}
										onStatistics={(e) => void count(e)}
									/>
								</div>
							</>
						) : (
							<p class="doctor-help">{t.empty}</p>
						)}
					</section>
					{report.tensors > 0 && (
						<Fit
							reports={reports}
							chosen={chosen}
							t={t}
							models={() => ask(reader().run('models', { file: chosen }))}
							fit={(into) => ask(reader().run('fit', { file: chosen, into }))}
							say={setSaid}
						/>
					)}
					{report.writable && (
						<Repair
							report={report}
							t={t}
							preview={(plan) => ask(reader().run('preview', { file: chosen, plan }))}
							onDownload={(plan) => void download(plan)}
						/>
					)}
				</div>
			)}
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
