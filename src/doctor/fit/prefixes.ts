import { densenetName } from '../../nn/architectures/old-names.ts';

/** What wrappers put in front of keys or between their parts. */
const WRAPPERS = ['module.', '_orig_mod.', '_fsdp_wrapped_module.', '_checkpoint_wrapped_module.'] as const;

/** How keys are made a model's: taken out wherever they stand, taken off in front, put in front. */
export interface Rewrite {
	readonly wrappers: readonly string[];
	readonly strip: string;
	readonly add: string;
	/** The names of torchvision's published DenseNet files made those of its models. */
	readonly densenet?: true;
}

/** What a rewrite that changes no key is. */
export const AS_IS: Rewrite = { wrappers: [], strip: '', add: '' };

/** A key as a rewrite makes it. */
export function rewritten(key: string, { wrappers, strip, add, densenet }: Rewrite): string {
	let plain = key;
	for (const w of wrappers) {
		plain = plain.split(`.${w}`).join('.');
		while (plain.startsWith(w)) plain = plain.slice(w.length);
	}
	const name = add + (plain.startsWith(strip) ? plain.slice(strip.length) : plain);
	return densenet ? densenetName(name) : name;
}

/** Up to where a key may be cut: `a.b.c` at `a.` and `a.b.`. */
function* heads(key: string): Generator<string> {
	for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) yield key.slice(0, dot + 1);
}

/** What most keys begin with, the shortest first; and nothing. */
function commonHeads(keys: Iterable<string>): string[] {
	const all = [...keys];
	const counts = new Map<string, number>();
	for (const key of all) for (const head of heads(key)) counts.set(head, (counts.get(head) ?? 0) + 1);
	const common = [...counts].filter(([, count]) => count * 2 >= all.length).map(([head]) => head);
	return ['', ...common.sort((a, b) => a.length - b.length)];
}

/** A DenseNet's layer with the names of the published files. */
const OLD_DENSENET = /denselayer\d+\.(norm|conv)\.[12]\./;

/** Wrappers' marks in the keys. */
const marksIn = (keys: readonly string[]) =>
	WRAPPERS.filter((w) => keys.some((key) => key.startsWith(w) || key.includes(`.${w}`)));

/** What can be taken off the keys, the least first: nothing, wrappers, and what most of them begin with. */
export function strippings(keys: readonly string[]): Rewrite[] {
	const wrappers = marksIn(keys);
	const plain = keys.map((key) => rewritten(key, { ...AS_IS, wrappers }));
	const inner = commonHeads(plain).map((strip) => ({ wrappers, strip, add: '' }));
	return wrappers.length ? [AS_IS, ...inner] : inner;
}

/**
 * The rewrite that brings the most keys into the model, the shortest among equals; what changes nothing is left out.
 */
export function rewriteFor(keys: readonly string[], model: ReadonlySet<string>): Rewrite {
	const there = (rewrite: Rewrite) => keys.reduce((sum, key) => sum + Number(model.has(rewritten(key, rewrite))), 0);
	const used = marksIn(keys);
	const old = keys.some((key) => OLD_DENSENET.test(key));
	const tried: Rewrite[] = [];
	for (const wrappers of used.length ? [[], used] : [[]]) {
		const plain = keys.map((key) => rewritten(key, { ...AS_IS, wrappers }));
		for (const strip of commonHeads(plain)) {
			for (const add of commonHeads(model)) {
				tried.push({ wrappers, strip, add });
				if (old) tried.push({ wrappers, strip, add, densenet: true });
			}
		}
	}
	let best = { rewrite: AS_IS, count: there(AS_IS) };
	for (const rewrite of tried) {
		const count = there(rewrite);
		if (count > best.count) best = { rewrite, count };
	}
	return best.rewrite;
}
