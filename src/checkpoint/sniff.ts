import { latin1 } from './bytes.ts';
import { headerLength } from './formats/safetensors.ts';
import { isTarHeader } from './formats/tar-header.ts';
import type { ForeignFormat } from './model.ts';

/** What a file's first bytes say it is. */
export type Sniffed =
	| {
			readonly kind: 'zip' | 'gzip' | 'zlib' | 'tar' | 'safetensors' | 'pickle' | 'base64' | 'crlf-pickle';
	  }
	/** Bytes that were taken for text; `wide` when they were written as UTF-16. */
	| { readonly kind: 'utf8-damage'; readonly wide?: true }
	/** Bytes before a checkpoint. */
	| { readonly kind: 'prefix'; readonly length: number }
	/** Text: it may still be a pickle of protocol 0. */
	| { readonly kind: 'text'; readonly format: ForeignFormat }
	| { readonly kind: 'foreign'; readonly format: ForeignFormat }
	| { readonly kind: 'unknown' };

/** Names a file by its first bytes (at most 4 KiB). */
export async function sniff(head: Uint8Array): Promise<Sniffed> {
	const start = latin1(head.subarray(0, 16));
	// cut after a byte or three
	if (head.length < 4 && head.length > 1 && 'PK\x03\x04'.startsWith(start)) return { kind: 'zip' };
	if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06') || start.startsWith('PK\x06\x06'))
		return { kind: 'zip' };
	if (start.startsWith('\x1f\x8b')) return { kind: 'gzip' };
	if (headerLength(head) !== undefined) return { kind: 'safetensors' };
	if (head[0] === 0x80 && start.slice(2).startsWith('\x8a\r\nl\xfc')) return { kind: 'crlf-pickle' };
	if (isTarHeader(head.subarray(0, 512))) return { kind: 'tar' };
	// \x80 and a protocol; a lone \x80 is one cut short
	if (head[0] === 0x80 && (head.length === 1 || (head[1] as number) <= 5)) return { kind: 'pickle' };
	if (head[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(head[1] as number)) return { kind: 'zlib' };
	// no checkpoint by its look: loaded when such a file comes
	const { sniffOthers } = await import('./sniff-others.ts');
	return sniffOthers(head);
}
