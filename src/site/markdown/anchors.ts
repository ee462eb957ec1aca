import { defineHastPlugin, type HastPluginInput } from 'satteri';
import { ui } from '../strings.ts';
import { langOfFile } from './links.ts';

/** Satteri plugin: every `##` and `###` ends in a link to itself, seen on hover and focus. */
export const anchors: HastPluginInput = ({ fileURL }) => {
	const lang = langOfFile(fileURL);
	if (!lang) return null;
	return defineHastPlugin({
		name: 'warmstart-anchors',
		element: {
			filter: ['h2', 'h3'],
			visit(node, ctx) {
				const id = node.properties?.['id'];
				if (typeof id !== 'string') return;
				ctx.appendChild(node, {
					type: 'element',
					tagName: 'a',
					properties: {
						className: ['anchor'],
						href: `#${id}`,
						ariaLabel: ui(lang).linkToHeading(ctx.textContent(node)),
					},
					children: [],
				});
			},
		},
	});
};
