import { shared } from '../shared/strings.en.ts';
import type { AddressRemark } from './address.ts';
import type { MirrorName } from './mirrors.ts';
import type { NoRecipe, ToolRemark } from './recipes.ts';
import type { Preset, Span, System, Tool } from './state.ts';

/** With a word joiner, so that no line ends between the hyphens. */
const TRUSTED_HOST = '-\u2060-trusted-host';

const TRUST: Partial<Record<Tool, string>> = {
	pip: ` That is why ${TRUSTED_HOST} is here: without it pip passes over the index.`,
	pdm: ' That is why verify_ssl is off: with it PDM passes over the index.',
};

/** The builder's English strings. */
export const strings = {
	...shared,
	title: 'Which command?',
	preset: {
		once: 'pip, once',
		always: 'pip, from now on',
		windows: 'pip on Windows',
		uv: 'uv',
		conda: 'conda',
		old: 'An old line with http',
		office: 'A mirror at work, http',
		douban: 'Douban',
	} satisfies Record<Preset, string>,
	tool: 'Tool',
	mirror: 'Mirror',
	span: 'For how long',
	system: 'System',
	tools: { pip: 'pip', uv: 'uv', conda: 'conda', poetry: 'Poetry', pdm: 'PDM' } satisfies Record<Tool, string>,
	mirrors: {
		tuna: 'TUNA (Tsinghua)',
		ustc: 'USTC',
		aliyun: 'Aliyun',
		pku: 'PKU',
		tencent: 'Tencent',
		huawei: 'Huawei',
		own: 'Another address…',
	} satisfies Record<MirrorName | 'own', string>,
	spans: { once: 'this once', always: 'from now on' } satisfies Record<Span, string>,
	systems: { linux: 'Linux', macos: 'macOS', windows: 'Windows (PowerShell)' } satisfies Record<System, string>,
	address: 'Address of the index',
	run: 'Run',
	orFile: (path: string) => `Or write this into ${path}`,
	file: (path: string) => `Write this into ${path}`,
	check: 'To see it:',
	undo: 'To undo it:',
	copy: 'Copy',
	none: 'There is no command for this.',
	errors: {
		empty: 'Type the address of an index, for example https://mirror.example/simple.',
		'no-url': 'This is not an address. It begins with https:// and mostly ends in /simple.',
		'no-web': 'An index is reached over https; this address begins with something else.',
		dead: 'Douban’s mirror no longer answers. Take another one.',
		'no-conda': 'We know of no conda channels at this mirror. conda cannot read an index of PyPI’s.',
	} satisfies Record<NoRecipe, string>,
	remarks: {
		http: (tool) =>
			`Over http nobody checks what arrives: whoever is on the path can swap a package and run code on your machine.${TRUST[tool] ?? ''} Ask for https.`,
		upgraded: () => `This mirror serves https, so the address has become https, and no ${TRUSTED_HOST} is needed.`,
		'not-simple': () => 'The address of an index mostly ends in /simple; this one does not.',
		password: () => 'The password in this address is kept in the clear, in the history of the shell or in the file.',
		'pip-macos': () => 'If the folder ~/Library/Application Support/pip exists, pip.conf is in there.',
		'uv-lock': () => 'The address gets into uv.lock; look before you commit. uv reads no pip.conf.',
		'conda-forge': () =>
			'The channel is conda-forge, where PyTorch now comes from. The path is from public configurations; we have not tried it.',
		'poetry-project': () =>
			'Poetry knows neither one install nor all projects: this is for the project in whose folder you are.',
		'pdm-http': () => 'PDM has no variable for verify_ssl, so the first line writes it into the project’s pdm.toml.',
		powershell: () => 'The variable stays until you close the window.',
	} satisfies Record<AddressRemark | ToolRemark, (tool: Tool) => string>,
	announce: (commands: readonly string[], path?: string) =>
		commands.length ? commands.join('; ') : `A file for ${path ?? ''}`,
};

export type LabStrings = typeof strings;
