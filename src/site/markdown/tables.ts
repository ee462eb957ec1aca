import { defineHastPlugin } from 'satteri';

/** Satteri plugin: a table scrolls in a box of its own, so that a phone's page never scrolls sideways. */
export const tables = defineHastPlugin({
	name: 'warmstart-tables',
	element: {
		filter: ['table'],
		visit(node, ctx) {
			ctx.wrapNode(node, {
				type: 'element',
				tagName: 'div',
				properties: { className: ['table-box'], tabIndex: 0 },
				children: [],
			});
		},
	},
});
