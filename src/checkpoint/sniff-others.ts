import { indexOf, latin1 } from './bytes.ts';
import type { ForeignFormat } from './model.ts';
import type { Sniffed } from './sniff.ts';

/** Signatures at the start, in Latin-1. */
const MAGIC: readonly (readonly [string, ForeignFormat])[] = [
	['\x89HDF\r\n\x1a\n', 'hdf5'],
	['\x93NUMPY', 'npy'],
	['GGUF', 'gguf'],
	['lmgg', 'ggml'],
	['fmgg', 'ggml'],
	['tjgg', 'ggml'],
	['MATLAB 5.0', 'mat'],
	['7z\xbc\xaf\x27\x1c', '7z'],
	['Rar!\x1a\x07', 'rar'],
	['\x28\xb5\x2f\xfd', 'zstd'],
	['\xfd7zXZ\0', 'xz'],
	['BZh', 'bzip2'],
	['\x04\x22\x4d\x18', 'lz4'],
	['%PDF', 'pdf'],
	['\x89PNG', 'image'],
	['\xff\xd8\xff', 'image'],
	['GIF8', 'image'],
	['\x7fELF', 'elf'],
	['MZ\x90\0', 'exe'],
	['SQLite format 3\0', 'sqlite'],
	['PAR1', 'parquet'],
	['ARROW1\0\0', 'arrow'],
	['\x5d\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff', 'lzma'],
];

/** torch's legacy magic number as protocol 2 writes it, after PROTO. */
const LEGACY = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

function textFormat(text: string): ForeignFormat {
	const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (start.startsWith('version https://git-lfs')) return 'lfs-pointer';
	if (/^<(!doctype html|html|head|body|!--)/i.test(start) || /<html[\s>]/i.test(text.slice(0, 1024))) return 'html';
	if (/^<(\?xml|[A-Za-z])/.test(start)) return 'xml';
	if (/^[{[]/.test(start)) return 'json';
	if (/^(import|from|def|class|#!|# -\*-|""")\b|^#!|^(import|from) \w/m.test(text)) return 'python';
	return 'text';
}

/** ONNX and TensorFlow's SavedModel are protobufs without a signature; their first fields tell them. */
function protobuf(head: Uint8Array): ForeignFormat | undefined {
	const [tag, version = 0, next, length = 0] = head;
	if (tag !== 0x08 || version === 0 || version > 32) return undefined;
	if (next === 0x12) {
		const name = latin1(head.subarray(4, 4 + length));
		return /^[\w .+-]+$/.test(name) ? 'onnx' : 'tensorflow-saved-model';
	}
	return next === 0x1a || next === 0x3a || next === 0x42 ? 'onnx' : undefined;
}

/** Text of any encoding whose letters are one byte or more: nothing that controls, and some of it ASCII. */
function isText(head: Uint8Array): boolean {
	let plain = 0;
	for (const b of head) {
		if (b < 32 ? b !== 9 && b !== 10 && b !== 13 : b === 127) return false;
		if (b < 128) plain++;
	}
	return plain * 4 >= head.length;
}

/** Text that was written as UTF-16, as PowerShell's `>` does with what is no text. */
const UTF16 = [
	['\xff\xfe', 0],
	['\xfe\xff', 1],
] as const;

/** A map of MessagePack whose first key is a word. */
function isMessagePack(head: Uint8Array): boolean {
	const [map = 0, key = 0] = head;
	if (map < 0x81 || map > 0x8f || key < 0xa1 || key > 0xbf) return false;
	return /^\w+$/.test(latin1(head.subarray(2, 2 + (key & 31))));
}

/** What stands in UTF-16: text, or bytes that some tool took for text. */
function utf16Kind(head: Uint8Array, low: 0 | 1): Sniffed {
	const units = head.subarray(2).filter((_, i) => i % 2 === low);
	if (isText(units)) return { kind: 'text', format: textFormat(latin1(units)) };
	return { kind: 'utf8-damage', wide: true };
}

/** Names a file that does not begin like a checkpoint, by its first bytes. */
export function sniffOthers(head: Uint8Array): Sniffed {
	const start = latin1(head.subarray(0, 16));
	if (head.length === 0) return { kind: 'foreign', format: 'empty' };
	if (head.every((b) => b === 0)) return { kind: 'foreign', format: 'zeros' };
	if (start.startsWith('\xef\xbf\xbd') || (start.startsWith('\xc2\x80') && (head[2] as number) <= 5))
		return { kind: 'utf8-damage' };
	if (start.startsWith('\xef\xbb\xbf') && /^(PK|\x80|.{8}\{)/s.test(start.slice(3)))
		return { kind: 'prefix', length: 3 };
	const utf16 = UTF16.find(([mark]) => start.startsWith(mark));
	if (utf16) return utf16Kind(head, utf16[1]);
	const magic = MAGIC.find(([signature]) => start.startsWith(signature));
	if (magic) return { kind: 'foreign', format: magic[1] };
	if (start.slice(4, 8) === 'TFL3') return { kind: 'foreign', format: 'tflite' };
	if (start.slice(4, 8) === 'ET12') return { kind: 'foreign', format: 'executorch' };
	if (start.slice(4, 8) === 'ftyp') return { kind: 'foreign', format: 'video' };
	if (isMessagePack(head)) return { kind: 'foreign', format: 'msgpack' };
	const proto = protobuf(head);
	if (proto) return { kind: 'foreign', format: proto };
	// a LevelDB table whose first entry has the empty key and a BundleHeaderProto
	if (start.startsWith('\0\0') && ((head[3] === 0x08 && head[2] !== 0) || start.startsWith('\0\n\b', 2))) {
		return { kind: 'foreign', format: 'tensorflow-checkpoint' };
	}
	const magicAt = indexOf(head, LEGACY);
	if (magicAt >= 2 && head[magicAt - 2] === 0x80) {
		return magicAt === 2 ? { kind: 'pickle' } : { kind: 'prefix', length: magicAt - 2 };
	}
	if (isText(head)) {
		const text = latin1(head);
		if (
			head.length >= 64 &&
			/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text) &&
			/^(UEsDB|gAJ|gAK|gAO|gAS|gAW|H4sI)/.test(text)
		) {
			return { kind: 'base64' };
		}
		return { kind: 'text', format: textFormat(text) };
	}
	return { kind: 'unknown' };
}
