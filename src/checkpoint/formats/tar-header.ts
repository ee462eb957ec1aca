import { latin1 } from '../bytes.ts';

/** Tar's unit. */
export const BLOCK = 512;

/** A tar header's number: octal text, or GNU's base 256 for sizes over 8 GiB. */
export function octal(bytes: Uint8Array): number {
	if ((bytes[0] as number) & 0x80) return bytes.subarray(1).reduce((n, b) => n * 256 + b, (bytes[0] as number) & 0x7f);
	return Number.parseInt(
		latin1(bytes)
			.replace(/[\0 ]+/g, ' ')
			.trim() || '0',
		8,
	);
}

/** Whether a block is a tar header: its checksum says so. */
export function isTarHeader(block: Uint8Array): boolean {
	if (block.length < BLOCK || block[0] === 0) return false;
	let sum = 0;
	for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (block[i] as number);
	return octal(block.subarray(148, 156)) === sum;
}
