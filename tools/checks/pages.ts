import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../src/site/paths.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** Paths of a language's pages, without the language folder, in order. */
export function pagePaths(lang: Lang): string[] {
	return globSync('**/*.{md,mdx}', { cwd: join(ROOT, 'content/docs', lang) }).sort();
}

export function pageSource(lang: Lang, path: string): string {
	return readFileSync(join(ROOT, 'content/docs', lang, path), 'utf8');
}

/** A page's prose: no front matter, imports, code, formulas, link targets or component tags. */
export function prose(source: string): string {
	return source
		.replace(/^---\n[\s\S]*?\n---\n/, '')
		.replace(/^import .*$/gm, '')
		.replace(/```[\s\S]*?```/g, '')
		.replace(/\$\$[\s\S]*?\$\$/g, '')
		.replace(/\$[^$\n]+\$/g, '`')
		.replace(/`[^`\n]+`/g, '`')
		.replace(/\{#[\w-]+\}/g, '')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/<[^>]+>/g, '');
}
