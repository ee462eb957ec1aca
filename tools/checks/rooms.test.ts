import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './pages.ts';
import { badImports, MAY_IMPORT } from './rooms.ts';

/** Rooms that run without a browser and may not name its globals. */
const NO_DOM = ['checkpoint', 'losses', 'nn', 'doctor'];

const files = globSync('src/**/*.{ts,tsx,astro}', { cwd: ROOT });

describe('the rooms of src', () => {
	it('are all known', () => {
		expect([...new Set(files.map((f) => f.split('/')[1]))].filter((r) => r && !(r in MAY_IMPORT))).toEqual([]);
	});

	it('import only downwards', () => {
		expect(files.flatMap((f) => badImports(f, readFileSync(join(ROOT, f), 'utf8')))).toEqual([]);
	});

	it('would be told of an arrow that points up', () => {
		expect(badImports('src/engine/x.ts', "import { a } from '../labs/a.ts';")).toHaveLength(1);
		expect(badImports('src/losses/x.ts', "const t = await import('@tensorflow/tfjs-core');")).toHaveLength(1);
		expect(badImports('src/labs/x.ts', "import { a } from '~/site/strings.ts';")).toHaveLength(1);
		expect(badImports('src/labs/x.ts', "import { a } from '../losses/a.ts';")).toEqual([]);
	});

	it('below the labs name no browser global', () => {
		const named = files
			.filter((f) => NO_DOM.includes(f.split('/')[1] ?? ''))
			.filter((f) =>
				/\b(document|window|localStorage|HTMLElement)\b\.?/.test(
					readFileSync(join(ROOT, f), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
				),
			);
		expect(named).toEqual([]);
	});
});
