import type { Point } from '../shared/plot/types.ts';
import { BATCH, KINDS, type Kind } from './settings.ts';
import type { Progress } from './training.ts';

/** What is known of one network's training. */
export interface Course {
	/** Mean loss of each slice of steps. */
	losses: Point[];
	/** Per cent of the test images that are recognised, after each slice. */
	accuracies: Point[];
	/** Steps to 90 % of the test images, once they are recognised. */
	learned: number | undefined;
	/** The class given to each test image. */
	guesses: number[];
}

/** What both networks have brought since the start. */
export interface Recording {
	step: number;
	courses: Record<Kind, Course>;
	/** Slices of steps and how long they took. */
	spans: { steps: number; took: number }[];
}

/** What counts as having learned, per cent of the test images. */
export const LEARNED = 90;

export function newRecording(): Recording {
	const course = (): Course => ({ losses: [], accuracies: [], learned: undefined, guesses: [] });
	return { step: 0, courses: { right: course(), double: course() }, spans: [] };
}

/** Adds a slice to a recording, in place: a run has hundreds, and nobody looks at each. */
export function record(recording: Recording, { took, ...progress }: Progress & { took: number }): void {
	const { step } = progress;
	recording.spans.push({ steps: step - recording.step, took });
	recording.step = step;
	for (const kind of KINDS) {
		const course = recording.courses[kind];
		const losses = progress.losses[kind];
		const accuracy = 100 * progress.accuracy[kind];
		course.losses.push([step, losses.reduce((a, b) => a + b, 0) / losses.length]);
		course.accuracies.push([step, accuracy]);
		if (accuracy >= LEARNED) course.learned ??= step;
		course.guesses = progress.guesses[kind];
	}
}

/** The newest value of a curve; nan before there is one. */
export const latest = (points: readonly Point[]): number => points.at(-1)?.[1] ?? Number.NaN;

/** How many slices a speed is averaged over; the first ones also build the device's programs. */
const RECENT = 12;

/** Training samples a second, both networks together; undefined before the first slice. */
export function samplesPerSecond({ spans }: Recording): number | undefined {
	const recent = spans.slice(-RECENT);
	const took = recent.reduce((sum, span) => sum + span.took, 0);
	const steps = recent.reduce((sum, span) => sum + span.steps, 0);
	return took > 0 ? (steps * BATCH * KINDS.length * 1000) / took : undefined;
}

/** What the mistake has cost so far. */
export type Verdict =
	/** The right network is at 90 % and the other is not, or later. */
	| { kind: 'slower'; right: number; double: number }
	| { kind: 'never'; right: number }
	/** The learning rate is so large that only the mistake's small gradients survive it. */
	| { kind: 'hidden'; double: number }
	/** Neither has learned yet. */
	| { kind: 'neither' }
	/** The loss is not a number any more. */
	| { kind: 'nan' };

/** Judges a recording of at least one slice. */
export function verdictOf({ courses }: Recording): Verdict {
	const { right, double } = courses;
	if (KINDS.some((kind) => Number.isNaN(latest(courses[kind].losses)))) return { kind: 'nan' };
	if (right.learned !== undefined) {
		return double.learned === undefined
			? { kind: 'never', right: right.learned }
			: { kind: 'slower', right: right.learned, double: double.learned };
	}
	return double.learned === undefined ? { kind: 'neither' } : { kind: 'hidden', double: double.learned };
}
