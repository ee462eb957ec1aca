import type { Outcome } from '../contest.ts';
import { versionOf } from '../machine.ts';
import { type BenchPage, benchPage } from '../page.ts';
import type { Table } from '../table.ts';
import type { CompareLosses, LossRow } from './page.ts';

declare const compare: CompareLosses;

const SHAPES = [
	[4096, 1000],
	[256, 32000],
] as const;

const PEERS = ['@tensorflow/tfjs-core', 'onnxruntime-web', '@jax-js/jax'];

/** Milliseconds of timed rounds for each contestant of a line. */
const BUDGET = 2500;

const describe = ({ backend, rows, classes, backward }: LossRow) =>
	`${backend} [${rows}, ${classes}] ${backward ? 'forward + gradient' : 'forward'}`;

async function line(bench: BenchPage, row: LossRow): Promise<Outcome & { tolerance: number }> {
	// a page a line: no library has to live with what the others left in memory
	const page = await bench.open();
	try {
		return await page.evaluate(([r, budget]) => compare(r, budget), [row, BUDGET] as const);
	} finally {
		await page.close();
	}
}

/** Cross-entropy over class indices, mean, forward and with the gradient, on every backend. */
export async function losses(): Promise<Table> {
	const bench = await benchPage('tools/bench/losses/page.ts');
	try {
		const rows = [];
		for (const backend of ['webgpu', 'webgl', 'wasm', 'cpu'] as const) {
			for (const [count, classes] of SHAPES) {
				for (const backward of [false, true]) {
					const row = { backend, rows: count, classes, backward };
					const outcome = await line(bench, row);
					console.log(`  ${describe(row)}: n = ${outcome.n}`);
					rows.push({ name: describe(row), ...row, ...outcome });
				}
			}
		}
		return {
			title: 'Cross-entropy, class indices, mean',
			note: 'Time over Warmstart’s in the same round, the median of the rounds and, in brackets, their middle half; above 1 is slower than Warmstart. Logits and targets are on the device before; the loss is read back, the gradient stays. ONNX Runtime and jax-js run the fastest of the ways to write it that are named in the results; each run makes a new gradient.',
			peers: Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
			rows,
		};
	} finally {
		await bench.close();
	}
}
