import type { Anatomy } from './anatomy.ts';
import type { WriteStrings } from './write-strings.en.ts';

const hex = (crc: number) => (crc >>> 0).toString(16).padStart(8, '0');

/** What stands where in the file. */
export function Sections({ anatomy, w }: { anatomy: Anatomy; w: WriteStrings }) {
	const { sections, bytes, format } = anatomy;
	const zip = format === 'zip';
	const rest = bytes - sections.reduce((sum, s) => sum + s.size, 0);
	return (
		<section>
			<table class="digits-bytes">
				<caption>{w.sections[format]}</caption>
				<thead>
					<tr>
						<th scope="col">{w.at}</th>
						<th scope="col">{w.size}</th>
						<th scope="col">{zip ? w.record : w.part}</th>
						{zip && <th scope="col">CRC-32</th>}
					</tr>
				</thead>
				<tbody>
					{sections.map(({ name, at, size, crc32, tensor }) => (
						<tr key={at}>
							<td>{at}</td>
							<td>{size}</td>
							<td>
								{(zip || tensor) && <code>{name}</code>}{' '}
								<span>{tensor ? w.numbers(tensor) : w.part_[name as 'version']}</span>
							</td>
							{zip && <td>{crc32 === undefined ? '' : <code>{hex(crc32)}</code>}</td>}
						</tr>
					))}
				</tbody>
			</table>
			<p class="digits-rest">{w.rest[format](rest)}</p>
		</section>
	);
}
