import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import { type Backend, type Engine, liveTensors, type Ops, openDevice, probeDevices } from '../../src/engine/index.ts';
import { QUESTIONS } from './questions.ts';

async function open(backend: Backend): Promise<Engine> {
	const device = (await probeDevices()).find((d) => d.backend === backend);
	if (!device) throw new Error(`expected the backend ${backend} to be known`);
	return openDevice(device);
}

/** A backend's answers to the questions. */
async function answers(backend: Backend): Promise<Record<string, number[]>> {
	const engine = await open(backend);
	const all: Record<string, number[]> = {};
	for (const [name, { ask }] of Object.entries(QUESTIONS)) {
		const { answer } = await engine.run((o) => ({ answer: ask(o) }));
		all[name] = [...answer];
	}
	return all;
}

/** Whole numbers from -8 to 8, the same in every run; their products are exact in float32. */
function numbers(count: number, seed: number): Float32Array {
	let state = seed;
	return Float32Array.from({ length: count }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return ((state >>> 16) % 17) - 8;
	});
}

export interface MatMulCase {
	batch: number;
	m: number;
	k: number;
	n: number;
	transposeA: boolean;
	transposeB: boolean;
}

/** Largest difference of the engine's product from a float64 loop's, in units of the largest entry. */
async function matMulErrors(backend: Backend, cases: MatMulCase[]): Promise<number[]> {
	const engine = await open(backend);
	const errors: number[] = [];
	for (const { batch, m, k, n, transposeA, transposeB } of cases) {
		const [a, b] = [numbers(batch * m * k, 1), numbers(batch * k * n, 2)];
		const lead = batch > 1 ? [batch] : [];
		const { product } = await engine.run((o) => ({
			product: o.matMul(
				o.tensor(a, [...lead, ...(transposeA ? [k, m] : [m, k])]),
				o.tensor(b, [...lead, ...(transposeB ? [n, k] : [k, n])]),
				transposeA,
				transposeB,
			),
		}));
		let [difference, scale] = [0, 0];
		for (let s = 0; s < batch; s++) {
			for (let i = 0; i < m; i++) {
				for (let j = 0; j < n; j++) {
					let sum = 0;
					for (let l = 0; l < k; l++) {
						const left = a[s * m * k + (transposeA ? l * m + i : i * k + l)] ?? 0;
						sum += left * (b[s * k * n + (transposeB ? j * k + l : l * n + j)] ?? 0);
					}
					difference = Math.max(difference, Math.abs(sum - (product[(s * m + i) * n + j] ?? Number.NaN)));
					scale = Math.max(scale, Math.abs(sum));
				}
			}
		}
		errors.push(difference / scale);
	}
	return errors;
}

/** What is held after `uses` computations with every operation, beyond what is held after the first ten. */
async function leak(backend: Backend, uses: number): Promise<{ tensors: number; data: number; bytes: number }> {
	const engine = await open(backend);
	const use = () =>
		engine.run((o) =>
			Object.fromEntries(Object.entries(QUESTIONS).flatMap(([name, q]) => (q.large ? [] : [[name, q.ask(o)]]))),
		);
	const held = () => {
		const b = tfBackend() as unknown as {
			numDataIds(): number;
			memory(): { numBytesAllocatedInGPU?: number; numBytesInGPUAllocated?: number };
			wasm?: { HEAPU8: Uint8Array };
		};
		const { numBytesAllocatedInGPU, numBytesInGPUAllocated } = b.memory();
		return {
			tensors: liveTensors(),
			data: b.numDataIds(),
			bytes: numBytesAllocatedInGPU ?? numBytesInGPUAllocated ?? b.wasm?.HEAPU8.length ?? 0,
		};
	};
	// the pools of the GPU backends fill with what one use needs
	for (let i = 0; i < 10; i++) await use();
	const before = held();
	for (let i = 0; i < uses; i++) await use();
	const after = held();
	return {
		tensors: after.tensors - before.tensors,
		data: after.data - before.data,
		bytes: after.bytes - before.bytes,
	};
}

/** Work that has to be refused, by name. */
const REFUSED = {
	add: (o: Ops) => o.add(o.tensor([1, 2, 3], [3]), o.tensor([1, 2], [2])),
	where: (o: Ops) => o.where(o.tensor([1, 0, 1], [3]), o.tensor([1, 2], [2]), o.tensor([1], [1])),
	inner: (o: Ops) => o.matMul(o.tensor([1, 2, 3], [1, 3]), o.tensor([1, 2], [2, 1])),
	batches: (o: Ops) => o.matMul(o.tensor([1, 2], [2, 1, 1, 1]), o.tensor([1, 2, 3], [1, 3, 1, 1])),
	vector: (o: Ops) => o.matMul(o.tensor([1, 2], [2]), o.tensor([1, 2], [2, 1])),
	perm: (o: Ops) => o.transpose(o.tensor([1, 2], [2, 1]), [0, 0]),
	reshape: (o: Ops) => o.reshape(o.tensor([1, 2], [2]), [3]),
	tensor: (o: Ops) => o.tensor([1, 2], [3]),
	/** 1.6 GB out of two small tensors. */
	large: (o: Ops) =>
		o.add(o.tensor(new Float32Array(20_000), [20_000, 1]), o.tensor(new Float32Array(20_000), [1, 20_000])),
};
export type Refused = keyof typeof REFUSED;

/** What a backend says to work that it must not do, and whether it still computes afterwards. */
async function refusals(
	backend: Backend,
	names: Refused[],
): Promise<{ said: Record<string, string>; after: number[] }> {
	const engine = await open(backend);
	const said: Record<string, string> = {};
	for (const name of names) {
		said[name] = await engine
			.run((o) => ({ result: REFUSED[name](o) }))
			.then(
				({ result }) => `nothing, and computed ${result.slice(0, 4).join(' ')}`,
				(error: unknown) => String(error),
			);
	}
	const { sum } = await engine.run((o) => ({ sum: o.add(o.tensor([2], [1]), o.tensor([3], [1])) }));
	return { said, after: [...sum] };
}

export const harness = { answers, matMulErrors, leak, refusals, probeDevices };
Object.assign(window, { harness });
