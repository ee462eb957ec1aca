import { defineMdastPlugin } from 'satteri';
import temml from 'temml';

/**
 * LaTeX → MathML at build time. Temml writes mathematical letters as code points, which every
 * engine draws; the `mathvariant` attribute, which KaTeX relies on, Chromium ignores.
 */
function mathml(tex: string, displayMode: boolean): string {
	const markup = temml.renderToString(tex, { displayMode, throwOnError: true, xml: false });
	// on a Chinese page operators would be drawn from a Chinese font, whose brackets do not stretch
	return markup.replace('<math', '<math lang="en"');
}

/** Satteri plugin: `$…$` and `$$…$$` become MathML. */
export const math = defineMdastPlugin({
	name: 'warmstart-math',
	inlineMath(node, ctx) {
		ctx.replaceNode(node, { raw: mathml(node.value, false), mdxExpressions: false });
	},
	math(node, ctx) {
		ctx.replaceNode(node, {
			raw: `<div class="math-display">${mathml(node.value, true)}</div>`,
			mdxExpressions: false,
		});
	},
});
