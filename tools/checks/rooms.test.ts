import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './pages.ts';

/** The rooms of `src` and the rooms each may import from; nothing points back up. */
const MAY_IMPORT: Record<string, readonly string[]> = {
	engine: [],
	losses: ['engine'],
	checkpoint: [],
	nn: ['engine', 'checkpoint'],
	doctor: ['checkpoint', 'nn', 'losses', 'engine'],
	labs: ['doctor', 'nn', 'losses', 'engine', 'checkpoint'],
	site: ['labs', 'doctor', 'nn', 'losses', 'engine', 'checkpoint'],
};
/** Rooms that run without a browser and may not name its globals. */
const NO_DOM = ['checkpoint', 'losses', 'nn', 'doctor'];

const files = globSync('src/**/*.{ts,tsx,astro}', { cwd: ROOT });

/** What a source imports, as written. */
export function imports(source: string): string[] {
	return [...source.matchAll(/(?:from\s*|import\s*\(?\s*)['"]([^'"\n]+)['"]/g)].map((m) => m[1] ?? '');
}

/** Every import of a file that its room may not have, as sentences. */
export function badImports(file: string, source: string): string[] {
	const room = file.split('/')[1] ?? '';
	return imports(source).flatMap((target) => {
		if (/^@tensorflow\//.test(target)) {
			return room === 'engine' ? [] : [`${file} imports ${target}; only src/engine may`];
		}
		const path = target.startsWith('~/')
			? target.replace('~', 'src')
			: target.startsWith('.')
				? relative('.', join(dirname(file), target))
				: undefined;
		const other = path?.startsWith('src/') ? path.split('/')[1] : undefined;
		if (!other || other === room || MAY_IMPORT[room]?.includes(other)) return [];
		return [`${file} (${room}) imports ${path} (${other}); ${room} may import ${MAY_IMPORT[room]?.join(', ') || 'nothing'}`];
	});
}

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
			.filter((f) => /\b(document|window|localStorage|HTMLElement)\b\.?/.test(readFileSync(join(ROOT, f), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')));
		expect(named).toEqual([]);
	});
});
