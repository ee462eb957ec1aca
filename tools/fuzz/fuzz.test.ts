import { expect, it } from 'vitest';
import { fuzz } from './run.ts';

it('5,000 mutated checkpoints give results or typed errors, never anything else', async () => {
	const { failures } = await fuzz(5000, 1);
	expect(failures).toEqual([]);
});
