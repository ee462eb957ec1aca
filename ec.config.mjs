import { defineEcConfig } from '@astrojs/starlight/expressive-code';

/** A function, and so not in astro.config.mjs: components are given those options as JSON. */
export default defineEcConfig({
	shiki: {
		transformers: [
			{
				name: 'warmstart-patience',
				// a line that is not done in half a second would be left half coloured; on a busy machine that is any line
				preprocess(_, options) {
					options.tokenizeTimeLimit = 0;
				},
			},
		],
	},
});
