import { useRef, useState } from 'preact/hooks';
import { BACKENDS, type Backend } from '../../engine/backend.ts';
import type { Device } from '../../engine/device.ts';
import type { Engine } from '../../engine/index.ts';

export interface EngineState {
	status: 'idle' | 'loading' | 'ready' | 'failed';
	devices: Device[];
	/** What computes, once something does. */
	device: Device | undefined;
	/** The backend that stopped working and was left, for a note to the reader. */
	lost: Backend | undefined;
}

/**
 * The engine of a lab: loaded at the first use, and replaced by the next device when one is lost.
 *
 * `use` runs work on it; of several calls in flight only the newest one's result is given back.
 */
export function useEngine() {
	const [state, setState] = useState<EngineState>({
		status: 'idle',
		devices: [],
		device: undefined,
		lost: undefined,
	});
	const engine = useRef<Promise<Engine>>();
	const wanted = useRef<Backend>();
	const newest = useRef(0);

	const open = (): Promise<Engine> => {
		engine.current ??= (async () => {
			setState((s) => ({ ...s, status: 'loading' }));
			const { openEngine } = await import('../../engine/index.ts');
			const opened = await openEngine(wanted.current);
			setState((s) => ({ ...s, status: 'ready', devices: opened.devices, device: opened.engine.device }));
			return opened.engine;
		})();
		return engine.current;
	};

	const use = async <T>(work: (engine: Engine) => Promise<T>): Promise<T | undefined> => {
		const mine = ++newest.current;
		for (;;) {
			let current: Engine | undefined;
			try {
				current = await open();
				const result = await work(current);
				return mine === newest.current ? result : undefined;
			} catch (error) {
				console.warn('warmstart: the engine failed:', error);
				engine.current = undefined;
				if (!current || current.device.backend === BACKENDS.at(-1)) {
					setState((s) => ({ ...s, status: 'failed' }));
					return undefined;
				}
				const { backend } = current.device;
				wanted.current = BACKENDS[BACKENDS.indexOf(backend) + 1];
				setState((s) => ({ ...s, lost: backend }));
			}
		}
	};

	/** Makes the results of calls in flight unwanted. */
	const cancel = (): void => {
		newest.current++;
	};

	/** The reader's choice; undefined means the fastest. */
	const choose = (backend: Backend | undefined): void => {
		wanted.current = backend;
		engine.current = undefined;
		setState((s) => ({ ...s, lost: undefined }));
	};

	return { state, use, cancel, choose };
}
