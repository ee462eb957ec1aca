import { latin1 } from '../bytes.ts';
import { HEAD, JSON_TEXT } from '../limits.ts';
import type { ForeignFormat } from '../model.ts';
import type { ProblemCode } from '../problems.ts';
import type { Found, Job } from './found.ts';
import { entriesOf, fieldOf, parseJson } from './json.ts';

const TEXT_PROBLEMS: Partial<Record<ForeignFormat, ProblemCode>> = {
	'lfs-pointer': 'lfs-pointer',
	html: 'html-page',
	json: 'json-text',
	xml: 'xml-text',
	python: 'python-source',
	text: 'plain-text',
	empty: 'empty-file',
	zeros: 'all-zeros',
};

/** Characters of a text that are kept to be quoted. */
const QUOTE = 300;

/** A text that is no checkpoint, with what it says; or an index of shards. */
export async function openText(job: Job, format: ForeignFormat, head: Uint8Array): Promise<Found> {
	const { source } = job;
	const { problems } = job.context;
	const text = new TextDecoder().decode(head);
	if (format === 'lfs-pointer') {
		const oid = /oid (sha256:[0-9a-f]{64})/.exec(text)?.[1] ?? '';
		const size = Number(/size (\d+)/.exec(text)?.[1] ?? 0);
		problems.add('lfs-pointer', 'error', { expected: size, found: source.size, name: oid });
		return { format, facts: { lfs: { oid, size } } };
	}
	if (format === 'json') {
		const index = await shardIndex(job);
		if (index) return index;
	}
	const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
	const quote = (title || text.trim()).slice(0, QUOTE);
	problems.add(TEXT_PROBLEMS[format] ?? 'plain-text', 'error', { byte: 0, found: quote });
	return { format, facts: { text: quote } };
}

/** `model.safetensors.index.json` or `pytorch_model.bin.index.json`: which shard holds which key. */
async function shardIndex({ source, context, signal }: Job): Promise<Found | undefined> {
	if (source.size > JSON_TEXT) return undefined;
	const json = parseJson(await source.read(0, source.size, signal));
	const map = fieldOf(json, 'weight_map');
	const pairs = entriesOf(map).filter((e): e is [string, string] => typeof e[1] === 'string');
	if (!pairs.length) return undefined;
	const shards = [...new Set(pairs.map((p) => p[1]))];
	context.problems.add('shard-index', 'info', { count: shards.length });
	const metadata = entriesOf(fieldOf(json, 'metadata')).map(
		([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)] as const,
	);
	return { format: 'shard-index', complete: true, facts: { shards, weightMap: new Map(pairs), metadata } };
}

/** A format that is only named. */
export async function openForeign(job: Job, format: ForeignFormat, head: Uint8Array): Promise<Found> {
	const { problems } = job.context;
	if (format === 'zeros' && (await notZero(job))) {
		problems.add('unknown-format', 'error', { byte: 0 });
		return { format: 'unknown' };
	}
	const code = TEXT_PROBLEMS[format] ?? (format === 'unknown' ? 'unknown-format' : 'other-format');
	const start = Array.from(head.subarray(0, 8), (b) => b.toString(16).padStart(2, '0')).join(' ');
	problems.add(code, 'error', { byte: 0, found: code === 'other-format' ? format : start });
	return { format };
}

/** Whether something but zeros stands at the end or at a few places between. */
async function notZero({ source, signal }: Job): Promise<boolean> {
	const { size } = source;
	for (let i = 1; i <= 8; i++) {
		const at = Math.max(0, Math.floor((size * i) / 8) - HEAD);
		if ((await source.read(at, HEAD, signal)).some((b) => b !== 0)) return true;
	}
	return false;
}

/** What a Base64 text holds; undefined where it is none. */
export async function decodeBase64({ source, signal }: Job): Promise<Uint8Array | undefined> {
	if (source.size > JSON_TEXT) return undefined;
	try {
		const text = latin1(await source.read(0, source.size, signal)).replace(/\s+/g, '');
		return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
	} catch (error) {
		if (error instanceof Error && error.name === 'InvalidCharacterError') return undefined;
		throw error;
	}
}
