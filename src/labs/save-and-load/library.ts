import type { Digits } from '../training/digits.ts';
import type { Weights } from './network.ts';
import { type FileForm, PATHS } from './state.ts';

/** What the lab fetches from its site, each once. */
export interface Library {
	/** A file of the network, as it is. */
	bytes: (file: FileForm) => Promise<Uint8Array>;
	weights: (file: FileForm) => Promise<Weights>;
	digits: () => Promise<Digits>;
}

/** @param base the site's own path, without a slash at the end */
export function libraryAt(base: string, fetchBytes: (url: string) => Promise<Uint8Array> = get): Library {
	const kept = new Map<string, Promise<unknown>>();
	const once = <T>(name: string, make: () => Promise<T>): Promise<T> => {
		const known = kept.get(name) as Promise<T> | undefined;
		if (known) return known;
		const made = make();
		kept.set(name, made);
		// what failed may be tried again
		made.catch(() => kept.delete(name));
		return made;
	};
	const bytes = (file: FileForm) => once(`bytes ${file}`, () => fetchBytes(`${base}/${PATHS[file]}`));
	return {
		bytes,
		weights: (file) =>
			once(`weights ${file}`, async () => {
				const { openBytes, readWeights } = await import('./weights.ts');
				return readWeights(await openBytes(await bytes(file), PATHS[file]));
			}),
		digits: () =>
			once('digits', async () => {
				const { readDigits } = await import('../training/digits.ts');
				return readDigits(await fetchBytes(`${base}/data/digits.bin`));
			}),
	};
}

async function get(url: string): Promise<Uint8Array> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`expected a file at ${url}, found status ${response.status}; check the connection`);
	return new Uint8Array(await response.arrayBuffer());
}
