import { describe, expect, it } from 'vitest';
import recorded from './goldens.json' with { type: 'json' };
import { ordinalsOf, ParseError, parseVisibleDevices, visibleGpus } from './parse.ts';

/** What PyTorch made of a value, on machines with so many GPUs. */
interface Golden {
	id: string;
	value: string | null;
	parsed: number[] | string[] | { type: string; text: string };
	counts: { gpus: number; count: unknown; ordinals?: number[] }[];
}

describe(`CUDA_VISIBLE_DEVICES, against torch ${recorded.torch}`, () => {
	const cases = recorded.cases as Golden[];

	it('is held to at least 60 values', () => {
		expect(cases.length).toBeGreaterThanOrEqual(60);
	});

	it.each(cases.map((c) => [c.id, c] as const))('%s', (_, { value, parsed, counts }) => {
		const read = () => parseVisibleDevices(value ?? undefined);
		if (!Array.isArray(parsed)) {
			expect(read).toThrow(ParseError);
			expect(read).toThrow(parsed.text);
			return;
		}
		expect(read()).toEqual(parsed);
		for (const { gpus, count, ordinals } of counts) {
			const uuids = recorded.uuids.slice(0, gpus);
			const seen = visibleGpus(read(), uuids);
			// -1 is PyTorch's way to leave the question to the driver
			expect(seen?.length ?? -1).toBe(count);
			if (ordinals) expect(ordinalsOf(parsed as string[], uuids)).toEqual(ordinals);
		}
	});
});
