import type { Answer, JobName, Jobs } from './messages.ts';

/** Why a job gave nothing; `code` is the reader's, or `stopped` where the worker itself had to be ended. */
export class JobError extends Error {
	readonly code: string;

	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

/** A job in progress. */
export interface Running<T> {
	readonly done: Promise<T>;
	cancel(): void;
}

/** How long a job may take to stop when it is told to, in milliseconds; after that its worker is ended. */
const PATIENCE = 1500;

/** The worker that reads files, one for the page; a new one takes over where it had to be ended. */
export class Client {
	#worker: Worker | undefined;
	#next = 0;
	readonly #waiting = new Map<
		number,
		{ resolve: (back: unknown) => void; reject: (error: Error) => void; progress: (done: number) => void }
	>();
	/** Called once the worker has loaded all it will ever need. */
	onReady: (() => void) | undefined;

	start(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
		worker.addEventListener('error', (event) => this.#end(new JobError('internal', event.message)));
		this.#worker = worker;
		return worker;
	}

	run<J extends JobName>(
		job: J,
		given: Jobs[J]['given'],
		progress: (done: number) => void = () => {},
	): Running<Jobs[J]['back']> {
		const id = this.#next++;
		const done = new Promise<unknown>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject, progress });
		}) as Promise<Jobs[J]['back']>;
		this.start().postMessage({ id, job, given });
		return {
			done,
			cancel: () => {
				this.#worker?.postMessage({ id, job: 'cancel' });
				setTimeout(() => this.#waiting.has(id) && this.#end(new JobError('stopped', 'the reader was ended')), PATIENCE);
			},
		};
	}

	#take(answer: Answer): void {
		if (answer.kind === 'ready') {
			this.onReady?.();
			return;
		}
		const waiting = this.#waiting.get(answer.id);
		if (answer.kind === 'progress') {
			waiting?.progress(answer.done);
			return;
		}
		this.#waiting.delete(answer.id);
		if (answer.kind === 'done') waiting?.resolve(answer.back);
		else waiting?.reject(new JobError(answer.code, answer.message));
	}

	#end(error: JobError): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
	}
}
