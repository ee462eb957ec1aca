import type { Loading } from './load.ts';
import { rowsOf, type Side } from './rows.ts';
import type { LabStrings } from './strings.en.ts';

/** A key may be broken behind its dots. */
const breakable = (path: string) =>
	path.split(/(?<=\.)/).flatMap((part, i) => (i ? [<wbr key={`${i}`} />, part] : [part]));

interface CellProps {
	side: Side | undefined;
	/** The filter takes it out. */
	dropped?: boolean;
	/** Nothing of the file arrives here. */
	initial?: boolean;
	t: LabStrings;
}

function Cell({ side, dropped, initial, t }: CellProps) {
	if (!side) return <td />;
	const path = breakable(side.path);
	return (
		<td>
			<code>{dropped ? <del>{path}</del> : path}</code> <small>{side.shape ?? t.tensors(side.count)}</small>
			{initial && <small> · {t.initial}</small>}
		</td>
	);
}

const SIGNS = { fits: '=', clash: '≠', none: '' } as const;

/** The file's keys beside the model's, layer by layer, with a line where they fit; opened where they differ. */
export function Keys({ loading, t }: { loading: Loading; t: LabStrings }) {
	const { file, own, kept } = loading;
	/** A layer is dropped as a whole or not at all, where it has no partner. */
	const isKept = ({ path }: Side) => kept.has(path) || [...kept].some((key) => key.startsWith(`${path}.`));
	return (
		<table class="lab-names">
			<caption>{t.keys(file.size, own.size)}</caption>
			<thead>
				<tr>
					<th scope="col">{t.file}</th>
					<td />
					<th scope="col">{t.model}</th>
				</tr>
			</thead>
			<tbody>
				{rowsOf(file, own).map((row) => (
					<tr key={`${row.file?.path} ${row.model?.path}`} data-link={row.link}>
						<Cell side={row.file} dropped={row.file && !isKept(row.file)} t={t} />
						<td>
							<span role="img" aria-label={t.links[row.link]}>
								{SIGNS[row.link]}
							</span>
						</td>
						<Cell side={row.model} initial={row.link !== 'fits'} t={t} />
					</tr>
				))}
			</tbody>
		</table>
	);
}
