import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../../src/engine/device.ts';
import {
	ENGINE_KILOBYTES,
	PARTS_KILOBYTES,
	VIEW_KILOBYTES,
	WASM_KILOBYTES,
} from '../../../src/labs/shared/engine-size.ts';
import { DIST, FRAMED, read } from './site.ts';

/** Budgets in gzipped kilobytes (1 kB = 1000 bytes), from the design. */
const HTML = 15;
/** `errors` and `glossary` are reference lists and may be longer than a note. */
const LIST_HTML = 36;
const CSS = 18;
const JS = 10;
const LAB = 15;
/** What opening one more view of a lab loads on top of it, as a lab; 14.2 were measured, of which the plot is 6. */
const VIEW = LAB;
/** The checkpoint reader; what is made of a file, the page, and the repairs are chunks of their own. */
const READER = 25;
/** With the worker that calls it; 12 until every finding led to its entry on the page of errors, and shards were read together. */
const EXAMINATION = 14;
const DOCTOR = 30;
const REPAIRS = 22;
/** The engine on each backend; Wasm's binary, which is 137 of its kilobytes, counts. */
const ENGINE = { webgpu: 75, webgl: 95, wasm: 190, cpu: 60 } as const;

const gz = (text: string | Buffer) => gzipSync(text, { level: 9 }).length / 1000;

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

/** The one of these chunks in which these words stand. */
const one = (pattern: string, words: string) => {
	const found = globSync(`assets/${pattern}`, { cwd: DIST }).filter((path) => read(path).includes(words));
	if (found.length !== 1) throw new Error(`expected one chunk assets/${pattern}, found ${found.length}`);
	return found[0] as string;
};

/** The page's chunk of this name; of several, the one with these words. */
const chunk = (name: string, words = '') => one(`${name}.*.js`, words);

/** The same of the chunks for workers, which are built apart. */
const workerChunk = (name: string, words = '') => one(`${name}-*.js`, words);

/** The chunks that a chunk may load later, by the start of their names. */
const later = (path: string, name: string) =>
	laterIn(path).filter((p) => new RegExp(`^assets/${name}\\.[\\w-]+\\.js$`).test(p));

