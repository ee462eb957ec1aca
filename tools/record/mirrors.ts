/**
 * Lets the real tools read what the package-mirrors builder writes, and stores what they made of it:
 *
 *   TOOLS_PYTHON=python3 node tools/record/mirrors.ts
 *
 * TOOLS_PYTHON runs Python with PyYAML where pip, Poetry and PDM are on the path. Only what is meant for a POSIX shell
 * can run; Windows' commands differ in their quotes alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_STATES } from '../../src/labs/package-mirrors/golden-states.ts';
import { recipeOf } from '../../src/labs/package-mirrors/recipes.ts';
import { ROOT } from './library.ts';

const cases = Object.entries(GOLDEN_STATES).flatMap(([id, state]) => {
	const made = recipeOf(state);
	if ('error' in made || state.system !== 'linux') return [];
	const { commands, file } = made.recipe;
	return [{ id, tool: state.tool, span: state.span, commands, ...(file ? { file } : {}) }];
});
const folder = join(ROOT, '.record/mirrors');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'in.json'), JSON.stringify(cases));
const [command = 'python3', ...args] = (process.env['TOOLS_PYTHON'] ?? 'python3').split(/\s+/).filter(Boolean);
const done = spawnSync(
	command,
	[...args, 'tools/record/mirrors.py', '.record/mirrors/in.json', '.record/mirrors/out.json'],
	{ cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
);
if (done.status !== 0) throw new Error(`tools/record/mirrors.py ended with status ${done.status} under ${command}`);
const { versions, results } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
// what was run stands beside what came of it, so that a changed recipe is seen to be unchecked
const lines = cases.map(({ id, commands, file }) =>
	JSON.stringify({ id, commands, ...(file ? { file } : {}), says: results[id] }),
);
writeFileSync(
	join(ROOT, 'src/labs/package-mirrors/goldens.json'),
	`{"versions":${JSON.stringify(versions)},"cases":[\n${lines.join(',\n')}\n]}\n`,
);
console.log(`mirrors: ${cases.length} recipes read by ${JSON.stringify(versions)}`);
