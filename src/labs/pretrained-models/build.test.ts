import { describe, expect, it } from 'vitest';
import { networkOf } from '../../nn/networks/index.ts';
import { summaryOf } from '../../nn/summary/summary.ts';
import { digest } from '../shared/digest.ts';
import { ALL } from './all.ts';
import { build } from './build.ts';
import recorded from './goldens.json' with { type: 'json' };
import { factsOf, MODELS, type Model, TORCHVISION } from './models.ts';
import {
	fromQuery,
	idOf,
	LINES,
	MISTAKES,
	PRESETS,
	type Preset,
	type State,
	TAKEN_FOR,
	toQuery,
	withLine,
	withModel,
} from './state.ts';

const results: Record<string, { stdout: string; error?: string }> = recorded.results;
const OPS_SHOWN = 0.001;

/** What the program of a state prints, warns and raises, as goldens keep it. */
function printed(state: State): { stdout: string; error?: string } {
	const { model, weights, warnings, error } = build(state);
	const lines = warnings.map((text) => digest(`UserWarning: ${text}`));
	if (weights) lines.push(`<- ${weights.file}`);
	if (model) {
		const { parameters, tensors } = summaryOf(networkOf(model));
		lines.push(`${factsOf(model).className} ${parameters} ${tensors}`);
	}
	if (weights && !warnings.length) lines.push(`[${weights.resize}] [224]`);
	const stdout = lines.join('\n');
	return error ? { stdout, error: digest(`${error.type}: ${error.text}`) } : { stdout };
}

describe(`every line, against torch ${recorded.torch}`, () => {
	it('is all that was recorded', () => {
		expect(Object.keys(results)).toEqual(ALL.map(idOf));
		expect(ALL.length).toBe(MODELS.length * (LINES.length - 2) + 2);
	});

	it.each(ALL.map((state) => [idOf(state), state] as const))('%s', (id, state) => {
		expect(printed(state)).toEqual(results[id]);
	});
});

describe(`the facts of torchvision ${TORCHVISION}`, () => {
	it.each(MODELS)('on %s agree with what its network is', (model) => {
		const { parameters, bytes, multiplyAdds } = summaryOf(networkOf(model));
		const { weights, parameters: said } = factsOf(model);
		expect(parameters).toBe(said);
		for (const { name, bytes: file, gigaOps } of weights) {
			expect(Math.abs(multiplyAdds / 1e9 - gigaOps), name).toBeLessThanOrEqual(OPS_SHOWN);
			// two of the first wide ResNets' files hold halves
			const size = /^wide/.test(model) && name === 'IMAGENET1K_V1' ? bytes / 2 : bytes;
			expect(file / size).toBeGreaterThan(0.999);
			expect(file / size).toBeLessThan(1.02);
		}
	});
});

describe('a mistake', () => {
	it('is of one model', () => {
		expect(withLine({ model: 'vgg11', line: 'none' }, 'underscore')).toEqual(PRESETS.underscore);
		expect(withModel(PRESETS.renamed, 'vgg11')).toEqual({ model: 'vgg11', line: 'bare' });
		expect(withModel(PRESETS.renamed, MISTAKES.renamed)).toEqual(PRESETS.renamed);
	});

	it('builds a quarter of what its name says', () => {
		const part = factsOf(MISTAKES.renamed).parameters / factsOf(TAKEN_FOR).parameters;
		expect(Math.round(100 * part)).toBe(26);
	});
});

describe('an address', () => {
	it.each(Object.keys(PRESETS) as Preset[])('holds the example %s', (name) => {
		const query = toQuery(PRESETS[name]);
		expect(fromQuery(query)).toEqual(query ? PRESETS[name] : undefined);
	});

	it('of something else is left alone', () => {
		for (const search of ['?z=1', '?model=resnet19&line=none', '?model=toString&line=none', '?model=vgg11&line=maybe'])
			expect(fromQuery(search)).toBeUndefined();
		// the mistake is resnet18's alone
		expect(fromQuery('?model=vgg11&line=renamed')).toBeUndefined();
	});

	it('names a model that exists', () => {
		const model: Model = 'densenet201';
		expect(fromQuery(toQuery({ model, line: 'default' }))).toEqual({ model, line: 'default' });
	});
});
