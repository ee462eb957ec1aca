import { placed } from '../collect/collect.ts';
import type { DType } from '../dtypes.ts';
import { asDamage } from '../error.ts';
import { JSON_TEXT, TENSORS } from '../limits.ts';
import { readSmall } from '../read/records.ts';
import { addStorage, storageBytes } from '../rebuild/storage.ts';
import { makeTensor } from '../rebuild/tensor.ts';
import { rowStrides, viewProblem } from '../rebuild/view.ts';
import type { RecordInfo } from '../records.ts';
import type { TensorInfo } from '../tensors.ts';
import type { Found, Job } from './found.ts';
import { entriesOf, fieldOf, type Json, parseJson } from './json.ts';

/** torch/_export/serde/schema.py's ScalarType. */
const SCALAR: Readonly<Record<number, DType>> = {
	1: 'uint8',
	2: 'int8',
	3: 'int16',
	4: 'int32',
	5: 'int64',
	6: 'float16',
	7: 'float32',
	8: 'float64',
	9: 'complex32',
	10: 'complex64',
	11: 'complex128',
	12: 'bool',
	13: 'bfloat16',
	28: 'uint16',
	29: 'float8_e4m3fn',
	30: 'float8_e5m2',
	31: 'float8_e4m3fnuz',
	32: 'float8_e5m2fnuz',
	33: 'float8_e8m0fnu',
	34: 'uint32',
	35: 'uint64',
};

/** A list of `{as_int: n}`; undefined where a size is symbolic. */
function ints(json: Json | undefined): number[] | undefined {
	if (!Array.isArray(json)) return undefined;
	const sizes = json.map((item) => fieldOf(item, 'as_int'));
	return sizes.every((n) => typeof n === 'number' && Number.isSafeInteger(n)) ? (sizes as number[]) : undefined;
}

async function jsonOf(record: RecordInfo | undefined, job: Job): Promise<Json | undefined> {
	if (!record) return undefined;
	try {
		return parseJson(await readSmall(record, JSON_TEXT, job.signal));
	} catch (error) {
		asDamage(error);
		job.context.problems.add('zip-local-header', 'error', { record: record.name });
		return undefined;
	}
}

/** Tensors of a weights or constants table: each names its record and describes itself. */
function fromConfig(
	config: Json | undefined,
	folder: string,
	map: ReadonlyMap<string, RecordInfo>,
	job: Job,
): TensorInfo[] {
	const { context } = job;
	const tensors: TensorInfo[] = [];
	for (const [key, entry] of entriesOf(fieldOf(config, 'config')).slice(0, TENSORS)) {
		const meta = fieldOf(entry, 'tensor_meta');
		const file = fieldOf(entry, 'path_name');
		const dtype = SCALAR[Number(fieldOf(meta, 'dtype'))];
		const shape = ints(fieldOf(meta, 'sizes'));
		if (typeof file !== 'string' || !dtype || !shape) continue;
		const record = map.get(folder + file);
		const stride = ints(fieldOf(meta, 'strides')) ?? rowStrides(shape);
		const at = fieldOf(fieldOf(meta, 'storage_offset'), 'as_int');
		const device = fieldOf(fieldOf(meta, 'device'), 'type');
		const size = record?.size ?? 0;
		const storage = addStorage(
			context,
			file,
			dtype,
			Math.floor(size / storageBytes(dtype, 1)),
			String(device ?? 'cpu'),
		);
		if (record) storage.record = record;
		else context.problems.add('record-missing', 'error', { key, record: folder + file });
		const fields = {
			dtype,
			shape,
			stride,
			offset: typeof at === 'number' ? at : 0,
			storage,
			requiresGrad: fieldOf(meta, 'requires_grad') === true,
			isParameter: fieldOf(entry, 'is_param') === true,
		};
		// a pickled one is a file of its own inside; its description stands, its bytes are not raw
		const problem =
			fieldOf(entry, 'use_pickle') === true ? ('other-format' as const) : viewProblem(fields, storage.bytes);
		tensors.push(placed(makeTensor({ ...fields, ...(problem && { problem }) }), [key]));
	}
	return tensors;
}

/** An exported program's archive, as torch ≥ 2.8 writes it, with its root folder (and a slash). */
export async function openPt2(
	job: Job,
	records: readonly RecordInfo[],
	map: ReadonlyMap<string, RecordInfo>,
	root: string,
): Promise<Found> {
	job.context.problems.add('exported-program', 'info');
	const tensors: TensorInfo[] = [];
	const hidden: TensorInfo[] = [];
	for (const [folder, into] of [
		['data/weights/', tensors],
		['data/constants/', hidden],
	] as const) {
		for (const record of records) {
			if (record.name.startsWith(root + folder) && record.name.endsWith('_config.json')) {
				for (const t of fromConfig(await jsonOf(record, job), root + folder, map, job)) into.push(t);
			}
		}
	}
	return { format: 'pt2', facts: { root: root.replace(/\/$/, '') }, complete: true, tensors, hidden, records };
}
