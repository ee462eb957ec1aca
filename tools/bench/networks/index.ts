import type { Backend } from '../../../src/engine/index.ts';
import { type Placing, timing } from '../contest.ts';
import { versionOf } from '../machine.ts';
import { type BenchPage, benchPage } from '../page.ts';
import type { Table } from '../table.ts';
import { browserMemory } from './memory.ts';
import type { CompareNetworks } from './page.ts';

declare const compare: CompareNetworks;

/** Milliseconds of timed rounds for each contestant. */
const BUDGET = 20_000;
/** Browsers in which each has its first run. */
const FIRSTS = 5;

const ENTRY = 'tools/bench/networks/page.ts';

async function steady(bench: BenchPage, backend: Backend) {
	const page = await bench.open();
	try {
		await page.evaluate((b) => compare.prepare(b), backend);
		return await page.evaluate(([b, budget]) => compare.steady(b, budget), [backend, BUDGET] as const);
	} finally {
		await page.close();
	}
}

/** One contestant in a browser that has done nothing yet: how long it takes and how much memory it adds. */
async function alone(backend: Backend, contestant: number) {
	const bench = await benchPage(ENTRY);
	try {
		const page = await bench.open();
		const bytes = await page.evaluate((b) => compare.prepare(b), backend);
		const before = await browserMemory(bench.browser);
		const { name, milliseconds } = await page.evaluate(([b, c]) => compare.first(b, c), [backend, contestant] as const);
		// what the task itself held is given back by then
		return { name, milliseconds, peak: (await browserMemory(bench.browser)) - (before - bytes) };
	} finally {
		await bench.close();
	}
}

/** First runs, one contestant after the other, again and again. */
async function firsts(backend: Backend, count: number): Promise<Placing[]> {
	const runs: Awaited<ReturnType<typeof alone>>[][] = [];
	for (let i = 0; i < FIRSTS; i++) {
		const round = [];
		for (let c = 0; c < count; c++) round.push(await alone(backend, c));
		runs.push(round);
	}
	const times = (c: number) => runs.map((round) => round[c]?.milliseconds ?? Number.NaN);
	return Array.from({ length: count }, (_, c) => ({
		name: runs[0]?.[c]?.name ?? '',
		n: FIRSTS,
		...timing(times(c), times(0)),
		peak: Math.min(...runs.map((round) => round[c]?.peak ?? Number.NaN)),
	}));
}

const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

/**
 * ResNet-18 with one picture of 224 × 224: the first logits, and those after them. On every backend, or with
 * `BACKEND=webgl` on that one; the other rows then stay as they are kept.
 */
export async function networks(): Promise<Table> {
	const bench = await benchPage(ENTRY);
	const rows = [];
	try {
		for (const backend of BACKENDS.filter((b) => (process.env['BACKEND'] ?? b) === b)) {
			const outcome = await steady(bench, backend);
			rows.push({ name: `${backend} steady`, ...outcome });
			console.log(`  ${backend}: n = ${outcome.n}`);
			const able = outcome.placings.filter((p) => p.ratio !== undefined).length;
			rows.push({
				name: `${backend} first`,
				n: FIRSTS,
				tolerance: outcome.tolerance,
				placings: await firsts(backend, able),
			});
		}
	} finally {
		await bench.close();
	}
	return {
		title: 'ResNet-18, one picture of 224 × 224',
		note: 'Time over Warmstart’s in the same round, the median of the rounds and, in brackets, their middle half; above 1 is slower than Warmstart. Steady: the picture is given and the logits are read at every run. First: in a fresh browser, from the state dict’s numbers in memory to the first logits, with the library’s code, the device’s start, and the model’s making. ONNX Runtime’s Wasm has a thread a core, Warmstart’s has one.',
		peers: { 'onnxruntime-web': versionOf('onnxruntime-web') },
		rows,
	};
}
