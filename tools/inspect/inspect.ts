import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
	asCheckpointError,
	type Checkpoint,
	CheckpointError,
	checkData,
	checkHeaders,
	handleSource,
	openCheckpoint,
} from '../../src/checkpoint/index.ts';
import { joinShards, shardSets } from '../../src/checkpoint/shards.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import { asText, report } from './report.ts';

/** Files up to this size have their data compared with its CRC-32 always, others with `--hash`: it reads all of it. */
const CHECKED = 1024 * 1024 * 1024;

const USAGE = `usage: npm run inspect -- FILE [--json] [--hash]
  lists the tensors of a PyTorch checkpoint (of an index of shards, those of the shards beside it) and says what is wrong with it; nothing in it is run
  --json   as JSON
  --hash   with the sha256 of each tensor's contiguous little-endian bytes
exit status: 0 fine, 1 something is wrong with the file, 2 it could not be read`;

async function main(): Promise<number> {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse();
	} catch {
		console.error(USAGE);
		return 2;
	}
	const { values, positionals } = parsed;
	const [name] = positionals;
	if (!name || positionals.length > 1 || values.help) {
		console.error(USAGE);
		return values.help ? 0 : 2;
	}
	const path = fromWhereItWasCalled(name);
	try {
		const handles: FileHandle[] = [];
		try {
			const checkpoint = await openWhole(path, handles);
			const more = await checkHeaders(checkpoint);
			if (values.hash || checkpoint.file.size <= CHECKED) more.push(...(await checkData(checkpoint)));
			const findings = await diagnose(checkpoint, { more });
			const result = await report(checkpoint, findings, values.hash);
			console.log(values.json ? JSON.stringify(result, null, '\t') : asText(result));
			return findings.some((p) => p.severity === 'error') ? 1 : 0;
		} finally {
			await Promise.all(handles.map((h) => h.close()));
		}
	} catch (error) {
		console.error(`${name}: ${asCheckpointError(error).message}`);
		return 2;
	}
}

/** `npm run` goes to the repository first; a path is meant from where it was typed. */
const fromWhereItWasCalled = (path: string) =>
	process.env['npm_lifecycle_event'] === 'inspect' ? resolve(process.env['INIT_CWD'] ?? '', path) : path;

async function openOne(path: string, handles: FileHandle[]): Promise<Checkpoint> {
	// before it is opened: a pipe that nobody writes to would be waited for
	const found = await stat(path);
	if (!found.isFile()) {
		const what = found.isDirectory() ? 'a folder' : 'a pipe or a device, in which nothing can be looked up';
		throw new CheckpointError('source', `expected a file, found ${what}; name a file, or save it to one first`);
	}
	const handle = await open(path);
	handles.push(handle);
	const { size } = await handle.stat();
	return openCheckpoint(handleSource(handle, size, basename(path)));
}

/** The file; of an index of shards, with those that lie beside it. */
async function openWhole(path: string, handles: FileHandle[]): Promise<Checkpoint> {
	const first = await openOne(path, handles);
	if (first.format !== 'shard-index') return first;
	const files = [first];
	for (const name of first.facts.shards ?? []) {
		try {
			// an index may name any path; only what lies beside it is opened
			files.push(await openOne(join(dirname(path), basename(name)), handles));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		}
	}
	const [set] = shardSets(files);
	return set ? joinShards(set) : first;
}

function parse() {
	return parseArgs({
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			hash: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
}

process.exitCode = await main();
