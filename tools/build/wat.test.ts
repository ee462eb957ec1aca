import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiled, MODULE } from './wat.ts';

it('the engine carries the bytes of its WebAssembly text', async () => {
	expect(readFileSync(MODULE, 'utf8')).toBe(await compiled());
});
