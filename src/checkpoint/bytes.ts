/** A view for numbers over the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An unsigned 64-bit little-endian number; over 2^53 only its size is right. */
export function u64(view: DataView, at: number): number {
	return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Bytes as text, one character a byte: for signatures and for looking. */
export function latin1(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
	return text;
}

/** Where `needle` first stands in `bytes` at or after `from`; -1 where it does not. */
export function indexOf(bytes: Uint8Array, needle: readonly number[], from = 0): number {
	const first = needle[0] as number;
	for (
		let i = bytes.indexOf(first, from);
		i >= 0 && i + needle.length <= bytes.length;
		i = bytes.indexOf(first, i + 1)
	) {
		if (needle.every((b, j) => bytes[i + j] === b)) return i;
	}
	return -1;
}

/** Where it last stands at or before `from`; -1 where it does not. */
export function lastIndexOf(bytes: Uint8Array, needle: readonly number[], from = bytes.length): number {
	const first = needle[0] as number;
	for (let i = bytes.lastIndexOf(first, Math.min(from, bytes.length - needle.length)); i >= 0; ) {
		if (needle.every((b, j) => bytes[i + j] === b)) return i;
		if (i === 0) break;
		i = bytes.lastIndexOf(first, i - 1);
	}
	return -1;
}
