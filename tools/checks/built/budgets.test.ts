import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ENGINE_KILOBYTES } from '../../../src/labs/shared/engine-size.ts';
import { DIST, FRAMED, read } from './site.ts';

/** Budgets in gzipped kilobytes (1 kB = 1000 bytes), from the design. */
const HTML = 15;
/** `errors` and `glossary` are reference lists and may be longer than a note. */
const LIST_HTML = 36;
const CSS = 18;
const JS = 10;
const LAB = 15;
/** What opening one more view of a lab loads on top of it, its words included. */
const VIEW = 8;
const GPU_ENGINE = 95;

const gz = (text: string) => gzipSync(text, { level: 9 }).length / 1000;

/** A file of the site and all it imports statically, by path under dist. */
function closure(path: string, seen = new Set<string>()): Set<string> {
	if (seen.has(path)) return seen;
	seen.add(path);
	for (const [, target = ''] of read(path).matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
		closure(join(path, '..', target), seen);
	}
	return seen;
}

const size = (paths: Iterable<string>) => [...paths].reduce((sum, p) => sum + gz(read(p)), 0);
const scripts = (html: string) => [...html.matchAll(/<script[^>]*\bsrc="\/([^"]+)"/g)].map((m) => m[1] ?? '');
const styles = (html: string) =>
	[...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)]
		.filter(([tag]) => !/media="print"/.test(tag))
		.map(([tag]) => /href="\/([^"]+)"/.exec(tag)?.[1] ?? '');

describe.each(FRAMED)('%s', (page) => {
	const html = read(page);

	it('keeps its HTML budget', () => {
		expect(gz(html)).toBeLessThanOrEqual(/\/(errors|glossary)\//.test(page) ? LIST_HTML : HTML);
	});

	it('keeps its CSS budget', () => {
		expect(size(styles(html))).toBeLessThanOrEqual(CSS);
	});

	it('keeps its JavaScript budget before a lab is touched', () => {
		const loaded = new Set(scripts(html).flatMap((s) => [...closure(s)]));
		expect(size(loaded)).toBeLessThanOrEqual(JS);
	});

	it('loads neither search, lab nor engine', () => {
		const loaded = [...new Set(scripts(html).flatMap((s) => [...closure(s)]))].join();
		expect(loaded).not.toMatch(/(dialog|pagefind|mount|engine|preact\.module)\./);
	});
});

const chunk = (name: string) => {
	const found = globSync(`assets/${name}.*.js`, { cwd: DIST });
	if (found.length !== 1) throw new Error(`expected one chunk assets/${name}.*.js, found ${found.length}`);
	return found[0] as string;
};

describe('what a lab loads', () => {
	const lab = new Set([...closure(chunk('mount')), ...closure(chunk('strings.en'))]);

	it(`is at most ${LAB} kB before it is used`, () => {
		expect(size(lab)).toBeLessThanOrEqual(LAB);
	});

	it.each(['Batch', 'Twice', 'Float32'])(`is at most ${VIEW} kB more for the view %s`, (name) => {
		for (const lang of ['zh', 'en']) {
			const words = chunk(`${name.toLowerCase()}-strings.${lang}`);
			const view = [...closure(chunk(`${name}View`)), ...closure(words)].filter((p) => !lab.has(p));
			expect(size(new Set(view))).toBeLessThanOrEqual(VIEW);
		}
	});

	it('has no view in it but the first', () => {
		expect([...lab].join()).not.toMatch(/(Batch|Twice|Float32)View|-strings\./);
	});

	it.each(['webgpu', 'webgl', 'cpu'])(`is at most ${GPU_ENGINE} kB for the engine on %s`, (backend) => {
		const engine = new Set([...closure(chunk('engine')), ...closure(chunk(backend))]);
		expect(size(engine)).toBeLessThanOrEqual(GPU_ENGINE);
	});

	it('is as large as the reader is told', () => {
		const [low, high] = ENGINE_KILOBYTES.split('–').map(Number) as [number, number];
		for (const backend of ['webgpu', 'webgl', 'cpu']) {
			const engine = [...closure(chunk('engine')), ...closure(chunk(backend))].filter((p) => !lab.has(p));
			const kilobytes = size(new Set(engine));
			expect(kilobytes).toBeGreaterThanOrEqual(low - 2);
			expect(kilobytes).toBeLessThanOrEqual(high + 1);
		}
	});
});

it('no page carries a web font', () => {
	expect(
		globSync('**/*.{woff,woff2,ttf,otf}', { cwd: DIST }).filter(
			(f) => existsSync(join(DIST, f)) && statSync(join(DIST, f)).size,
		),
	).toEqual([]);
});
