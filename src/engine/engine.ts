import { env } from '@tensorflow/tfjs-core/dist/environment';
import { dispose, memory, ready, setBackend, tidy } from '@tensorflow/tfjs-core/dist/globals';
import { clone } from '@tensorflow/tfjs-core/dist/ops/clone';
import { compileOnly } from './compile.ts';
import { BACKENDS, type Backend, type Device, probeDevices } from './device.ts';
import { guardMemory } from './limits.ts';
import { type Ops, opsOf, type Values } from './ops.ts';
import { selfTest } from './self-test.ts';
import { watchDevice } from './watch.ts';

/** A backend that is open and computes. */
export interface Engine {
	readonly device: Device;
	/**
	 * Runs `work` on the device and reads back what it returns; every tensor made inside is freed,
	 * also if it throws.
	 *
	 * @throws Error of the backend, or if the device was lost or refused something; open the next one then
	 */
	run<K extends string>(work: (ops: Ops) => Record<K, Values>): Promise<Record<K, Float32Array>>;
	/**
	 * Runs `work` on the device and leaves what it returns there, for later runs to use; reads nothing back.
	 * Every other tensor made inside is freed.
	 *
	 * @throws Error as `run`; what a device refuses may only be told by the next `run`
	 */
	keep<K extends string>(work: (ops: Ops) => Record<K, Values>): Promise<Held<K>>;
	/**
	 * Has the programs compiled that `work` needs, without waiting for one after the other, and computes
	 * nothing; a later `run` of the same shapes is then as fast as its second. What has no programs to
	 * compile (Wasm, CPU) returns at once.
	 */
	compile(work: (ops: Ops) => Record<string, Values>): Promise<void>;
}

/** Values that stay on the device between runs. */
export interface Held<K extends string> {
	readonly values: Readonly<Record<K, Values>>;
	/** Frees them; whoever keeps has to. */
	dispose(): void;
}

const LOAD: Record<Backend, () => Promise<unknown>> = {
	webgpu: () => import('./backends/webgpu.ts'),
	webgl: () => import('./backends/webgl.ts'),
	wasm: () => import('./backends/wasm.ts'),
	cpu: () => import('./backends/cpu.ts'),
};

const FLAGS: Record<Backend, Record<string, boolean | number>> = {
	// TensorFlow.js quietly computes small tensors on the CPU, whatever the backend; a reader who is
	// told "WebGPU" gets WebGPU
	webgpu: { WEBGPU_CPU_FORWARD: false },
	// a program for all shapes of a kernel instead of one for each: a GPU prepares a program at its first use,
	// which was a third of ResNet-18's first run on a software GPU
	webgl: { WEBGL_CPU_FORWARD: false, WEBGL_USE_SHAPES_UNIFORMS: true },
	// threads would need workers from blobs, which the content policy forbids
	wasm: { WASM_HAS_MULTITHREAD_SUPPORT: false },
	cpu: {},
};

// backends that failed on this page: TensorFlow.js cannot start one a second time
const broken = new Set<Backend>();

// what `keep` keeps, so that a `run` that reads it does not free it
const held = new WeakSet<Values>();

// TensorFlow.js has one current backend for the whole page; runs therefore take turns
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = turn.then(work, work);
	turn = mine.catch(() => undefined);
	return mine;
}

async function use(backend: Backend): Promise<void> {
	if (!(await setBackend(backend)))
		throw new Error(`expected TensorFlow.js to start its ${backend} backend, but it refused`);
	await ready();
}

/** Runs the caller's part. Its mistakes leave the backend as it was; a program that was aborted is lost. */
function dispatch(backend: Backend, work: () => Record<string, Values>): Record<string, Values> {
	try {
		return tidy(work);
	} catch (error) {
		if (backend === 'wasm' && error instanceof WebAssembly.RuntimeError) broken.add(backend);
		throw error;
	}
}

/**
 * Loads a backend's code, starts it and tests it.
 *
 * @throws Error if the backend does not start here or computes wrong
 */
export async function openDevice(device: Device): Promise<Engine> {
	const { backend } = device;
	if (device.missing) throw new Error(`expected a usable ${backend} backend, found it missing (${device.missing})`);
	await LOAD[backend]();
	for (const [flag, value] of Object.entries(FLAGS[backend])) env().set(flag, value);
	await inTurn(() => use(backend));
	const ops = opsOf(backend);
	guardMemory(backend);
	const watch = watchDevice(backend);
	const check = (): void => {
		try {
			watch.check();
		} catch (error) {
			// what happened between two runs counts as well
			broken.add(backend);
			throw error;
		}
	};
	const run: Engine['run'] = (work) =>
		inTurn(async () => {
			await use(backend);
			check();
			const results = dispatch(backend, () => work(ops));
			try {
				const read = Object.entries(results).map(async ([name, t]) => [name, await t.data()] as const);
				// a read from a lost device may never answer; what the watch knows then ends it
				const values = await Promise.race([Promise.all(read), watch.failed]);
				watch.check();
				return Object.fromEntries(values) as never;
			} catch (error) {
				broken.add(backend);
				throw error;
			} finally {
				dispose(Object.values(results).filter((t) => !held.has(t)));
			}
		});
	const keep: Engine['keep'] = (work) =>
		inTurn(async () => {
			await use(backend);
			check();
			// what is kept already has an owner, who may free it
			const owned = (t: Values) => (held.has(t) ? clone(t) : t);
			const values = dispatch(backend, () =>
				Object.fromEntries(Object.entries<Values>(work(ops)).map(([name, t]) => [name, owned(t)])),
			);
			for (const t of Object.values(values)) held.add(t);
			return { values: values as never, dispose: () => dispose(values) };
		});
	const compile: Engine['compile'] = (work) =>
		inTurn(async () => {
			await use(backend);
			check();
			await compileOnly(backend, () => dispose(dispatch(backend, () => work(ops))));
		});
	await selfTest({ run, compile });
	return { device, run, keep, compile };
}

/**
 * Opens the wanted backend, else the first that works.
 *
 * @param wanted the reader's choice; undefined takes the fastest
 * @returns the engine, and all devices with what became known of them
 */
export async function openEngine(wanted?: Backend): Promise<{ engine: Engine; devices: Device[] }> {
	const devices = await probeDevices();
	for (const device of devices) if (broken.has(device.backend)) device.missing = 'failed';
	const order = [...BACKENDS].sort((a, b) => Number(b === wanted) - Number(a === wanted));
	for (const backend of order) {
		const device = devices.find((d) => d.backend === backend);
		if (!device || device.missing) continue;
		try {
			return { engine: await openDevice(device), devices };
		} catch (error) {
			console.warn(`warmstart: ${backend} did not start:`, error);
			device.missing = 'failed';
		}
	}
	throw new Error('expected at least the CPU backend to start, but none did; reload the page to try again');
}

/** Tensors alive in TensorFlow.js, for leak tests. */
export function liveTensors(): number {
	return memory().numTensors;
}
