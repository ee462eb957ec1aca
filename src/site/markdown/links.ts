import { defineMdastPlugin, type MdastPluginInput } from 'satteri';
import { type Lang, pathFor } from '../paths.ts';

/** The language of a page's file, from its folder; undefined for files outside `docs/zh|en`. */
export function langOfFile(fileURL: URL | undefined): Lang | undefined {
	const found = /\/docs\/(zh|en)\//.exec(fileURL?.pathname ?? '');
	return found?.[1] as Lang | undefined;
}

/**
 * Satteri plugin: links inside the site are written without language and base path
 * (`/notes/x/#why`), so that both languages' pages hold the same links and the site moves freely.
 */
export function siteLinks(base: string): MdastPluginInput {
	return ({ fileURL }) => {
		const lang = langOfFile(fileURL);
		if (!lang) return null;
		return defineMdastPlugin({
			name: 'warmstart-links',
			link(node, ctx) {
				if (node.url.startsWith('/')) ctx.setProperty(node, 'url', pathFor(base, lang, node.url));
			},
		});
	};
}
