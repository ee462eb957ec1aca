import type { RecordInfo } from '../../checkpoint/index.ts';
import type { TorchText } from '../finding.ts';
import { raises, zipCheck, zipReader } from './texts.ts';

/** Bytes that miniz looks through at once for the end record, from the file's end backwards. */
const STEP = 4096;
/** Bytes by which two such looks overlap, so that a signature between them is seen. */
const OVERLAP = 3;
/** The end record with the longest comment: farther from the end miniz does not look. */
const FARTHEST = 65_535 + 22;
const END = 22;

/**
 * What torch says of a zip without an end record, which hangs on nothing but the file's size: miniz steps back 4093
 * bytes at a time, and where a step leads to before the file's first byte, Python's `seek` raises instead.
 */
export function missingEnd(size: number): TorchText {
	if (size < END) return zipReader('failed reading zip archive: not a ZIP archive');
	let at = Math.max(0, size - STEP);
	while (at > 0 && size - at < FARTHEST) at -= STEP - OVERLAP;
	return at < 0
		? raises('OSError: [Errno 22] Invalid argument')
		: zipReader('failed reading zip archive: failed finding central directory');
}

const NO_VERSION =
	'RuntimeError: Expected hasRecord("version") to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)';

/** What torch's zip reader says when it is opened: the folder of the first record has to hold the version. */
export function layoutText(records: readonly Pick<RecordInfo, 'name'>[]): TorchText | undefined {
	const first = records[0]?.name;
	if (first === undefined) return undefined;
	const slash = first.indexOf('/');
	if (slash < 0) return zipCheck([180, 175], `file in archive is not in a subdirectory: ${first}`);
	const root = first.slice(0, slash);
	return records.some((r) => r.name === `${root}/version` || r.name === `${root}/.data/version`)
		? undefined
		: raises(NO_VERSION);
}

/** What it says of the version's record; `found` is its text. */
export function versionText(found: string): TorchText {
	if (!/^\s*[+-]?\d/.test(found)) return zipCheck([215, 211], `Couldn't parse the version ${found} as Long Long.`);
	const version = Number.parseInt(found, 10);
	if (Math.abs(version) >= 2 ** 64) return raises('IndexError: stoull');
	const read = `Attempted to read a PyTorch file with version ${version}, but the`;
	return version < 1
		? zipCheck(
				[219, 215],
				`${read} minimum supported version for reading is 1. Your PyTorch script module file is too old. Please regenerate it with latest version of PyTorch to mitigate this issue.`,
			)
		: zipCheck(
				[230, 226],
				`${read} maximum supported version for reading is 10. The version of your PyTorch installation may be too old, please upgrade PyTorch to latest version to mitigate this issue.`,
			);
}

/** Records in the order in which torch.load asks for them. */
const ASKED = ['.data/serialization_id', 'version', 'byteorder', 'data.pkl'];

/** Of these records' names, without their root, the one that torch asks for first. */
export const askedFirst = (names: readonly string[]): string | undefined =>
	ASKED.find((name) => names.includes(name)) ?? names[0];
