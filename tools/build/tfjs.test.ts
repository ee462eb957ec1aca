import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutThreads } from './tfjs.ts';

const path = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js');
const source = readFileSync(path, 'utf8');

describe('the Wasm backend without threads', () => {
	it('imports one factory and no worker', () => {
		const imported = [...withoutThreads(source, path).matchAll(/^import .* from '([^']*wasm-out[^']*)'/gm)];
		expect(imported.map((m) => m[1])).toEqual(['../wasm-out/tfjs-backend-wasm.js']);
	});

	it('is not made from a source that is unknown', () => {
		expect(() => withoutThreads('export {};', 'other.js')).toThrow('other.js: expected');
	});
});
