import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
	asCheckpointError,
	checkData,
	checkHeaders,
	handleSource,
	openCheckpoint,
} from '../../src/checkpoint/index.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import { asText, report } from './report.ts';

/** Files up to this size have their data compared with its CRC-32 always, others with `--hash`: it reads all of it. */
const CHECKED = 1024 * 1024 * 1024;

const USAGE = `usage: npm run inspect -- FILE [--json] [--hash]
  lists the tensors of a PyTorch checkpoint and says what is wrong with it; nothing in it is run
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
	const [path] = positionals;
	if (!path || positionals.length > 1 || values.help) {
		console.error(USAGE);
		return values.help ? 0 : 2;
	}
	try {
		const handle = await open(path);
		try {
			const { size } = await handle.stat();
			const checkpoint = await openCheckpoint(handleSource(handle, size, basename(path)));
			const more = await checkHeaders(checkpoint);
			if (values.hash || size <= CHECKED) more.push(...(await checkData(checkpoint)));
			const findings = await diagnose(checkpoint, { more });
			const result = await report(checkpoint, findings, values.hash);
			console.log(values.json ? JSON.stringify(result, null, '\t') : asText(result));
			return findings.some((p) => p.severity === 'error') ? 1 : 0;
		} finally {
			await handle.close();
		}
	} catch (error) {
		console.error(`${path}: ${asCheckpointError(error).message}`);
		return 2;
	}
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
