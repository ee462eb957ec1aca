import { relativeError } from '../cross-entropy/goldens.ts';
import type { Course } from './goldens.ts';

export function compareCourse(found: { losses: number[]; accuracies: number[] }, golden: Course) {
	const errors = golden.losses.map((l, i) => relativeError(found.losses[i] ?? Number.NaN, l));
	const acc = golden.accuracies.map((a, i) => Math.abs(a - (found.accuracies[i] ?? Number.NaN)));
	return {
		first: Math.max(...errors.slice(0, 10)),
		all: Math.max(...errors),
		last: relativeError(found.losses.at(-1) ?? Number.NaN, golden.last),
		acc: Math.max(...acc),
		end: acc.at(-1),
	};
}
