import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	bytesOf,
	bytesSource,
	CheckpointError,
	checkData,
	checkHeaders,
	numelOf,
	openCheckpoint,
	tensorChunks,
} from '../../src/checkpoint/index.ts';
import { mutate, random } from './mutate.ts';

const FIXTURES = join(import.meta.dirname, '../../src/checkpoint/fixtures');
/** Bytes of one tensor read in a fuzzed file; a view may claim any size. */
const READ = 64 * 1024;

/** What went wrong with one file; `seed` gives it again. */
export interface Failure {
	readonly seed: number;
	readonly file: string;
	readonly error: string;
	readonly ms: number;
}

export interface FuzzResult {
	readonly runs: number;
	readonly failures: Failure[];
	/** The slowest file. */
	readonly slowest: { seed: number; file: string; ms: number };
	/** How many files opened as each format, to see that the mutations reach deep. */
	readonly formats: ReadonlyMap<string, number>;
}

interface Sample {
	name: string;
	bytes: Uint8Array;
}

/** The real and the broken files that mutations start from. */
export function samples(): Sample[] {
	return globSync('**/*.*', { cwd: FIXTURES })
		.filter((f) => !/\.(json|md)$|LICENSE/.test(f))
		.sort()
		.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FIXTURES, name))) }))
		.filter((s) => s.bytes.length > 0);
}

/** The mutated file of a seed. */
export function sampleOf(seed: number, all: readonly Sample[]): Sample {
	const next = random(seed);
	const file = all[Math.floor(next() * all.length)] as Sample;
	const other = all[Math.floor(next() * all.length)] as Sample;
	return { name: file.name, bytes: mutate(file.bytes, other.bytes, next) };
}

/** Opens a file and reads a little of everything in it, as the page would. Throws what the reader throws. */
export async function exercise(bytes: Uint8Array, name: string): Promise<string> {
	const checkpoint = await openCheckpoint(bytesSource(bytes, name));
	const fault = checkpoint.problems.find((p) => p.code === 'reader-fault');
	if (fault) throw new Error(`reader-fault: ${fault.evidence.found}`);
	await checkHeaders(checkpoint);
	await checkData(checkpoint);
	for (const tensor of [...checkpoint.tensors.slice(0, 8), ...checkpoint.hidden.slice(0, 2)]) {
		if (bytesOf(tensor.dtype, numelOf(tensor.shape)) > READ) continue;
		try {
			for await (const _ of tensorChunks(tensor));
		} catch (error) {
			if (!(error instanceof CheckpointError) || error.code === 'internal') throw error;
		}
	}
	return checkpoint.format;
}

/** Opens `runs` mutated files, from `seed` on. */
export async function fuzz(runs: number, seed: number): Promise<FuzzResult> {
	const all = samples();
	const failures: Failure[] = [];
	const formats = new Map<string, number>();
	let slowest = { seed, file: '', ms: 0 };
	for (let i = 0; i < runs; i++) {
		const { name, bytes } = sampleOf(seed + i, all);
		// the processor's time: on a busy machine the wall clock counts other people's work
		const start = process.cpuUsage();
		const elapsed = () => {
			const { user, system } = process.cpuUsage(start);
			return (user + system) / 1000;
		};
		try {
			const format = await exercise(bytes, name);
			formats.set(format, (formats.get(format) ?? 0) + 1);
		} catch (error) {
			const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
			failures.push({ seed: seed + i, file: name, error: text, ms: elapsed() });
		}
		const ms = elapsed();
		if (ms > slowest.ms) slowest = { seed: seed + i, file: name, ms };
	}
	return { runs, failures, slowest, formats };
}