/** All that a chunk may load later. */
const laterIn = (path: string) =>
	[...read(path).matchAll(/import\(\s*["'`](\.[^"'`]+\.js)["'`]\s*\)/g)].map((m) => join(path, '..', m[1] ?? ''));

/** What the lab of a note loads when it comes near, in the language with the longer texts; `name` is its first chunk's. */
function labOf(note: string, name = 'mount'): Set<string> {
	const html = read(`zh/notes/${note}/index.html`);
	const [mount] = scripts(html).flatMap((s) => [...closure(s)].flatMap((p) => later(p, name)));
	if (!mount) throw new Error(`expected the page of ${note} to load a chunk '${name}' later, found none`);
	const strings = later(mount, 'strings.zh');
	if (!strings.length) throw new Error(`expected ${mount} to load a chunk 'strings.zh', found none`);
	return new Set([mount, ...strings].flatMap((p) => [...closure(p)]));
}

const LABS = ['cross-entropy', 'binary-cross-entropy'] as const;
/** The labs without an engine. */
const PLAIN_LABS = ['multi-gpu', 'partial-loading', 'package-mirrors', 'save-and-load', 'pretrained-models'] as const;

describe('the lab of', () => {
	it.each([...LABS, ...PLAIN_LABS])(`%s is at most ${LAB} kB before it is used`, (note) => {
		expect(size(labOf(note))).toBeLessThanOrEqual(LAB);
	});

	it(`partial-loading that fine-tunes is at most ${LAB} kB before it is used`, () => {
		expect(size(labOf('partial-loading', 'tuning-mount'))).toBeLessThanOrEqual(LAB);
	});

	it('pretrained-models that classifies adds at most 8 kB to the lab above it', () => {
		const above = labOf('pretrained-models');
		const added = [...labOf('pretrained-models', 'classify-mount')].filter((p) => !above.has(p));
		expect(size(added)).toBeLessThanOrEqual(8);
	});

	it('pretrained-models that classifies loads about what it says, with its worker', () => {
		const worker = closure(workerChunk('worker', 'classifying failed'));
		const more = [...worker].flatMap((p) => laterIn(p));
		const backend = (name: string) => {
			const [engine, images] = [
				more.filter((p) => p.includes(`/${name}-`)),
				more
					.filter((p) => p.includes('/images-'))
					.flatMap((p) => [p, ...laterIn(p).filter((q) => q.includes(`/${name}-`))]),
			];
			const all = new Set([
				...worker,
				...[...engine, ...images, ...more.filter((p) => p.includes('/categories-'))].flatMap((p) => [...closure(p)]),
			]);
			return size(all);
		};
		const said = ENGINE_KILOBYTES.split('–').map((kB) => Number(kB) + PARTS_KILOBYTES.classify);
		expect(Math.abs(backend('webgpu') - (said[0] ?? 0))).toBeLessThanOrEqual(8);
		expect(Math.abs(backend('webgl') - (said[1] ?? 0))).toBeLessThanOrEqual(8);
	});

	it.each([
		['save-and-load', 'mount', 'parts.zh'],
		['fine-tuning', 'tuning-mount', 'live.zh'],
	] as const)('%s brings as much more as it says, with its network and the digits', (name, mount, first) => {
		const lab = labOf(name === 'fine-tuning' ? 'partial-loading' : name, mount);
		const engine = closure(chunk('engine'));
		// the reader comes by itself where it is not a part
		const firsts = [...[...lab].flatMap((p) => later(p, first)), chunk('weights')];
		const code = firsts.flatMap((p) => [...closure(p)]);
		const fresh = new Set(code.filter((p) => !lab.has(p) && !engine.has(p)));
		const data = ['checkpoints/digits.pth', 'data/digits.bin'].map((f) => gz(readFileSync(join(DIST, f))));
		expect(Math.abs(size(fresh) + data.reduce((a, b) => a + b) - PARTS_KILOBYTES[name])).toBeLessThanOrEqual(5);
	});

	it.each(LABS)('%s brings as much more as it says with its first use', (note) => {
		const lab = labOf(note);
		// in one language its words are in a chunk between
		const parts = [...lab].flatMap((p) => ['parts', 'parts.zh'].flatMap((name) => later(p, name)));
		const fresh = new Set([...new Set(parts)].flatMap((p) => [...closure(p)]).filter((p) => !lab.has(p)));
		expect(Math.abs(size(fresh) - PARTS_KILOBYTES[note])).toBeLessThanOrEqual(1);
	});
});

describe('a view of the cross-entropy lab', () => {
	const lab = labOf('cross-entropy');

	const sizeOf = (name: string, lang: string) => {
		const words = chunk(`${name.toLowerCase()}-strings.${lang}`);
		return size([...closure(chunk(`${name}View`)), ...closure(words)].filter((p) => !lab.has(p)));
	};
	const sizes = ['Batch', 'Twice', 'Float32'].flatMap((name) => ['zh', 'en'].map((lang) => sizeOf(name, lang)));

	it(`is at most ${VIEW} kB more`, () => {
		expect(Math.max(...sizes)).toBeLessThanOrEqual(VIEW);
	});

	it('is as large as the reader is told', () => {
		const [low = 0, high = 0] = VIEW_KILOBYTES.split('–').map(Number);
		expect(Math.abs(Math.min(...sizes) - low)).toBeLessThanOrEqual(1);
		expect(Math.abs(Math.max(...sizes) - high)).toBeLessThanOrEqual(1);
	});

	it('is not in the lab but for the first', () => {
		expect([...lab].join()).not.toMatch(/(Batch|Twice|Float32)View|-strings\./);
	});
});

describe('what a lab’s first use loads', () => {
	const lab = labOf('cross-entropy');

	/** What one backend loads: the scripts, and the binaries that they name. */
	const engine = (backend: string) => {
		const paths = [...new Set([...closure(chunk('engine')), ...closure(chunk(backend))])];
		const binaries = paths.flatMap((p) => read(p).match(/[\w.-]+\.wasm/g) ?? []);
		const shipped = globSync('assets/*.wasm', { cwd: DIST }).filter((f) => binaries.some((b) => f.endsWith(`/${b}`)));
		return { paths, shipped, binary: shipped.reduce((sum, f) => sum + gz(readFileSync(join(DIST, f))), 0) };
	};

	it.each(BACKENDS)('is within the budget for the engine on %s', (backend) => {
		const { paths, binary } = engine(backend);
		expect(size(paths) + binary).toBeLessThanOrEqual(ENGINE[backend]);
	});

	it('is one binary, for Wasm alone', () => {
		expect(BACKENDS.map((b) => engine(b).shipped.length)).toEqual([0, 0, 1, 0]);
	});

	it('is as large as the reader is told', () => {
		const [low, high] = ENGINE_KILOBYTES.split('–').map(Number) as [number, number];
		const loaded = (backend: string) => {
			const { paths, binary } = engine(backend);
			return size(paths.filter((p) => !lab.has(p))) + binary;
		};
		const onGpu = [loaded('webgpu'), loaded('webgl')];
		expect(Math.min(...onGpu)).toBeGreaterThanOrEqual(low - 2);
		expect(Math.max(...onGpu)).toBeLessThanOrEqual(high + 1);
		expect(Math.abs(loaded('wasm') - Number(WASM_KILOBYTES))).toBeLessThanOrEqual(2);
		// who chooses the CPU is told more than it is
		expect(loaded('cpu')).toBeLessThanOrEqual(low);
	});
});

describe('what the doctor loads', () => {
	// other workers have readers of their own
	const worker = workerChunk('worker', './examine-');
	const reader = closure([...closure(worker)].find((p) => /\/reader-/.test(p)) ?? worker);

	it(`is a reader of at most ${READER} kB`, () => {
		expect(size(reader)).toBeLessThanOrEqual(READER);
	});

	it(`is at most ${EXAMINATION} kB of findings beside it`, () => {
		const found = [...closure(worker), ...closure(workerChunk('examine'))];
		expect(size([...new Set(found)].filter((p) => !reader.has(p)))).toBeLessThanOrEqual(EXAMINATION);
	});

	it.each(['en', 'zh'])(`is a page of at most ${DOCTOR} kB in %s, with all it says`, (lang) => {
		const own = new Set([
			...closure(chunk('mount', '`treegrid`')),
			...closure(chunk(`strings.${lang}`, 'lfs-pointer')),
			...closure(chunk(`strings.${lang}`, 'treeHelp')),
		]);
		expect(size(own)).toBeLessThanOrEqual(DOCTOR);
	});

	it(`is at most ${REPAIRS} kB of statistics and writers, which come last`, () => {
		expect(size([workerChunk('late')])).toBeLessThanOrEqual(REPAIRS);
	});
});

it('no page carries a web font', () => {
	expect(
		globSync('**/*.{woff,woff2,ttf,otf}', { cwd: DIST }).filter(
			(f) => existsSync(join(DIST, f)) && statSync(join(DIST, f)).size,
		),
	).toEqual([]);
});
