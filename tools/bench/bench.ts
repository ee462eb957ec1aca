/**
 * Our parts side by side with their peers: `npm run bench`, or `npm run bench -- losses` for some of them.
 * Prints a table each and puts all of it into `bench/results.json`. `REAL_GPU=1` takes the machine's own GPU;
 * `BACKEND=webgl` lets the networks run on that backend only and keeps their other rows.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpoints } from './checkpoints/index.ts';
import { losses } from './losses/index.ts';
import { machine } from './machine.ts';
import { networks } from './networks/index.ts';
import { type Table, tableText } from './table.ts';

/** Every bench by the name it is asked for. */
const BENCHES: Record<string, () => Promise<Table>> = { losses, checkpoints, networks };

const file = join(import.meta.dirname, '../../bench/results.json');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length) {
	console.error(`bench: expected ${Object.keys(BENCHES).join(', ')}, found ${unknown.join(', ')}`);
	process.exit(1);
}

// those not asked for keep what they had
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
for (const name of asked.length ? asked : Object.keys(BENCHES)) {
	console.log(`${name} …`);
	const table = await BENCHES[name]?.();
	if (!table) continue;
	const here = await machine();
	if (process.env['BACKEND']) {
		const kept: Table & Record<string, unknown> = results[name];
		// one date and one device stand over all rows
		const other = Object.entries(here).find(([key, value]) => kept[key] !== value);
		if (other || !table.rows.length)
			throw new Error(
				`expected BACKEND to name a backend whose rows join those kept of this machine and day, found ${other?.join(': ') ?? 'no row'}; run the bench without it`,
			);
		table.rows = kept.rows.map((row) => table.rows.find((r) => r.name === row.name) ?? row);
	}
	console.log(`\n${tableText(table)}\n`);
	results[name] = { ...here, ...table };
}
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
console.log('written to bench/results.json');
