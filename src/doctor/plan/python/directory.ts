import type { Checkpoint } from '../../../checkpoint/index.ts';
import { RECORDS, RECORDS_IMPORTS } from './helpers.ts';
import { type Piece, str } from './text.ts';

/** What shows that the directory cannot be trusted to name the records. */
const LOST = new Set(['zip-truncated', 'zip-end-damaged', 'zip-directory-damaged', 'zip-local-header']);

/** The archive written anew around its records. */
export function rebuilt(checkpoint: Checkpoint, output: string): Piece {
	const { root } = checkpoint.facts;
	const inside = root === '' ? '' : `${root}/`;
	const lost = checkpoint.problems.some((p) => LOST.has(p.code));
	const write = [
		`with zipfile.ZipFile(${str(output)}, "w") as archive:`,
		'    for name, data in records.items():',
		'        archive.writestr(f"archive/{name}", data)',
	];
	if (lost) {
		return {
			imports: ['import zipfile', ...RECORDS_IMPORTS],
			helpers: [RECORDS],
			lines: [`records = read_records(${str(checkpoint.file.name)})`, ...write],
		};
	}
	return {
		imports: ['import zipfile'],
		lines: [
			`with zipfile.ZipFile(${str(checkpoint.file.name)}) as archive:`,
			`    names = [n for n in archive.namelist() if n.startswith(${str(inside)}) and not n.endswith("/")]`,
			`    records = {n.removeprefix(${str(inside)}): archive.read(n) for n in names if "__MACOSX" not in n}`,
			'records.setdefault("version", b"3\\n")',
			...write,
		],
	};
}
