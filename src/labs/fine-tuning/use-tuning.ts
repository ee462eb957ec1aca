import { useRef, useState } from 'preact/hooks';
import { useEngine } from '../shared/use-engine.ts';
import { whenSeen } from '../shared/when-seen.ts';
import type { Arrival } from './arrive.ts';
import { newRecording, recorded } from './recording.ts';
import { fileOf, SLICE, STEPS, type State } from './state.ts';

/** What the reader has asked for; `missing` is a file of the site that did not come. */
export type Phase = 'idle' | 'running' | 'stopped' | 'finished' | 'missing';

/** The lab's code that is loaded with the first run. */
export type Live = typeof import('./live.en.ts');

async function get(url: string): Promise<Uint8Array> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`expected a file at ${url}, found status ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}

/** Lets key presses and drawing in; the processor's backends never wait by themselves. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

/**
 * A run of the three ways: what it has brought so far, and the ways to steer it.
 *
 * @param base the site's own path, without a slash at the end
 */
export function useTuning(base: string, lang: 'zh' | 'en') {
	const { state: engine, use, cancel, choose: chooseDevice } = useEngine();
	const [phase, setPhase] = useState<Phase>('idle');
	const [recording, setRecording] = useState(newRecording);
	const [arrival, setArrival] = useState<Arrival>();
	const [live, setLive] = useState<Live>();
	const root = useRef<HTMLDivElement>(null);
	const run = useRef(0);
	const files = useRef(new Map<string, Promise<Uint8Array>>());

	const bytesOf = (path: string): Promise<Uint8Array> => {
		const known = files.current.get(path) ?? get(`${base}/${path}`);
		files.current.set(path, known);
		// what failed may be tried again
		known.catch(() => files.current.delete(path));
		return known;
	};

	const end = (next: Phase): void => {
		run.current++;
		cancel();
		setPhase(next);
	};

	const start = async (state: State): Promise<void> => {
		const mine = ++run.current;
		const current = () => mine === run.current;
		setPhase('running');
		setRecording(newRecording());
		const path = `checkpoints/${fileOf(state)}`;
		let parts: [Live, Uint8Array, Arrival];
		try {
			const [code, digits, bytes] = await Promise.all([
				lang === 'zh' ? import('./live.zh.ts') : import('./live.en.ts'),
				bytesOf('data/digits.bin'),
				bytesOf(path),
			]);
			parts = [code, digits, await code.arriving(bytes, path)];
		} catch (error) {
			console.warn('warmstart: the fine-tuning could not start:', error);
			if (current()) setPhase('missing');
			return;
		}
		const [code, digits, arrived] = parts;
		if (!current()) return;
		setLive(code);
		setArrival(arrived);
		await use(async (opened) => {
			const settings = { count: Number(state.count), lr: Number(state.lr) };
			const tuning = await code.startTuning(opened, code.readDigits(digits), arrived.loaded, settings);
			// on another device it starts over
			let record = newRecording();
			try {
				for (let steps = 0; current() && record.step < STEPS; steps = SLICE) {
					if (root.current) await whenSeen(root.current);
					record = recorded(record, await tuning.advance(steps));
					if (current()) setRecording(record);
					await breathe();
				}
			} finally {
				tuning.dispose();
			}
		});
		if (current()) setPhase('finished');
	};

	const reset = (): void => {
		end('idle');
		setRecording(newRecording());
		setArrival(undefined);
	};

	return {
		root,
		state: { phase: engine.status === 'failed' ? ('stopped' as const) : phase, recording, arrival, engine, live },
		start: (state: State) => void start(state),
		stop: () => end('stopped'),
		reset,
		choose: (backend: Parameters<typeof chooseDevice>[0]) => {
			reset();
			chooseDevice(backend);
		},
	};
}
