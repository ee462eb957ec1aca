/** What wrappers put in front of keys or between their parts. */
const WRAPPERS = ['module.', '_orig_mod.', '_fsdp_wrapped_module.', '_checkpoint_wrapped_module.'] as const;

/** How keys are made a model's: taken out wherever they stand, taken off in front, put in front. */
export interface Rewrite {
	readonly wrappers: readonly string[];
	readonly strip: string;
	readonly add: string;
}

/** A key as a rewrite makes it. */
export function rewritten(key: string, { wrappers, strip, add }: Rewrite): string {
	let plain = key;
	for (const w of wrappers) {
		plain = plain.split(`.${w}`).join('.');
		while (plain.startsWith(w)) plain = plain.slice(w.length);
	}
	return add + (plain.startsWith(strip) ? plain.slice(strip.length) : plain);
}

/** Up to where a key may be cut: `a.b.c` at `a.` and `a.b.`. */
function* heads(key: string): Generator<string> {
	for (let dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) yield key.slice(0, dot + 1);
}

/**
 * The rewrite that brings the most keys into the model, the shortest among equals; what changes nothing is left out.
 */
export function rewriteFor(keys: readonly string[], model: ReadonlySet<string>): Rewrite {
	const there = (rewrite: Rewrite) => keys.reduce((sum, key) => sum + Number(model.has(rewritten(key, rewrite))), 0);
	const none: Rewrite = { wrappers: [], strip: '', add: '' };
	const used = WRAPPERS.filter((w) => keys.some((key) => key.startsWith(w) || key.includes(`.${w}`)));
	const [first = ''] = keys;
	const [wanted = ''] = model;
	const tried: Rewrite[] = [none];
	for (const wrappers of used.length ? [[], used] : [[]]) {
		const plain = rewritten(first, { ...none, wrappers });
		tried.push({ ...none, wrappers });
		for (const strip of heads(plain)) tried.push({ wrappers, strip, add: '' });
		for (const add of heads(wanted)) tried.push({ wrappers, strip: '', add });
	}
	let best = { rewrite: none, count: there(none) };
	for (const rewrite of tried) {
		const count = there(rewrite);
		if (count > best.count) best = { rewrite, count };
	}
	return best.rewrite;
}
