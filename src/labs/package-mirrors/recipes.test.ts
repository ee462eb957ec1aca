import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addressOf } from './address.ts';
import { GOLDEN_STATES } from './golden-states.ts';
import recorded from './goldens.json' with { type: 'json' };
import { MIRROR_NAMES, MIRRORS } from './mirrors.ts';
import { type Recipe, recipeOf } from './recipes.ts';
import { DEFAULT, fromQuery, PRESETS, type Preset, type State, SYSTEMS, TOOLS, toQuery } from './state.ts';

/** What the tools made of a recipe. */
interface Golden {
	id: string;
	commands: string[];
	file?: { path: string; content: string };
	says: { index?: string; refused?: boolean; priority?: string; sameFile?: boolean; parsed?: unknown };
}

const goldens = recorded.cases as Golden[];
const { pip, poetry, pdm } = recorded.versions;

function made(state: State): Recipe {
	const answer = recipeOf(state);
	if ('error' in answer) throw new Error(`expected a recipe, found ${answer.error}`);
	return answer.recipe;
}
const withOwn = (url: string, more: Partial<State> = {}): State => ({ ...DEFAULT, mirror: 'own', url, ...more });
const all = (recipe: Recipe) => [...recipe.commands, recipe.file?.content ?? ''].join('\n');

describe(`every recipe for Linux, as pip ${pip}, Poetry ${poetry} and PDM ${pdm} read it`, () => {
	it('is all that was recorded', () => {
		const there = Object.entries(GOLDEN_STATES).filter(([, s]) => s.system === 'linux' && !('error' in recipeOf(s)));
		expect(goldens.map((g) => g.id)).toEqual(there.map(([id]) => id));
		expect(goldens.length).toBeGreaterThanOrEqual(70);
	});

	it.each(goldens.map((g) => [g.id, g] as const))('%s', (id, { commands, file, says }) => {
		const state = GOLDEN_STATES[id] as State;
		const recipe = made(state);
		expect({ commands: recipe.commands, file: recipe.file }).toEqual({ commands, file });
		if (state.tool === 'conda') {
			// PyYAML and this parser read the file alike
			expect(says.parsed).toEqual(file && parse(file.content));
			return;
		}
		const address = addressOf(state);
		if ('error' in address) throw new Error(address.error);
		const { url } = address;
		if (state.tool === 'uv') {
			expect(says.parsed).toEqual(file && { index: [{ url, default: true }] });
			return;
		}
		expect(says.index).toBe(url);
		expect(says.refused ?? false).toBe(false);
		expect(says.sameFile ?? true).toBe(true);
		if (state.tool === 'poetry') expect(says.priority).toBe('primary');
	});
});

describe('an address', () => {
	it('of the note is https, and switches nothing off', () => {
		for (const tool of TOOLS) {
			for (const mirror of MIRROR_NAMES) {
				for (const system of SYSTEMS) {
					const answer = recipeOf({ ...DEFAULT, tool, mirror, system, span: 'always' });
					if ('error' in answer) continue;
					expect(all(answer.recipe)).not.toMatch(/http:|trusted-host|verify_ssl/);
				}
			}
		}
	});

	it('of the note that is typed with http becomes https', () => {
		for (const { pypi } of Object.values(MIRRORS)) {
			const address = addressOf(withOwn(pypi.replace('https:', 'http:')));
			expect(address).toMatchObject({ url: pypi, plain: false, remarks: ['upgraded'] });
		}
	});

	it.each([
		['', 'empty'],
		['  ', 'empty'],
		['mirror', 'no-url'],
		['https://', 'no-url'],
		['ftp://mirror.example/simple', 'no-web'],
		['javascript:alert(1)', 'no-web'],
		['http://pypi.douban.com/simple', 'dead'],
		['https://pypi.doubanio.com/simple/', 'dead'],
	])('%j is refused as %s', (url, error) => {
		expect(recipeOf(withOwn(url))).toEqual({ error });
	});

	it.each([
		['https://mirror.example/simple', []],
		['https://mirror.example/pypi', ['not-simple']],
		['http://mirror.example/simple/', ['http']],
		['https://me:secret@mirror.example/simple', ['password']],
	])('%s is remarked upon: %j', (url, remarks) => {
		expect(addressOf(withOwn(url))).toMatchObject({ remarks });
	});

	it('over http trusts its host and no other', () => {
		expect(made(PRESETS.office).commands).toEqual([
			'python -m pip config set global.index-url http://10.0.0.5:3141/root/pypi/simple',
			'python -m pip config set global.trusted-host 10.0.0.5:3141',
		]);
		expect(all(made({ ...PRESETS.office, tool: 'pdm' }))).toContain('verify_ssl false');
		expect(all(made({ ...PRESETS.office, tool: 'uv' }))).not.toContain('insecure');
	});
});

describe('a recipe', () => {
	it('quotes what the shell would take for more', () => {
		const odd = withOwn("https://mirror.example/it's/$HOME/simple");
		expect(made(odd).commands[0]).toContain(`-i 'https://mirror.example/it'\\''s/$HOME/simple'`);
		const windows: State = { ...odd, system: 'windows' };
		expect(made(windows).commands[0]).toContain("-i 'https://mirror.example/it''s/$HOME/simple'");
		expect(made({ ...windows, tool: 'pdm' }).commands).toEqual([
			"$env:PDM_PYPI_URL = 'https://mirror.example/it''s/$HOME/simple'",
			'pdm add numpy',
		]);
	});

	it('takes back all that it has set', () => {
		expect(made(PRESETS.always).undo).toEqual(['python -m pip config unset global.index-url']);
		expect(made(PRESETS.office).undo).toHaveLength(2);
		expect(made({ ...PRESETS.office, tool: 'pdm' }).undo).toEqual([
			'pdm config --delete pypi.url',
			'pdm config --delete pypi.verify_ssl',
		]);
	});

	it('names the file of each system', () => {
		const path = (tool: State['tool'], system: State['system']) =>
			made({ ...DEFAULT, tool, system, span: 'always' }).file?.path;
		expect(TOOLS.map((tool) => path(tool, 'windows'))).toEqual([
			'%APPDATA%\\pip\\pip.ini',
			'%APPDATA%\\uv\\uv.toml',
			'%USERPROFILE%\\.condarc',
			'pyproject.toml',
			'%LOCALAPPDATA%\\pdm\\pdm\\config.toml',
		]);
	});

	it('for conda needs a mirror of its channels', () => {
		expect(recipeOf({ ...DEFAULT, tool: 'conda', mirror: 'huawei' })).toEqual({ error: 'no-conda' });
		expect(recipeOf(withOwn('https://mirror.example/simple', { tool: 'conda' }))).toEqual({ error: 'no-conda' });
	});
});

describe('an address of the page', () => {
	it.each(Object.keys(PRESETS) as Preset[])('holds the example %s', (name) => {
		const query = toQuery(PRESETS[name]);
		expect(fromQuery(query)).toEqual(query ? PRESETS[name] : undefined);
	});

	it('holds every state', () => {
		for (const state of Object.values(GOLDEN_STATES)) expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
	});

	it('of something else is left alone', () => {
		expect(fromQuery('?z=1,2,3')).toBeUndefined();
		expect(fromQuery('?tool=npm')).toBeUndefined();
		expect(fromQuery(`?mirror=own&url=${'x'.repeat(400)}`)).toBeUndefined();
	});
});
