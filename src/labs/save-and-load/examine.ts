import type { Engine } from '../../engine/index.ts';
import { imagesOf, labelsOf, PIXELS, split } from '../training/digits.ts';
import { guesses } from './guess.ts';
import type { Library } from './library.ts';
import { load } from './load.ts';
import { freshWeights } from './network.ts';
import type { State } from './state.ts';

/** How many of the held-out digits a network reads. */
export interface Score {
	right: number;
	of: number;
}

/** A held-out digit, and what it was taken for. */
export interface Guess {
	pixels: Uint8Array;
	label: number;
	fresh: number;
	/** Undefined where no model is left. */
	after: number | undefined;
}

/** What reading the held-out digits brought. */
export interface Examination {
	fresh: Score;
	after: Score | undefined;
	/** The first of each class. */
	row: Guess[];
	/** Those that the network misreads although it was loaded. */
	missed: Guess[];
}

/** Reads the held-out digits on the device, before and after the loading of a state. */
export async function examine(engine: Engine, library: Library, state: State): Promise<Examination> {
	const { holds } = load(state);
	const [digits, loaded] = await Promise.all([library.digits(), library.weights(state.file)]);
	const { test } = split(digits.count);
	const labels = labelsOf(digits, test);
	const fresh = freshWeights();
	const networks = holds === 'file' ? [fresh, loaded] : [fresh];
	const [before = [], read] = await guesses(engine, networks, imagesOf(digits, test));
	const after = holds === 'nothing' ? undefined : (read ?? before);
	const scoreOf = (found: number[]): Score => ({
		right: found.filter((guess, i) => guess === labels[i]).length,
		of: labels.length,
	});
	const all = test.map(
		(image, i): Guess => ({
			pixels: digits.pixels.subarray(image * PIXELS, (image + 1) * PIXELS),
			label: labels[i] ?? 0,
			fresh: before[i] ?? 0,
			after: after?.[i],
		}),
	);
	return {
		fresh: scoreOf(before),
		after: after && scoreOf(after),
		row: Array.from({ length: 10 }, (_, label) => all.find((g) => g.label === label)).flatMap((g) => (g ? [g] : [])),
		missed: holds === 'file' ? all.filter((g) => g.after !== g.label) : [],
	};
}
