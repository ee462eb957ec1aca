import { createHash } from 'node:crypto';
import {
	asCheckpointError,
	bytesOf,
	type Checkpoint,
	numelOf,
	type Readable,
	type TensorInfo,
	tensorChunks,
} from '../../src/checkpoint/index.ts';
import type { Finding, TorchText } from '../../src/doctor/finding.ts';
import { sentences } from '../../src/doctor/strings.en.ts';
import { say } from '../../src/doctor/words.ts';

/** Views can be far larger than the file that holds them; hashing stops at this many times its size, plus 1 GiB. */
const HASH_FACTOR = 16;

interface TensorReport {
	path: readonly (string | number)[];
	shape: readonly number[];
	dtype: string;
	stride: readonly number[];
	offset: number;
	requires_grad: boolean;
	parameter: boolean;
	layout?: string;
	device?: string;
	storage?: string;
	qscheme?: string;
	parts?: Record<string, { shape: readonly number[]; dtype: string; sha256?: string | null }>;
	sha256?: string | null;
}

export interface Report {
	format: string;
	bytes: number;
	wrappers: { kind: string; member: string }[];
	tensors: TensorReport[];
	hidden: TensorReport[];
	globals: object[];
	findings: { code: string; severity: string; message: string; evidence: object; torch?: TorchText }[];
	cost: { bytes: number; reads: number };
}

/** The sha256 of a tensor's contiguous little-endian bytes; null where they cannot be read. */
async function sha256(tensor: Readable, fileSize: number): Promise<string | null> {
	if (bytesOf(tensor.dtype, numelOf(tensor.shape)) > fileSize * HASH_FACTOR + 2 ** 30) return null;
	const hash = createHash('sha256');
	try {
		for await (const chunk of tensorChunks(tensor)) hash.update(chunk);
	} catch (error) {
		if (asCheckpointError(error).code === 'source') throw error;
		return null;
	}
	return hash.digest('hex');
}

async function reportTensor(t: TensorInfo, hash: boolean, size: number): Promise<TensorReport> {
	const parts: TensorReport['parts'] = {};
	for (const [name, part] of Object.entries(t.parts ?? {})) {
		parts[name] = { shape: part.shape, dtype: part.dtype, ...(hash && { sha256: await sha256(part, size) }) };
	}
	return {
		path: t.path,
		shape: t.shape,
		dtype: t.dtype,
		stride: t.stride,
		offset: t.offset,
		requires_grad: t.requiresGrad,
		parameter: t.isParameter,
		...(t.layout !== 'strided' && { layout: t.layout, parts }),
		...(t.device !== 'cpu' && { device: t.device }),
		...(t.storage && { storage: t.storage.key }),
		...(t.quantization && { qscheme: t.quantization.scheme }),
		...(hash && { sha256: t.layout === 'strided' ? await sha256(t, size) : null }),
	};
}

/** What the doctor's page says of it, in one line; where that page has repairs, it is named instead of its tick boxes. */
function messageOf(finding: Finding): string {
	const { title, text, next } = say(sentences, finding);
	const kinds = [...new Set(finding.fixes.map((f) => f.kind))].join(', ');
	const offer =
		finding.severity === 'info' ? `The doctor page offers: ${kinds}.` : `The doctor page repairs this (${kinds}).`;
	return [`${title}.`, text, kinds ? offer : next].filter(Boolean).join(' ');
}

/** A checkpoint as the command prints it with `--json`. */
export async function report(checkpoint: Checkpoint, findings: readonly Finding[], hash: boolean): Promise<Report> {
	const { size } = checkpoint.file;
	const tensors: TensorReport[] = [];
	const hidden: TensorReport[] = [];
	for (const t of checkpoint.tensors) tensors.push(await reportTensor(t, hash, size));
	for (const t of checkpoint.hidden) hidden.push(await reportTensor(t, hash, size));
	return {
		format: checkpoint.format,
		bytes: size,
		wrappers: checkpoint.wrappers.map(({ kind, member }) => ({ kind, member })),
		tensors,
		hidden,
		globals: checkpoint.globals.map((g) => ({ ...g })),
		findings: findings.map((f) => ({
			code: f.code,
			severity: f.severity,
			message: messageOf(f),
			evidence: f.evidence,
			...(f.torch && { torch: f.torch }),
		})),
		cost: { ...checkpoint.cost },
	};
}

/** Columns padded to the widest cell. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = rows.reduce<number[]>((w, row) => row.map((cell, i) => Math.max(w[i] ?? 0, cell.length)), []);
	return rows
		.map((row) =>
			row
				.map((cell, i) => cell.padEnd(widths[i] as number))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** A cell of untrusted text: control characters could rewrite the terminal. */
function clean(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** The same for people. */
export function asText(r: Report): string {
	const head = `${r.format}, ${r.tensors.length} tensors, ${r.bytes} bytes (${r.cost.bytes} read)`;
	const rows = r.tensors.map((t) => [
		clean(t.path.join(' › ')),
		t.dtype,
		`(${t.shape.join(', ')})`,
		...(t.sha256 === undefined ? [] : [t.sha256 ?? '-']),
	]);
	const findings = r.findings.map((f) => `${f.severity}: ${clean(f.message)} [${f.code}]`);
	return [head, table(rows), ...findings].filter(Boolean).join('\n');
}
