import { latin1, u64, viewOf } from '../bytes.ts';
import { placed } from '../collect/collect.ts';
import { bitsOf, bytesOf, type DType } from '../dtypes.ts';
import { ST_HEADER, TENSORS } from '../limits.ts';
import type { ProblemCode } from '../problems.ts';
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
	F4: 'float4_e2m1fn_x2',
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

/** Bytes looked through for the header's brace. */
const BLANK = 64;

/** Bits of an element; torch has two elements of F4 in one of its own, and half as many in the last dimension. */
const bitsIn = (name: string, dtype: DType) => (name === 'F4' ? 4 : bitsOf(dtype));

interface Span {
	readonly key: string;
	readonly begin: number;
	readonly end: number;
	/** Bits that dtype and shape need. */
	readonly bits: number;
}

/** What is the matter with a span by itself, in the library's order. */
function spanFault({ begin, end, bits }: Span): string | undefined {
	if (end < begin) return 'order';
	if (bits >= 2 ** 64) return 'overflow';
	if (bits % 8) return 'misaligned';
	return end - begin === bits / 8 ? undefined : 'size';
}

/** Tells where spans overlap, leave gaps, do not fit their tensors, or do not meet the file's end; in the library's order. */
function checkSpans(spans: Span[], start: number, { source, context }: Job): void {
	const { problems } = context;
	let at = 0;
	for (const span of spans.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
		const evidence = { key: span.key, byte: start + span.begin, expected: at, found: span.begin };
		const fault = spanFault(span);
		// what ends before it begins stands nowhere
		if (fault !== 'order' && span.begin < at) problems.add('st-overlap', 'error', evidence);
		else if (fault !== 'order' && span.begin > at) problems.add('st-gap', 'error', evidence);
		if (fault) {
			const { key, byte } = evidence;
			problems.add('st-offsets', 'error', {
				key,
				byte,
				expected: Math.ceil(span.bits / 8),
				found: span.end - span.begin,
				name: fault,
			});
		}
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
): { span: Span; tensor?: TensorInfo; record?: RecordInfo } | undefined {
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
	const odd = name === 'F4' && (shape.at(-1) ?? 1) % 2 === 1;
	const dtype = odd ? 'float4_e2m1fn' : (DTYPES[name] as DType);
	const span = { key, begin, end, bits: numelOf(shape) * bitsIn(name, dtype) };
	if (end < begin) return { span };
	if (name === 'F4' && !odd) shape.push((shape.pop() ?? 0) / 2);
	const numel = numelOf(shape);
	const bytes = bytesOf(dtype, numel);
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
	return { tensor: placed(node, [key]), record, span };
}

/** With these not every span is known, and what is known says nothing of gaps. */
const UNREADABLE: readonly ProblemCode[] = ['st-entry', 'st-dtype', 'st-header-json'];

const isObject = (json: Json) => json !== null && typeof json === 'object' && !Array.isArray(json);

/** Bytes of the header, when the file can be safetensors: eight bytes of length, then JSON. */
export function headerLength(head: Uint8Array): number | undefined {
	// the library takes white space before the header's brace, too
	if (!/^[ \t\r\n]*\{/.test(latin1(head.subarray(8, 8 + BLANK)))) return undefined;
	const length = u64(viewOf(head), 0);
	return length >= 2 && length <= ST_HEADER ? length : undefined;
}

/** A safetensors file: its header is the listing. */
export async function openSafetensors(job: Job): Promise<Found> {
	const { source, context, signal } = job;
	const { problems } = context;
	const head = await source.read(0, 8 + BLANK, signal);
	const length = headerLength(head) ?? 0;
	const start = 8 + length;
	if (start > source.size) {
		problems.add('st-header-length', 'error', { byte: 0, expected: start, found: source.size });
		return { format: 'safetensors' };
	}
	const header = parseJson(await source.read(8, length, signal));
	if (header === undefined || !isObject(header)) {
		problems.add('st-header-json', 'error', { byte: 8, expected: length });
		return { format: 'safetensors' };
	}
	const tensors: TensorInfo[] = [];
	const records: RecordInfo[] = [];
	const spans: Span[] = [];
	let metadata: [string, string][] | undefined;
	for (const [key, entry] of entriesOf(header)) {
		if (key === '__metadata__') {
			if (!isObject(entry) || entriesOf(entry).some(([, v]) => typeof v !== 'string')) {
				problems.add('st-header-json', 'error', { key, byte: 8 });
			}
			metadata = entriesOf(entry).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)]);
			continue;
		}
		if (tensors.length >= TENSORS) {
			problems.add('limit', 'warning', { name: 'tensors', expected: TENSORS });
			break;
		}
		const read = readEntry(key, entry, start, job);
		if (!read) continue;
		spans.push(read.span);
		if (read.tensor) tensors.push(read.tensor);
		if (read.record) records.push(read.record);
	}
	if (!UNREADABLE.some((code) => problems.has(code))) checkSpans(spans, start, job);
	return { format: 'safetensors', complete: true, tensors, records, facts: metadata ? { metadata } : {} };
}
