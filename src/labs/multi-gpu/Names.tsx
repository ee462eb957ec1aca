import type { Loading } from './load.ts';
import { type Name, rowsOf } from './rows.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

/** A name may be broken behind its dots. */
const breakable = (text: string) =>
	text.split(/(?<=\.)/).flatMap((part, i) => (i ? [<wbr key={part + i} />, part] : [part]));

function Key({ cut, prefix, rest }: Name) {
	return (
		<code>
			{cut && <del>{cut}</del>}
			{prefix && <b>{prefix}</b>}
			{breakable(rest)}
		</code>
	);
}

interface Props {
	state: State;
	loading: Loading;
	t: LabStrings;
}

/** A few keys of the file beside the model's: what is cut off, what is in front, and whether they are equal. */
export function Names({ state, loading, t }: Props) {
	const rows = rowsOf(state, loading);
	return (
		<table class="lab-names">
			<caption>{t.names}</caption>
			<thead>
				<tr>
					<th scope="col">{t.inFile}</th>
					<td />
					<th scope="col">{t.inModel}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ file, model, fits }) => (
					<tr key={file.cut + file.prefix + file.rest} data-link={fits ? 'fits' : 'clash'}>
						<td>
							<Key {...file} />
						</td>
						<td>
							<span role="img" aria-label={fits ? t.fits : t.differs}>
								{fits ? '=' : '≠'}
							</span>
						</td>
						<td>{model ? <Key {...model} /> : '–'}</td>
					</tr>
				))}
			</tbody>
			<tfoot>
				<tr>
					<td colSpan={3}>{t.others(loading.file.length - rows.length)}</td>
				</tr>
			</tfoot>
		</table>
	);
}
