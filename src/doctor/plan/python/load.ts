import type { Checkpoint } from '../../../checkpoint/index.ts';
import { LOAD_WHOLE, RECORDS, RECORDS_IMPORTS } from './helpers.ts';
import { type Piece, str } from './text.ts';

const REFUSALS = new Set([
	'weights-only-refuses',
	'global-unknown',
	'global-dangerous',
	'pickle-protocol',
	'pickle-extension',
]);

/** Whether `weights_only=True` loads the file as it is. */
export function loadsSafely(checkpoint: Checkpoint): boolean {
	return (
		checkpoint.globals.every((g) => g.severity === 'allowed') &&
		!checkpoint.problems.some((p) => REFUSALS.has(p.code)) &&
		(checkpoint.facts.protocol ?? 2) < 4
	);
}

/** Whether loading the file in full would run what it chooses. */
export function isDangerous(checkpoint: Checkpoint): boolean {
	return checkpoint.globals.some((g) => g.severity === 'dangerous');
}

/** The lines that read the file into `checkpoint`. */
export function load(checkpoint: Checkpoint, device: string): Piece {
	const name = str(checkpoint.file.name);
	if (checkpoint.format === 'safetensors') {
		return {
			imports: ['from safetensors.torch import load_file'],
			lines: [`checkpoint = load_file(${name}${device === 'cpu' ? '' : `, device=${str(device)}`})`],
		};
	}
	if (checkpoint.format === 'shard-index') return loadShards(checkpoint, device);
	if (checkpoint.format === 'torchscript') {
		return { lines: [`checkpoint = torch.jit.load(${name}, map_location=${str(device)}).state_dict()`] };
	}
	if (checkpoint.format === 'pt2') return { lines: [`checkpoint = torch.export.load(${name}).state_dict`] };
	const safe = loadsSafely(checkpoint);
	if (checkpoint.format === 'pickle' && !safe) {
		return {
			imports: ['import pickle'],
			lines: [
				'# this runs the code that the file names: only with a file you trust',
				`checkpoint = pickle.load(open(${name}, "rb"))`,
			],
		};
	}
	return {
		lines: [
			...(safe ? [] : ['# weights_only=False runs the code that the file names: only with a file you trust']),
			`checkpoint = torch.load(${name}, map_location=${str(device)}, weights_only=${safe ? 'True' : 'False'})`,
		],
	};
}

/** The lines that read all shards into `checkpoint`, one after the other. */
function loadShards(checkpoint: Checkpoint, device: string): Piece {
	const shards = checkpoint.facts.shards ?? [];
	const safe = loadsSafely(checkpoint);
	const own = shards[0]?.endsWith('.safetensors');
	const read = own
		? `load_file(shard${device === 'cpu' ? '' : `, device=${str(device)}`})`
		: `torch.load(shard, map_location=${str(device)}, weights_only=${safe ? 'True' : 'False'})`;
	return {
		...(own && { imports: ['from safetensors.torch import load_file'] }),
		lines: [
			...(own || safe ? [] : ['# weights_only=False runs the code that the files name: only with files you trust']),
			'checkpoint = {}',
			'for shard in [',
			...shards.map((name) => `    ${str(name)},`),
			']:',
			`    checkpoint.update(${read})`,
		],
	};
}

/** The lines that read what is whole of a cut file into `checkpoint`. */
export function loadCut(checkpoint: Checkpoint): Piece {
	const name = str(checkpoint.file.name);
	if (checkpoint.format === 'safetensors') {
		return {
			imports: ['import json', 'import struct'],
			lines: [
				`data = open(${name}, "rb").read()`,
				'(size,) = struct.unpack_from("<Q", data)',
				'header = json.loads(data[8 : 8 + size])',
				'dtypes = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,',
				'          "I64": torch.int64, "I32": torch.int32, "I16": torch.int16, "I8": torch.int8,',
				'          "U8": torch.uint8, "BOOL": torch.bool}',
				'checkpoint = {}',
				'for key, entry in header.items():',
				'    start, end = (8 + size + offset for offset in entry.get("data_offsets", (0, 0)))',
				'    if key != "__metadata__" and start < end <= len(data):',
				'        flat = torch.frombuffer(bytearray(data[start:end]), dtype=dtypes[entry["dtype"]])',
				'        checkpoint[key] = flat.reshape(entry["shape"])',
			],
		};
	}
	const imports = ['import io', 'from torch._weights_only_unpickler import Unpickler'];
	if (checkpoint.format === 'legacy') {
		return {
			imports: [...imports, 'import struct'],
			helpers: [LOAD_WHOLE],
			lines: [
				`file = io.BytesIO(open(${name}, "rb").read())`,
				'for _ in range(3):  # the magic number, the protocol, the system',
				'    load_whole(file, {})',
				'start = file.tell()',
				'sizes = {}',
				'pickled = Unpickler(file)',
				'',
				'',
				'def note(pid):',
				'    sizes[pid[2]] = pid[1].dtype.itemsize',
				'    empty = torch.UntypedStorage(pid[4] * pid[1].dtype.itemsize, device="meta")',
				'    return torch.storage.TypedStorage(wrap_storage=empty, dtype=pid[1].dtype, _internal=True)',
				'',
				'',
				'pickled.persistent_load = note',
				'pickled.load()',
				'raw = {}',
				'for key in load_whole(file, {}):',
				'    count = file.read(8)',
				'    raw[key] = file.read(struct.unpack("<q", count)[0] * sizes[key]) if len(count) == 8 else b""',
				'file.seek(start)',
				'checkpoint = whole(load_whole(file, raw))',
			],
		};
	}
	return {
		imports: [...imports, ...RECORDS_IMPORTS],
		helpers: [RECORDS, LOAD_WHOLE],
		lines: [
			`records = read_records(${name})`,
			'raw = {name.removeprefix("data/"): data for name, data in records.items() if name.startswith("data/")}',
			'checkpoint = whole(load_whole(io.BytesIO(records["data.pkl"]), raw))',
		],
	};
}
