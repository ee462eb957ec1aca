/** One entry of a comparison, ready to be timed: what it needs is already on its device. */
export interface Ready<Result> {
	/** One timed run, over when the device is done. */
	run(): Promise<unknown>;
	/** Runs once and reads everything back, for the check. */
	result(): Promise<Result>;
	dispose(): void;
	/** Which of several ways to write the task this is */
	way?: string;
}

/** A library, or ours, in a comparison. */
export interface Contestant<Task, Result> {
	name: string;
	/** @throws Error whose text is the reason why it cannot run here */
	prepare(task: Task, right: (result: Result) => boolean): Promise<Ready<Result>>;
}

/** What came of a contestant. */
export interface Placing {
	name: string;
	/** Median over the rounds of its time over ours in the same round; above 1 it is slower. Missing where it was not timed. */
	ratio?: number;
	/** First and third quartile of the same */
	spread?: [number, number];
	/** Rounds that it was timed in; a slow one leaves before the others */
	n?: number;
	/** Its median time */
	milliseconds?: number;
	/** Largest error against the reference */
	error?: number;
	/** Which of several ways to write the task was its fastest */
	way?: string;
	/** Bytes that it read, where files are compared */
	bytes?: number;
	/** Largest resident memory of its process, where it has one */
	peak?: number;
	/** Why it was not timed: it cannot run here, or its result is wrong. */
	reason?: string;
}

export interface Outcome {
	/** Timed rounds; a round runs one contestant after the other, each once */
	n: number;
	placings: Placing[];
}

/** The value below which a share of the values lies, linear between neighbours. */
function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const at = share * (sorted.length - 1);
	const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
	return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** What rounds of a contestant come to beside ours in the same rounds. */
export function timing(times: number[], ours: number[]): Pick<Placing, 'milliseconds' | 'ratio' | 'spread'> {
	// of neighbours in time, so that a busy machine slows both
	const ratios = times.map((time, i) => time / (ours[i] ?? Number.NaN));
	return {
		milliseconds: median(times),
		ratio: median(ratios),
		spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
	};
}

/** There with Chromium's `--js-flags=--expose-gc`, which the bench's page is opened with. */
declare const gc: () => void;

/** Milliseconds of a run that starts with a clean heap: nobody pays for what another left. */
async function timed(run: () => Promise<unknown>): Promise<number> {
	gc();
	const start = performance.now();
	await run();
	return performance.now() - start;
}

/** Runs of each way before one is chosen; the first, which compiles, does not count. */
const TRIALS = 3;

/**
 * Of several ways to write the same task for a library, the fastest that is right, so that a peer is not
 * slow because of how we wrote it.
 *
 * @param ways by name, so that the outcome can say which it was
 * @param right whether a result is right; a wrong way is passed over
 */
export async function fastest<Result>(
	ways: Record<string, () => Promise<Ready<Result>>>,
	right: (result: Result) => boolean,
): Promise<Ready<Result>> {
	let best: { entry: Ready<Result>; way: string; time: number } | undefined;
	const problems: string[] = [];
	for (const [way, prepare] of Object.entries(ways)) {
		let entry: Ready<Result> | undefined;
		try {
			entry = await prepare();
			if (!right(await entry.result())) throw new Error('its result is wrong');
			await entry.run();
			let time = Number.POSITIVE_INFINITY;
			for (let i = 0; i < TRIALS; i++) time = Math.min(time, await timed(entry.run));
			if (time < (best?.time ?? Number.POSITIVE_INFINITY)) {
				best?.entry.dispose();
				best = { entry, way, time };
			} else entry.dispose();
		} catch (error) {
			entry?.dispose();
			problems.push(`${way}: ${error instanceof Error ? error.message : error}`);
		}
	}
	if (!best) throw new Error(problems.join('; '));
	return { ...best.entry, way: best.way };
}

/** Bounds on a contestant's rounds. */
const ROUNDS = { least: 7, most: 41 };

/**
 * Lets contestants do the same task in interleaved rounds; the first contestant is ours.
 *
 * @param errorOf largest error of a result, already against the reference
 * @param tolerance above it a result is wrong, and its contestant is not timed
 * @param budget milliseconds that each may take in all, in as many rounds as fit, within the bounds
 */
export async function contest<Task, Result>(
	contestants: Contestant<Task, Result>[],
	task: Task,
	errorOf: (result: Result) => number,
	tolerance: number,
	budget: number,
): Promise<Outcome> {
	const placings: Placing[] = contestants.map(({ name }) => ({ name }));
	const ready: { placing: Placing; entry: Ready<Result>; n: number; times: number[] }[] = [];
	for (const [i, contestant] of contestants.entries()) {
		const placing = placings[i] as Placing;
		try {
			const entry = await contestant.prepare(task, (result) => errorOf(result) <= tolerance);
			if (entry.way) placing.way = entry.way;
			placing.error = errorOf(await entry.result());
			if (placing.error <= tolerance) {
				await entry.run();
				const fitting = Math.floor(budget / (await timed(() => entry.run())));
				ready.push({ placing, entry, n: Math.max(ROUNDS.least, Math.min(ROUNDS.most, fitting)), times: [] });
			} else {
				placing.reason = `wrong: its error of ${placing.error.toPrecision(2)} is above ${tolerance}`;
				entry.dispose();
			}
		} catch (error) {
			placing.reason = `does not run: ${error instanceof Error ? error.message : error}`.slice(0, 200);
		}
	}
	const [ours] = ready;
	const others = Math.max(ROUNDS.least, ...ready.slice(1).map((r) => r.n));
	// ours is there in every round, for the others to be compared with
	if (ours) ours.n = others;
	for (let i = 0; i < others; i++) {
		for (const { entry, n, times } of ready) if (i < n) times.push(await timed(() => entry.run()));
	}
	for (const { placing, entry, times } of ready) {
		placing.n = times.length;
		if (ours && ours.placing === placings[0]) Object.assign(placing, timing(times, ours.times));
		else placing.milliseconds = median(times);
		entry.dispose();
	}
	return { n: others, placings };
}
