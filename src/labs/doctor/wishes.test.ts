import { expect, it } from 'vitest';
import type { Fix } from '../../doctor/fix.ts';
import { NO_WISHES, planWith } from './wishes.ts';

const nested = { holder: ['state_dict'] };
const unwrap: Fix = { kind: 'unwrap', path: ['state_dict'] };

it('plans nothing without wishes', () => {
	expect(planWith(nested, [], NO_WISHES)).toEqual([]);
});

it('changes the names of the weights, wherever they stand when their turn comes', () => {
	const wishes = { ...NO_WISHES, find: 'encoder.', prefix: 'model.' };
	expect(planWith(nested, [], wishes)).toEqual([
		{ kind: 'replace', find: 'encoder.', by: '', at: ['state_dict'] },
		{ kind: 'add-prefix', prefix: 'model.', at: ['state_dict'] },
	]);
	expect(planWith(nested, [unwrap], wishes)).toEqual([
		unwrap,
		{ kind: 'replace', find: 'encoder.', by: '', at: [] },
		{ kind: 'add-prefix', prefix: 'model.', at: [] },
	]);
});

it('takes a pickled module’s state dict for what is unwrapped, and another dict as it is', () => {
	const wishes = { ...NO_WISHES, prefix: 'model.' };
	const whole: Fix = { kind: 'unwrap', path: ['model'] };
	expect(planWith({ holder: ['model', '<state_dict>'] }, [whole], wishes).at(-1)).toMatchObject({ at: [] });
	expect(planWith({ holder: ['ema', 'shadow'] }, [unwrap], wishes).at(-1)).toMatchObject({ at: [] });
});

it('casts before anything is tagged, and writes the format last', () => {
	const fixes: Fix[] = [
		{ kind: 'convert', to: 'safetensors' },
		{ kind: 'retag-device', device: 'cpu' },
	];
	const kinds = planWith({ holder: [] }, fixes, { ...NO_WISHES, dtype: 'float16' }).map((step) => step.kind);
	expect(kinds).toEqual(['cast', 'retag-device', 'convert']);
});
