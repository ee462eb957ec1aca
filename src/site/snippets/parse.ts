/** The languages of the site. */
export type Lang = 'zh' | 'en';

/** What a snippet is expected to do under real PyTorch. */
export type Expectation = 'ok' | 'warning' | 'error';

/** A snippet file, read: its `#|` directives and the code below them. */
export interface SnippetSource {
	title: Record<Lang, string>;
	expect: Expectation;
	/** Weights (`model`, `weights` member) that stand in for a download, put into the hub cache. */
	hub: { model: string; weights: string }[];
	/** Lowest torch minor version it is meant for, e.g. `2.14`; undefined means every recorded one. */
	torch: string | undefined;
	/** `parse`: a shell snippet that is only parsed, because running it needs the network or another tool. */
	run: 'run' | 'parse';
	/** The code with both languages' comments in it. */
	body: string;
}

const DIRECTIVE = /^#\|\s*([\w.]+):\s*(.+?)\s*$/;
const KNOWN = new Set(['zh.title', 'en.title', 'expect', 'hub', 'torch', 'run']);

/**
 * Reads a snippet file.
 *
 * @param text the file's text
 * @param name the file's name, for error messages
 * @throws Error naming the file, what was expected and what was found
 */
export function parseSnippet(text: string, name: string): SnippetSource {
	const lines = text.replace(/\r\n/g, '\n').split('\n');
	const fields = new Map<string, string[]>();
	let first = 0;
	for (; first < lines.length && (lines[first] ?? '').startsWith('#|'); first++) {
		const line = lines[first] ?? '';
		const found = DIRECTIVE.exec(line);
		if (!found?.[1] || !found[2] || !KNOWN.has(found[1])) {
			throw new Error(
				`${name}:${first + 1}: expected '#| key: value' with a key of ${[...KNOWN].join(', ')}; found '${line}'`,
			);
		}
		fields.set(found[1], [...(fields.get(found[1]) ?? []), found[2]]);
	}
	const one = (key: string) => fields.get(key)?.at(-1);
	const required = (key: string) => {
		const value = one(key);
		if (!value) throw new Error(`${name}: expected a '#| ${key}: …' line at the top; found none`);
		return value;
	};
	const choice = <T extends string>(key: string, allowed: readonly T[], fallback: T): T => {
		const value = one(key) ?? fallback;
		const match = allowed.find((a) => a === value);
		if (!match) throw new Error(`${name}: '#| ${key}' takes ${allowed.join(' | ')}; found '${value}'`);
		return match;
	};
	return {
		title: { zh: required('zh.title'), en: required('en.title') },
		expect: choice('expect', ['ok', 'warning', 'error'], 'ok'),
		hub: (fields.get('hub') ?? []).map((value) => {
			const [model, weights] = value.split(/\s+/);
			if (!model || !weights) throw new Error(`${name}: '#| hub' takes 'model Weights.MEMBER'; found '${value}'`);
			return { model, weights };
		}),
		torch: one('torch'),
		run: choice('run', ['run', 'parse'], 'run'),
		body: `${lines.slice(first).join('\n').trim()}\n`,
	};
}

/**
 * The code as one language's reader sees it: `#zh` and `#en` comments of that language become
 * `# …`, the other language's disappear, everything else stays to the letter.
 */
export function renderSnippet(body: string, lang: Lang): string {
	const out: string[] = [];
	for (const line of body.split('\n')) {
		const whole = /^(\s*)#(zh|en) (.*)$/.exec(line);
		if (whole) {
			if (whole[2] === lang) out.push(`${whole[1]}# ${whole[3]}`);
			continue;
		}
		const at = line.search(/\s+#(?:zh|en) /);
		if (at < 0) {
			out.push(line);
			continue;
		}
		const comments = [...line.slice(at).matchAll(/#(zh|en) (.*?)(?=\s+#(?:zh|en) |\s*$)/g)];
		const mine = comments.find((c) => c[1] === lang);
		out.push(line.slice(0, at) + (mine ? `  # ${mine[2]}` : ''));
	}
	return out.join('\n');
}
