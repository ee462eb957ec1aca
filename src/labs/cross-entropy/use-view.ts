import { useEffect, useRef, useState } from 'preact/hooks';
import type { Engine } from '../../engine/index.ts';
import type { TorchError } from '../../losses/torch-error.ts';
import { writeAddress } from '../shared/address.ts';
import type { useEngine } from '../shared/use-engine.ts';
import type { Result } from './compute.ts';
import type { LabStrings } from './strings.en.ts';
import { type ViewName, viewOf } from './views.ts';

/** What comes with the single sum's first result, in the reader's language. */
export type Parts = typeof import('./parts.en.ts');

/** What the lab around the views gives to the one that is open. */
export interface Frame {
	engine: ReturnType<typeof useEngine>;
	/** The state of each view that was open before. */
	memory: Map<ViewName, unknown>;
	/** Set by the open view: what the lab's own buttons do to it. */
	handle: { current: { reset: () => void; again: () => void } | undefined };
	/** Nothing but the page's own HTML was shown yet, which has the default view's result. */
	fresh: boolean;
	/** At build time, what draws that result. */
	first: { parts: Parts; result: Result } | undefined;
	t: LabStrings;
	lang: 'zh' | 'en';
	/** The open view's program. */
	onCode: (code: string) => void;
	/** What is announced to screen readers. */
	onSay: (text: string) => void;
}

/** A view's arithmetic. */
export interface Arithmetic<S, R> {
	/** @throws TorchError for a state that PyTorch refuses */
	read: (state: S) => unknown;
	compute: (engine: Engine, state: S) => Promise<R>;
	/** An error of `read` in plain words. */
	explain: (error: TorchError, state: S) => string;
	announce: (result: R, device: string) => string;
}

/** What one view computes, and how its state is written down. */
export interface ViewLogic<S, R> {
	name: ViewName;
	start: S;
	toQuery: (state: S) => string;
	fromQuery: (search: string) => S | undefined;
	asPyTorch: (state: S) => string;
	/** The arithmetic; not needed, and for the default view not loaded, before the reader acts. */
	load: () => Promise<Arithmetic<S, R>>;
}

/** PyTorch's error, and what it means. */
export interface PlainError {
	text: string;
	plain: string;
}

/** A view's state, and the newest result that belongs to it. */
export interface OpenView<S, R> {
	state: S;
	/** Undefined until the first result is there. */
	result: R | undefined;
	error: PlainError | undefined;
	/** The result is of the state before; that of this one is on its way. */
	busy: boolean;
	apply: (next: S) => void;
}

function errorOf(read: () => unknown): TorchError | undefined {
	try {
		read();
		return undefined;
	} catch (error) {
		// by name, because the class itself comes with the arithmetic
		if (error instanceof Error && error.name === 'TorchError') return error as TorchError;
		throw error;
	}
}

/** Runs a view: its state, its address, its result on the engine, its errors in PyTorch's words. */
export function useView<S, R>(logic: ViewLogic<S, R>, frame: Frame): OpenView<S, R> {
	const { engine, memory, handle, fresh, t, onCode, onSay } = frame;
	const kept = memory.get(logic.name) as S | undefined;
	const [state, setState] = useState<S>(kept ?? logic.start);
	const [result, setResult] = useState<R>();
	const [error, setError] = useState<PlainError>();
	const [busy, setBusy] = useState(false);
	const open = useRef(true);
	const newest = useRef(0);

	const run = async (next: S): Promise<void> => {
		setState(next);
		setBusy(true);
		memory.set(logic.name, next);
		onCode(logic.asPyTorch(next));
		writeAddress(logic.toQuery(next));
		const mine = ++newest.current;
		const { read, compute, explain, announce } = await logic.load();
		// a newer change has overtaken this one while it was loading
		if (mine !== newest.current || !open.current) return;
		const refused = errorOf(() => read(next));
		setError(refused && { text: String(refused), plain: explain(refused, next) });
		if (refused) {
			setBusy(false);
			// an older result must not be announced over the error
			engine.cancel();
			onSay(`${t.pytorchSays}: ${refused}`);
			return;
		}
		const done = await engine.use(async (opened) => ({ opened, result: await compute(opened, next) }));
		if (!done || !open.current) return;
		setResult(() => done.result);
		setBusy(false);
		onSay(announce(done.result, t.devices[done.opened.device.backend]));
	};
	const apply = (next: S) => void run(next);

	handle.current = { reset: () => apply(logic.start), again: () => apply(state) };

	useEffect(() => {
		// a shared address is a wish to see that state; without one the default view loads nothing
		const shared = viewOf(location.search) === logic.name ? logic.fromQuery(location.search) : undefined;
		if (shared || !fresh) apply(shared ?? state);
		return () => {
			open.current = false;
		};
	}, []);

	return { state, result, error, busy, apply };
}
