import type { RecordInfo } from '../records.ts';

const utf8 = new TextEncoder();

/** ASCII letters in lower case, as miniz compares names. */
const folded = (name: string): Uint8Array => utf8.encode(name).map((b) => (b >= 65 && b <= 90 ? b + 32 : b));

function compare(a: Uint8Array, b: Uint8Array): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const difference = (a[i] as number) - (b[i] as number);
		if (difference) return difference;
	}
	return a.length - b.length;
}

/** Moves the entry at `root` down until its children are not greater, in a heap of `size` entries. */
function sift(order: number[], names: readonly Uint8Array[], root: number, size: number): void {
	const less = (i: number, j: number) =>
		compare(names[order[i] as number] as Uint8Array, names[order[j] as number] as Uint8Array) < 0;
	for (let parent = root; ; ) {
		let child = 2 * parent + 1;
		if (child >= size) return;
		if (child + 1 < size && less(child, child + 1)) child++;
		if (!less(parent, child)) return;
		[order[parent], order[child]] = [order[child] as number, order[parent] as number];
		parent = child;
	}
}

/**
 * The record of each of `wanted` that PyTorch's zip reader finds where several have the name. It sorts the names with
 * a heap sort, which does not keep the order of equal ones, and looks in the middle first, so that which it is hangs
 * on all the other names; nothing but doing the same gives the same.
 */
export function lookUp(records: readonly RecordInfo[], wanted: Iterable<string>): Map<string, RecordInfo> {
	const names = records.map((r) => folded(r.name));
	const order = names.map((_, i) => i);
	for (let root = (order.length - 2) >> 1; root >= 0; root--) sift(order, names, root, order.length);
	for (let end = order.length - 1; end > 0; end--) {
		[order[end], order[0]] = [order[0] as number, order[end] as number];
		sift(order, names, 0, end);
	}
	const found = new Map<string, RecordInfo>();
	for (const name of wanted) {
		const key = folded(name);
		let low = 0;
		let high = order.length - 1;
		while (low <= high) {
			const middle = low + ((high - low) >> 1);
			const index = order[middle] as number;
			const side = compare(names[index] as Uint8Array, key);
			if (side === 0) {
				found.set(name, records[index] as RecordInfo);
				break;
			}
			if (side < 0) low = middle + 1;
			else high = middle - 1;
		}
	}
	return found;
}
