import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NETWORKS, networkOf } from '../networks/index.ts';
import { conv2d, dropout, linear, maxPool2d, relu } from '../networks/layers.ts';
import { moduleOf, sequential } from '../networks/module.ts';
import recorded from './goldens.json' with { type: 'json' };
import { summaryOf, within } from './summary.ts';

type Recorded = (typeof recorded.results)['alexnet'];
const results = recorded.results as Record<string, Omit<Recorded, 'kinds'> & { kinds: Record<string, number> }>;

/** As networks.py writes the outputs of all modules. */
function digest(name: string): string {
	const { layers } = summaryOf(networkOf(name));
	const root = { path: '', out: [1, 1000] };
	// Python sorts by code points
	const rows = [root, ...layers.flatMap(within)].sort((a, b) => (a.path < b.path ? -1 : 1));
	return createHash('sha256')
		.update(rows.map(({ path, out }) => `${path} ${out.join('x')}`).join('\n'))
		.digest('hex');
}

describe(`against torchvision ${recorded.torchvision}`, () => {
	it('has every network that was recorded', () => {
		expect(Object.keys(results)).toEqual(expect.arrayContaining(Object.keys(NETWORKS)));
	});

	it.each(Object.keys(NETWORKS))('%s', (name) => {
		const { parameters, tensors, bytes, kinds, layers } = summaryOf(networkOf(name));
		const modules = 1 + layers.flatMap(within).length;
		expect({ parameters, tensors, bytes, modules, kinds: Object.fromEntries(kinds), shapes: digest(name) }).toEqual(
			results[name],
		);
	});
});

describe('the memory of a forward pass', () => {
	const FLOAT32 = 4;

	it('is input and output of the largest step', () => {
		// 3·8·8 goes in, 4·8·8 comes out and is pooled to 4·4·4
		const network = sequential(conv2d(3, 4, 3, { padding: 1 }), relu(), maxPool2d(2, 2));
		expect(summaryOf(network, 8).peakBytes).toBe((3 + 4) * 64 * FLOAT32);
	});

	it('keeps what is needed again', () => {
		const network = moduleOf(
			{ a: conv2d(3, 3, 3, { padding: 1 }), b: conv2d(3, 3, 3, { padding: 1 }), relu: relu() },
			(x, call, trace) => trace.apply({ kind: 'add' }, call('b', call('relu', call('a', x))), x),
		);
		expect(summaryOf(network, 8).peakBytes).toBe(3 * 3 * 64 * FLOAT32);
	});

	it('counts the parameters of what does nothing as none', () => {
		const network = moduleOf({ drop: dropout(), fc: linear(12, 2) }, (x, call, trace) =>
			call('fc', trace.apply({ kind: 'flatten' }, call('drop', x))),
		);
		const { layers, multiplyAdds } = summaryOf(network, 2);
		expect(layers.map((l) => [l.name, l.className, l.inside, l.out, l.parameters])).toEqual([
			['drop', 'Dropout', [1, 3, 2, 2], [1, 3, 2, 2], 0],
			['fc', 'Linear', [1, 12], [1, 2], 26],
		]);
		expect(multiplyAdds).toBe(24);
	});
});
