import { useRef, useState } from 'preact/hooks';
import type { Backend } from '../../engine/device.ts';
import type { EngineState } from '../shared/use-engine.ts';
import type { NamedGuess, Reply, Request, Whose } from './messages.ts';
import type { Refusal, Renamed } from './open-file.ts';
import { type State, weightsOf } from './state.ts';

/** What the reader has asked for. */
export type Phase = 'idle' | 'running' | 'stopped' | 'done' | 'refused' | 'no-picture';

/** What has come of a run so far. */
export interface Found {
	seen?: Uint8Array;
	progress?: { whose: Whose; share: number };
	answers: Partial<Record<Whose, { top: NamedGuess[]; renamed: Renamed }>>;
	refusal?: Refusal;
}

/** What the reader has on their machine and chose. */
export interface Chosen {
	picture: File | undefined;
	file: File | undefined;
}

const idleEngine: EngineState = { status: 'idle', devices: [], device: undefined, lost: undefined };
const nothing: Found = { answers: {} };

/** A worker that classifies: what it has found, and the ways to steer it. */
export function useClassify() {
	const [engine, setEngine] = useState(idleEngine);
	const [phase, setPhase] = useState<Phase>('idle');
	const [found, setFound] = useState(nothing);
	const worker = useRef<Worker>();
	const wanted = useRef<Backend>();
	const run = useRef(0);

	const hear = ({ data }: MessageEvent<Reply>): void => {
		if (data.run !== run.current) return;
		if (data.type === 'device') {
			const { device, devices } = data;
			setEngine((s) => ({ ...s, status: 'ready', device, devices }));
		} else if (data.type === 'seen') setFound((f) => ({ ...f, seen: data.seen }));
		else if (data.type === 'progress') {
			const { whose, done, total } = data;
			setFound((f) => ({ ...f, progress: { whose, share: done / total } }));
		} else if (data.type === 'answer') {
			const { whose, top, renamed } = data;
			setFound(({ progress: _, ...f }) => ({ ...f, answers: { ...f.answers, [whose]: { top, renamed } } }));
		} else if (data.type === 'refused') {
			setFound(({ progress: _, ...f }) => ({ ...f, refusal: data.refusal }));
			setPhase('refused');
		} else if (data.type === 'lost') setEngine((s) => ({ ...s, lost: data.backend }));
		else if (data.type === 'failed') {
			setEngine((s) => ({ ...s, status: 'failed' }));
			setPhase('stopped');
		} else setPhase(data.type);
	};

	const open = (): Worker => {
		const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		made.onmessage = hear;
		made.onerror = () => setEngine((s) => ({ ...s, status: 'failed' }));
		return made;
	};
	const tell = (request: Request): void => {
		worker.current ??= open();
		worker.current.postMessage(request);
	};

	const start = (state: State, { picture, file }: Chosen): void => {
		run.current++;
		setFound(nothing);
		setPhase('running');
		setEngine((s) => ({ ...s, status: s.status === 'ready' ? 'ready' : 'loading' }));
		const { resize } = weightsOf(state);
		tell({ type: 'start', run: run.current, backend: wanted.current, model: state.model, resize, picture, file });
	};

	const cancel = (next: Phase): void => {
		run.current++;
		if (worker.current) tell({ type: 'cancel' });
		setPhase(next);
	};

	return {
		engine,
		phase,
		found,
		start,
		stop: () => {
			setFound(({ progress: _, ...f }) => f);
			cancel('stopped');
		},
		/** Other settings make what was found another's. */
		reset: () => {
			setFound(nothing);
			cancel('idle');
		},
		choose: (backend: Backend | undefined) => {
			wanted.current = backend;
			setFound(nothing);
			cancel('idle');
			setEngine((s) => ({ ...s, status: 'idle', device: undefined, lost: undefined }));
		},
	};
}
