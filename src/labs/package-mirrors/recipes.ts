import { type Address, type AddressError, addressOf } from './address.ts';
import { MIRRORS, type Mirror } from './mirrors.ts';
import { powerShell, quoted } from './quote.ts';
import type { State, System, Tool } from './state.ts';

/** What is worth saying about a tool's way. */
export type ToolRemark = 'pip-macos' | 'uv-lock' | 'conda-forge' | 'poetry-project' | 'pdm-http' | 'powershell';

/** How a mirror is set: commands, or a file, or either. */
export interface Recipe {
	commands: readonly string[];
	file?: { path: string; content: string };
	/** How it is looked at, and taken back. */
	check?: string;
	undo?: readonly string[];
	remarks: readonly ToolRemark[];
}

/** Why there is none. */
export type NoRecipe = AddressError | 'no-conda';

type Usable = Exclude<Address, { error: unknown }>;

const PACKAGE = 'numpy';

const PATHS: Record<'pip' | 'uv' | 'conda' | 'pdm', Record<System, string>> = {
	pip: { linux: '~/.config/pip/pip.conf', macos: '~/.config/pip/pip.conf', windows: '%APPDATA%\\pip\\pip.ini' },
	uv: { linux: '~/.config/uv/uv.toml', macos: '~/.config/uv/uv.toml', windows: '%APPDATA%\\uv\\uv.toml' },
	conda: { linux: '~/.condarc', macos: '~/.condarc', windows: '%USERPROFILE%\\.condarc' },
	pdm: {
		linux: '~/.config/pdm/config.toml',
		macos: '~/Library/Application Support/pdm/config.toml',
		windows: '%LOCALAPPDATA%\\pdm\\pdm\\config.toml',
	},
};

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const toml = (text: string) => JSON.stringify(text);

function pip({ span, system }: State, { url, host, plain }: Usable): Recipe {
	const word = (text: string) => quoted(text, system);
	if (span === 'once') {
		const trust = plain ? ` --trusted-host ${word(host)}` : '';
		return { commands: [`python -m pip install -i ${word(url)}${trust} ${PACKAGE}`], remarks: [] };
	}
	const set = 'python -m pip config set';
	return {
		commands: [`${set} global.index-url ${word(url)}`, ...(plain ? [`${set} global.trusted-host ${word(host)}`] : [])],
		file: {
			path: PATHS.pip[system],
			content: lines('[global]', `index-url = ${url}`, ...(plain ? [`trusted-host = ${host}`] : [])),
		},
		check: 'python -m pip config list',
		undo: ['index-url', ...(plain ? ['trusted-host'] : [])].map((key) => `python -m pip config unset global.${key}`),
		remarks: system === 'macos' ? ['pip-macos'] : [],
	};
}

function uv({ span, system }: State, { url }: Usable): Recipe {
	if (span === 'once') {
		return { commands: [`uv pip install --default-index ${quoted(url, system)} ${PACKAGE}`], remarks: [] };
	}
	return {
		commands: [],
		file: { path: PATHS.uv[system], content: lines('[[index]]', `url = ${toml(url)}`, 'default = true') },
		remarks: ['uv-lock'],
	};
}

function conda({ span, system }: State, base: string): Recipe {
	if (span === 'once') {
		return {
			commands: [`conda install --override-channels -c ${base}/cloud/conda-forge ${PACKAGE}`],
			remarks: ['conda-forge'],
		};
	}
	return {
		commands: [],
		file: {
			path: PATHS.conda[system],
			content: lines(
				'channels:',
				'  - conda-forge',
				'show_channel_urls: true',
				'default_channels:',
				...['main', 'r', 'msys2'].map((channel) => `  - ${base}/pkgs/${channel}`),
				'custom_channels:',
				`  conda-forge: ${base}/cloud`,
			),
		},
		check: 'conda config --show-sources',
		remarks: ['conda-forge'],
	};
}

const poetry = ({ system }: State, { url }: Usable): Recipe => ({
	commands: [`poetry source add --priority=primary mirrors ${quoted(url, system)}`],
	file: {
		path: 'pyproject.toml',
		content: lines('[[tool.poetry.source]]', 'name = "mirrors"', `url = ${toml(url)}`, 'priority = "primary"'),
	},
	check: 'poetry source show',
	undo: ['poetry source remove mirrors'],
	remarks: ['poetry-project'],
});

function pdm({ span, system }: State, { url, plain }: Usable): Recipe {
	const word = quoted(url, system);
	if (span === 'once') {
		const windows = system === 'windows';
		return {
			commands: [
				// there is no variable for it
				...(plain ? ['pdm config --local pypi.verify_ssl false'] : []),
				...(windows
					? [powerShell('PDM_PYPI_URL', url), `pdm add ${PACKAGE}`]
					: [`PDM_PYPI_URL=${word} pdm add ${PACKAGE}`]),
			],
			remarks: [...(plain ? ['pdm-http' as const] : []), ...(windows ? ['powershell' as const] : [])],
		};
	}
	return {
		commands: [`pdm config pypi.url ${word}`, ...(plain ? ['pdm config pypi.verify_ssl false'] : [])],
		file: {
			path: PATHS.pdm[system],
			content: lines('[pypi]', `url = ${toml(url)}`, ...(plain ? ['verify_ssl = false'] : [])),
		},
		check: 'pdm config pypi.url',
		undo: ['url', ...(plain ? ['verify_ssl'] : [])].map((key) => `pdm config --delete pypi.${key}`),
		remarks: [],
	};
}

const BY_ADDRESS: Record<Exclude<Tool, 'conda'>, (state: State, address: Usable) => Recipe> = { pip, uv, poetry, pdm };

/** The commands and the file with which a tool uses a mirror, and what to know of them. */
export function recipeOf(state: State): { recipe: Recipe; address?: Usable } | { error: NoRecipe } {
	if (state.tool === 'conda') {
		// what a reader types is an index of PyPI's, which conda cannot read
		const mirror: Mirror | undefined = state.mirror === 'own' ? undefined : MIRRORS[state.mirror];
		return mirror?.conda ? { recipe: conda(state, mirror.conda) } : { error: 'no-conda' };
	}
	const address = addressOf(state);
	if ('error' in address) return address;
	return { recipe: BY_ADDRESS[state.tool](state, address), address };
}
