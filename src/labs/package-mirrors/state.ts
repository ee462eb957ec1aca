import { MIRROR_NAMES, type MirrorName } from './mirrors.ts';

export const TOOLS = ['pip', 'uv', 'conda', 'poetry', 'pdm'] as const;
export const SPANS = ['once', 'always'] as const;
export const SYSTEMS = ['linux', 'macos', 'windows'] as const;
/** The mirrors of the note, and an address of the reader's own. */
export const CHOICES = [...MIRROR_NAMES, 'own'] as const;

export type Tool = (typeof TOOLS)[number];
export type Span = (typeof SPANS)[number];
export type System = (typeof SYSTEMS)[number];

/** Everything that a reader can set. */
export interface State {
	tool: Tool;
	mirror: MirrorName | 'own';
	/** As typed; it counts where the mirror is `own`. */
	url: string;
	span: Span;
	system: System;
}

export const DEFAULT: State = { tool: 'pip', mirror: 'tuna', url: '', span: 'once', system: 'linux' };

const own = (url: string, span: Span = 'always'): State => ({ ...DEFAULT, mirror: 'own', url, span });

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	once: DEFAULT,
	always: { ...DEFAULT, span: 'always' },
	windows: { ...DEFAULT, span: 'always', system: 'windows' },
	uv: { ...DEFAULT, tool: 'uv', mirror: 'ustc', span: 'always' },
	conda: { ...DEFAULT, tool: 'conda', span: 'always' },
	old: own('http://mirrors.aliyun.com/pypi/simple', 'once'),
	office: own('http://10.0.0.5:3141/root/pypi/simple'),
	douban: own('http://pypi.douban.com/simple', 'once'),
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** How long an address from a query may be. */
const LONGEST = 300;

/** The state as a query, short; empty for the default. */
export function toQuery({ tool, mirror, url, span, system }: State): string {
	const query = new URLSearchParams();
	if (tool !== DEFAULT.tool) query.set('tool', tool);
	if (mirror !== DEFAULT.mirror) query.set('mirror', mirror);
	if (mirror === 'own') query.set('url', url);
	if (span !== DEFAULT.span) query.set('span', span);
	if (system !== DEFAULT.system) query.set('os', system);
	const text = query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
	return text && `?${text}`;
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	if (!['tool', 'mirror', 'url', 'span', 'os'].some((name) => query.has(name))) return undefined;
	const tool = TOOLS.find((t) => t === (query.get('tool') ?? DEFAULT.tool));
	const mirror = CHOICES.find((m) => m === (query.get('mirror') ?? DEFAULT.mirror));
	const span = SPANS.find((s) => s === (query.get('span') ?? DEFAULT.span));
	const system = SYSTEMS.find((s) => s === (query.get('os') ?? DEFAULT.system));
	const url = mirror === 'own' ? (query.get('url') ?? '') : '';
	if (!tool || !mirror || !span || !system || url.length > LONGEST) return undefined;
	return { tool, mirror, url, span, system };
}
