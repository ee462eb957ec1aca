import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { CODE_DARK, CODE_LIGHT } from '../../src/site/code-theme.ts';

/** The kinds of token that have a colour of their own; what has the text's colour needs no element. */
const KINDS = { comment: 'tc', keyword: 'tk', string: 'ts', number: 'tn', call: 'tf' } as const;
type Kind = keyof typeof KINDS;

const CSS = 'virtual:warmstart-code-colours.css';

/** One rule a kind and theme; the highlighter would write both colours into every token of every page. */
export function colourRules(): string {
	const rules = (palette: Record<Kind, string>, scope: string) =>
		(Object.entries(KINDS) as [Kind, string][]).map(
			([kind, name]) => `${scope}.ec-line .${name}{color:${palette[kind]}}`,
		);
	return [...rules(CODE_LIGHT, ''), ...rules(CODE_DARK, ':root[data-theme="dark"] ')].join('\n');
}

/**
 * Replaces the tokens' inline colours by class names, a seventh of a note's gzipped size less.
 *
 * @throws Error for a colour that the palettes do not have
 */
export function shortenColours(html: string): string {
	return html.replace(/<span style="--0:(#\w{6});--1:(#\w{6})">([^<]*)<\/span>/g, (_, dark, light, text) => {
		if (light.toLowerCase() === CODE_LIGHT.text) return text;
		const kind = (Object.keys(KINDS) as Kind[]).find((k) => CODE_LIGHT[k] === light.toLowerCase());
		if (!kind || CODE_DARK[kind] !== dark.toLowerCase()) {
			throw new Error(
				`expected the colours of one kind of token from src/site/code-theme.ts, found ${light} with ${dark} on '${text}'`,
			);
		}
		return `<span class="${KINDS[kind]}">${text}</span>`;
	});
}

/** The rules as a stylesheet to import. */
export function codeColourRules(): Plugin {
	return {
		name: 'warmstart-code-colours',
		resolveId: (id) => (id === CSS ? `\0${CSS}` : undefined),
		load: (id) => (id === `\0${CSS}` ? colourRules() : undefined),
	};
}

/** Astro integration: shortens the colours in every built page. */
export function codeColours(): AstroIntegration {
	return {
		name: 'warmstart-code-colours',
		hooks: {
			'astro:build:done': ({ dir }) => {
				const root = fileURLToPath(dir);
				for (const page of globSync('**/*.html', { cwd: root })) {
					const path = join(root, page);
					writeFileSync(path, shortenColours(readFileSync(path, 'utf8')));
				}
			},
		},
	};
}
