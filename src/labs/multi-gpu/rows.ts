import { type Loading, prefixOf, renamed } from './load.ts';
import type { State } from './state.ts';

/** A name in the pieces that a reader should tell apart; joined they are the name. */
export interface Name {
	/** What a repair takes off, or the wrapper that it goes around. */
	cut: string;
	/** What wrappers have put in front and nobody takes off. */
	prefix: string;
	rest: string;
}

/** One key of the file beside the model's key for the same tensor, which for a counter there is none of. */
export interface Row {
	file: Name;
	model?: Name;
	fits: boolean;
}

/** The tensors that are shown, of resnet18's 122. */
const SHOWN = ['conv1.weight', 'bn1.weight', 'layer1.0.conv1.weight', 'fc.weight', 'fc.bias'];

/** A name of which the first characters are cut off. */
function nameOf(text: string, cut: number): Name {
	const left = text.slice(cut);
	const prefix = /^(?:(?:module|_orig_mod)\.)*/.exec(left)?.[0] ?? '';
	return { cut: text.slice(0, cut), prefix, rest: left.slice(prefix.length) };
}

/** A few of the file's keys, each with what a repair does to it and with the name that the model has. */
export function rowsOf({ saved, into, fix }: State, { file, fit }: Loading): Row[] {
	const fitting = new Set(fit);
	const row = (key: string): Omit<Row, 'model'> => {
		const name = renamed(key, fix) ?? '';
		// every repair cuts at the front
		return { file: nameOf(key, key.length - name.length), fits: fitting.has(name) };
	};
	const counters = file.includes('n_averaged') ? [row('n_averaged')] : [];
	const own = prefixOf(into);
	return [
		...counters,
		...SHOWN.map((tensor) => ({
			...row(prefixOf(saved) + tensor),
			model: nameOf(own + tensor, fix === 'all' ? own.length : 0),
		})),
	];
}
