import type { Link, Nodes, PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginInput } from 'satteri';
import { type GlossaryTerm, termsFor } from '../data/glossary.ts';
import { type Lang, pathFor } from '../paths.ts';
import { langOfFile } from './links.ts';

/** Where a term's first use must not be turned into a link. */
const OPAQUE = new Set(['link', 'linkReference', 'heading', 'mdxJsxTextElement']);

interface Found {
	term: GlossaryTerm;
	start: number;
	end: number;
}

/** The first not yet explained term in a text, the leftmost and then the longest. */
function firstTerm(text: string, lang: Lang, seen: Set<string>): Found | undefined {
	let best: Found | undefined;
	for (const { term, pattern } of termsFor(lang)) {
		if (seen.has(term.id)) continue;
		const found = pattern.exec(text);
		if (!found) continue;
		const start = found.index;
		const end = start + found[0].length;
		if (!best || start < best.start || (start === best.start && end > best.end)) best = { term, start, end };
	}
	return best;
}

/** Splits a text at the first use of each term that the page has not explained yet. */
export function explainTerms(text: string, lang: Lang, base: string, seen: Set<string>): PhrasingContent[] {
	const nodes: PhrasingContent[] = [];
	let rest = text;
	for (let found = firstTerm(rest, lang, seen); found; found = firstTerm(rest, lang, seen)) {
		seen.add(found.term.id);
		if (found.start) nodes.push({ type: 'text', value: rest.slice(0, found.start) });
		const link: Link = {
			type: 'link',
			url: pathFor(base, lang, `/glossary/#${found.term.id}`),
			children: [{ type: 'text', value: rest.slice(found.start, found.end) }],
			data: {
				hProperties: {
					class: 'term',
					title: found.term[lang === 'zh' ? 'zhDef' : 'enDef'].replaceAll('`', ''),
				},
			},
		};
		nodes.push(link);
		rest = rest.slice(found.end);
	}
	if (rest) nodes.push({ type: 'text', value: rest });
	return nodes;
}

/** Satteri plugin: the first use of a glossary term on a page links to its definition, and shows it on hover. */
export function glossaryTerms(base: string): MdastPluginInput {
	return ({ fileURL }) => {
		const lang = langOfFile(fileURL);
		if (!lang || !/\/notes\/|\/errors\./.test(fileURL?.pathname ?? '')) return null;
		const seen = new Set<string>();
		return defineMdastPlugin({
			name: 'warmstart-terms',
			text(node, ctx) {
				for (let up: Nodes | undefined = ctx.parent(node); up; up = ctx.parent(up)) {
					if (OPAQUE.has(up.type)) return;
				}
				const nodes = explainTerms(node.value, lang, base, seen);
				if (nodes.some((n) => n.type === 'link')) ctx.replaceNode(node, nodes);
			},
		});
	};
}
