import type { Checkpoint } from '../../../checkpoint/index.ts';
import { REPLACED } from '../directory.ts';
import { READ_RECORD, READ_RECORD_IMPORTS, RECORDS, RECORDS_IMPORTS } from './helpers.ts';
import { type Piece, str } from './text.ts';

/** What shows that the directory cannot be trusted to name the records. */
const LOST = new Set(['zip-truncated', 'zip-end-damaged', 'zip-directory-damaged']);

/** The archive written anew around its records. */
export function rebuilt(checkpoint: Checkpoint, output: string): Piece {
	const { root } = checkpoint.facts;
	const inside = root === '' ? '' : `${root}/`;
	const dropped = checkpoint.problems.flatMap(({ code, evidence }) =>
		REPLACED.has(code) && evidence.record?.startsWith(inside)
			? [`records.pop(${str(evidence.record.slice(inside.length))}, None)`]
			: [],
	);
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
		imports: READ_RECORD_IMPORTS,
		helpers: [READ_RECORD],
		lines: [
			`with zipfile.ZipFile(${str(checkpoint.file.name)}) as archive:`,
			`    inside = [i for i in archive.infolist() if i.filename.startswith(${str(inside)}) and not i.is_dir()]`,
			'    records = {',
			`        i.filename.removeprefix(${str(inside)}): read_record(${str(checkpoint.file.name)}, archive, i)`,
			'        for i in inside',
			'        if "__MACOSX" not in i.filename',
			'    }',
			...dropped,
			'records.setdefault("version", b"3\\n")',
			...write,
		],
	};
}
