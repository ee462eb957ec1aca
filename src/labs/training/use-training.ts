import { useEffect, useRef, useState } from 'preact/hooks';
import type { Backend } from '../../engine/device.ts';
import type { EngineState } from '../shared/use-engine.ts';
import { type Digits, readDigits } from './digits.ts';
import type { Reply, Request } from './messages.ts';
import { newRecording, type Recording, record } from './recording.ts';
import { RUN } from './settings.ts';

/** What the reader has asked for; `finished` has reached the goal. */
export type Phase = 'idle' | 'running' | 'stopped' | 'finished';

export interface TrainingState {
	phase: Phase;
	/** Whether the training waits because nobody sees it. */
	unseen: boolean;
	/** Steps at which the run ends. */
	goal: number;
	recording: Recording;
	digits: Digits | undefined;
	engine: EngineState;
}

/** How often the page is drawn while the worker trains, ms; the second for readers who want less motion. */
const REDRAW = { full: 100, reduced: 1000 };

const redrawEvery = (): number =>
	matchMedia('(prefers-reduced-motion: reduce)').matches ? REDRAW.reduced : REDRAW.full;

const idleEngine: EngineState = { status: 'idle', devices: [], device: undefined, lost: undefined };

/** A training in a worker: what it has brought so far, and the ways to steer it. */
export function useTraining(dataUrl: string) {
	const [engine, setEngine] = useState(idleEngine);
	const [phase, setPhase] = useState<Phase>('idle');
	const [unseen, setUnseen] = useState(false);
	const [goal, setGoal] = useState(RUN);
	const [, redraw] = useState(0);
	const recording = useRef(newRecording());
	const digits = useRef<Digits>();
	const worker = useRef<Promise<Worker>>();
	const wanted = useRef<Backend>();
	const run = useRef(0);
	const timer = useRef<ReturnType<typeof setTimeout>>();
	const target = useRef(RUN);
	const root = useRef<HTMLDivElement>(null);

	const draw = (): void => {
		timer.current ??= setTimeout(() => {
			timer.current = undefined;
			redraw((n) => n + 1);
		}, redrawEvery());
	};

	const hear = ({ data }: MessageEvent<Reply>): void => {
		if (data.run !== run.current) return;
		if (data.type === 'device') {
			const { device, devices } = data;
			setEngine((s) => ({ ...s, status: 'ready', device, devices }));
		} else if (data.type === 'progress') {
			record(recording.current, data);
			if (data.step >= target.current) setPhase('finished');
			draw();
		} else if (data.type === 'lost') {
			recording.current = newRecording();
			setEngine((s) => ({ ...s, lost: data.backend }));
		} else {
			setEngine((s) => ({ ...s, status: 'failed' }));
			setPhase('stopped');
		}
	};

	const open = async (): Promise<Worker> => {
		const response = await fetch(dataUrl);
		if (!response.ok) throw new Error(`expected the digits at ${dataUrl}, found status ${response.status}`);
		const bytes = new Uint8Array(await response.arrayBuffer());
		digits.current = readDigits(bytes);
		const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		made.onmessage = hear;
		made.onerror = () => setEngine((s) => ({ ...s, status: 'failed' }));
		made.postMessage({ type: 'data', bytes } satisfies Request);
		return made;
	};

	const tell = async (request: Request): Promise<void> => {
		try {
			worker.current ??= open();
			(await worker.current).postMessage(request);
		} catch (error) {
			console.warn('warmstart: the training could not start:', error);
			worker.current = undefined;
			setEngine((s) => ({ ...s, status: 'failed' }));
			setPhase('stopped');
		}
	};

	const aim = (steps: number): void => {
		target.current = steps;
		setGoal(steps);
	};

	const start = (settings: { lr: number; seed: number }): void => {
		recording.current = newRecording();
		run.current++;
		aim(RUN);
		setPhase('running');
		setEngine((s) => ({ ...s, status: s.status === 'ready' ? 'ready' : 'loading' }));
		void tell({ type: 'start', run: run.current, goal: RUN, backend: wanted.current, ...settings });
	};

	const stop = (): void => {
		setPhase('stopped');
		void tell({ type: 'stop' });
	};

	/** Goes on after a stop; after the goal, for as long again. */
	const resume = (): void => {
		if (recording.current.step >= target.current) aim(target.current + RUN);
		setPhase('running');
		void tell({ type: 'continue', goal: target.current });
	};

	const reset = (): void => {
		if (worker.current) void tell({ type: 'stop' });
		run.current++;
		recording.current = newRecording();
		aim(RUN);
		setPhase('idle');
	};

	/** The reader's choice; undefined means the fastest. What was trained on another device is given up. */
	const choose = (backend: Backend | undefined): void => {
		wanted.current = backend;
		reset();
		setEngine((s) => ({ ...s, status: 'idle', device: undefined, lost: undefined }));
	};

	// nothing is computed for nobody
	const running = phase === 'running';
	useEffect(() => {
		const element = root.current;
		if (!running || !element) return;
		let onScreen = true;
		let waiting = false;
		const look = (): void => {
			const wait = document.hidden || !onScreen;
			if (wait === waiting) return;
			waiting = wait;
			setUnseen(wait);
			void tell(wait ? { type: 'stop' } : { type: 'continue', goal: target.current });
		};
		const observer = new IntersectionObserver((entries) => {
			onScreen = entries.at(-1)?.isIntersecting ?? true;
			look();
		});
		observer.observe(element);
		document.addEventListener('visibilitychange', look);
		return () => {
			observer.disconnect();
			document.removeEventListener('visibilitychange', look);
			setUnseen(false);
		};
	}, [running]);

	const state: TrainingState = {
		phase,
		unseen,
		goal,
		recording: recording.current,
		digits: digits.current,
		engine,
	};
	return { root, state, start, stop, resume, reset, choose };
}
