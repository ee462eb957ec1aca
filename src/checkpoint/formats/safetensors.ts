import { u64, viewOf } from '../bytes.ts';
import { placed } from '../collect/collect.ts';
import { bytesOf, type DType } from '../dtypes.ts';
import { ST_HEADER, TENSORS } from '../limits.ts';
import { addStorage } from '../rebuild/storage.ts';
import { makeTensor } from '../rebuild/tensor.ts';
import { numelOf } from '../rebuild/view.ts';
import type { RecordInfo } from '../records.ts';
import type { TensorInfo } from '../tensors.ts';
import type { Found, Job } from './found.ts';
import { entriesOf, fieldOf, type Json, parseJson, sizesOf } from './json.ts';
import { legacyRecord } from './legacy-parse.ts';

const DTYPES: Readonly<Record<string, DType>> = {
	BOOL: 'bool',
	F4: 'float4_e2m1fn',
	F6_E2M3: 'float6_e2m3fn',
	F6_E3M2: 'float6_e3m2fn',
	U8: 'uint8',
	I8: 'int8',
	F8_E5M2: 'float8_e5m2',
	F8_E4M3: 'float8_e4m3fn',
	F8_E8M0: 'float8_e8m0fnu',
	F8_E4M3FNUZ: 'float8_e4m3fnuz',
	F8_E5M2FNUZ: 'float8_e5m2fnuz',
	I16: 'int16',
	U16: 'uint16',
	F16: 'float16',
	BF16: 'bfloat16',
	I32: 'int32',
	U32: 'uint32',
	F32: 'float32',
	C64: 'complex64',
	F64: 'float64',
	I64: 'int64',
	U64: 'uint64',
};

interface Span {
	readonly key: string;
	readonly begin: number;
	readonly end: number;
}

/** Tells where spans overlap, leave gaps, or do not meet the file's end. */
function checkSpans(spans: Span[], start: number, { source, context }: Job): void {
	const { problems } = context;
	let at = 0;
	for (const span of spans.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
		const evidence = { key: span.key, byte: start + span.begin, expected: at, found: span.begin };
		if (span.begin < at) problems.add('st-overlap', 'error', evidence);
		else if (span.begin > at) problems.add('st-gap', 'error', evidence);
		at = Math.max(at, span.end);
	}
	const expected = start + at;
	if (source.size < expected) {
		const lost = spans.filter((s) => start + s.end > source.size);
		problems.add('st-truncated', 'error', {
			byte: source.size,
			expected,
			found: source.size,
			count: lost.length,
			...(lost[0] && { key: lost[0].key }),
		});
	} else if (source.size > expected) {
		problems.add('st-extra', 'error', { byte: expected, expected, found: source.size });
	}
}

function readEntry(
	key: string,
	entry: Json,
	start: number,
	job: Job,
): { tensor: TensorInfo; record: RecordInfo; span: Span } | undefined {
	const { context, source } = job;
	const { problems } = context;
	const name = fieldOf(entry, 'dtype');
	const shape = sizesOf(fieldOf(entry, 'shape'));
	const offsets = sizesOf(fieldOf(entry, 'data_offsets'));
	const [begin, end] = offsets ?? [];
	if (typeof name !== 'string' || !shape || offsets?.length !== 2 || begin === undefined || end === undefined) {
		problems.add('st-entry', 'error', { key });
		return undefined;
	}
	if (!Object.hasOwn(DTYPES, name)) {
		problems.add('st-dtype', 'error', { key, found: name.slice(0, 40) });
		return undefined;
	}
	const dtype = DTYPES[name] as DType;
	const numel = numelOf(shape);
	const bytes = bytesOf(dtype, numel);
	if (end < begin || end - begin !== bytes) {
		problems.add('st-offsets', 'error', { key, byte: start + begin, expected: bytes, found: end - begin });
		if (end < begin) return undefined;
	}
	const there = Math.max(0, Math.min(end - begin, source.size - start - begin));
	const record = legacyRecord(source, key, start + begin, there);
	const storage = addStorage(
		context,
		key,
		dtype,
		end - begin === bytes ? numel : Math.floor(numel * ((end - begin) / bytes)) || 0,
		'cpu',
	);
	storage.record = record;
	const problem = end - begin < bytes ? ('view-outside' as const) : undefined;
	const node = makeTensor({ dtype, shape, storage, ...(problem && { problem }) });
	return { tensor: placed(node, [key]), record, span: { key, begin, end } };
}

/** Bytes of the header, when the file can be safetensors: eight bytes of length, then JSON. */
export function headerLength(head: Uint8Array): number | undefined {
	if (head.length < 9 || head[8] !== 0x7b) return undefined;
	const length = u64(viewOf(head), 0);
	return length >= 2 && length <= ST_HEADER ? length : undefined;
}

/** A safetensors file: its header is the listing. */
export async function openSafetensors(job: Job): Promise<Found> {
	const { source, context, signal } = job;
	const { problems } = context;
	const head = await source.read(0, 9, signal);
	const length = headerLength(head) ?? 0;
	const start = 8 + length;
	if (start > source.size) {
		problems.add('st-header-length', 'error', { byte: 0, expected: start, found: source.size });
		return { format: 'safetensors' };
	}
	const header = parseJson(await source.read(8, length, signal));
	if (header === undefined || header === null || typeof header !== 'object' || Array.isArray(header)) {
		problems.add('st-header-json', 'error', { byte: 8, expected: length });
		return { format: 'safetensors' };
	}
	const tensors: TensorInfo[] = [];
	const records: RecordInfo[] = [];
	const spans: Span[] = [];
	let metadata: [string, string][] | undefined;
	for (const [key, entry] of entriesOf(header)) {
		if (key === '__metadata__') {
			metadata = entriesOf(entry).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)]);
			continue;
		}
		if (tensors.length >= TENSORS) {
			problems.add('limit', 'warning', { name: 'tensors', expected: TENSORS });
			break;
		}
		const read = readEntry(key, entry, start, job);
		if (!read) continue;
		tensors.push(read.tensor);
		records.push(read.record);
		spans.push(read.span);
	}
	if (!problems.has('st-entry') && !problems.has('st-dtype')) checkSpans(spans, start, job);
	return { format: 'safetensors', complete: true, tensors, records, facts: metadata ? { metadata } : {} };
}
