import { describe, expect, it } from 'vitest';
import { openDevice } from '../../../engine/index.ts';
import { birthsOf } from './births.ts';
import { compute } from './compute.ts';
import { FLOAT32_GOLDEN_STATES } from './golden-states.ts';

const engine = await openDevice({ backend: 'cpu', adapter: '' });

const told = async (name: string) => {
	const state = FLOAT32_GOLDEN_STATES[name];
	if (!state) throw new Error(`expected a golden state '${name}', found none`);
	return birthsOf(await compute(engine, state)).map(({ kind, at }) => (at === undefined ? kind : `${kind} ${at}`));
};

describe('where inf, nan and 0 are born', () => {
	it.each([
		['preset-start', []],
		['preset-edge', ['denormal 2', 'quotient 2', 'harmless 2']],
		['preset-overflow', ['overflow 0', 'underflow 2', 'infOverInf 0', 'overInf 1', 'logZero', 'harmless 2']],
		['preset-targetLargest', ['overflow 0', 'underflow 2', 'infOverInf 0', 'overInf 1', 'harmless 2']],
		[
			'preset-underflow',
			['underflow 0', 'underflow 1', 'underflow 2', 'zeroOverZero 0', 'zeroOverZero 1', 'zeroOverZero 2'],
		],
		['preset-tinyTarget', ['underflow 2', 'logZero', 'harmless 2']],
		['sum-overflows', ['sumOverflow', 'overInf 0', 'overInf 1', 'overInf 2', 'logZero']],
		['denormal', ['denormal 0', 'denormal 1']],
		['minus-inf', []],
		['scale-nan', []],
	])('in %s', async (name, kinds) => {
		expect(await told(name)).toEqual(kinds);
	});

	it('is not told of what was there from the start', async () => {
		expect(await told('scale-inf')).toEqual(['infOverInf 0', 'infOverInf 1']);
	});
});
