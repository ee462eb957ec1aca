import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { CODE_THEMES } from './src/site/code-theme.ts';
import { anchors } from './src/site/markdown/anchors.ts';
import { siteLinks } from './src/site/markdown/links.ts';
import { math } from './src/site/markdown/math.ts';
import { tables } from './src/site/markdown/tables.ts';
import { glossaryTerms } from './src/site/markdown/terms.ts';
import { codeColourRules, codeColours } from './tools/build/code-colours.ts';
import { csp } from './tools/build/csp.ts';
import { siteFiles } from './tools/build/files.ts';
import { LAB_CHUNKS } from './tools/build/lab-chunks.ts';
import { LAYOUT } from './tools/build/layout.ts';
import { reader } from './tools/build/reader.ts';
import { searchIndex } from './tools/build/search.ts';
import { tfjsSlim } from './tools/build/tfjs.ts';

const base = process.env['BASE_PATH'] ?? '/';
// hreflang, the sitemap and the social preview need an absolute address; a clone that is only tried out has none
const site = process.env['SITE_URL'] ?? 'http://localhost:4321';

export default defineConfig({
	site,
	base,
	srcDir: './',
	// `src` is ours and Astro's "srcDir" is the root, because the texts live in the top-level `content`
	trailingSlash: 'always',
	build: { inlineStylesheets: 'never', assets: 'assets' },
	devToolbar: { enabled: false },
	prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
	markdown: {
		processor: satteri({
			features: { math: true, headingAttributes: true, directive: true, smartPunctuation: false },
			mdastPlugins: [math, siteLinks(base), glossaryTerms(base)],
			hastPlugins: [tables, anchors],
		}),
	},
	integrations: [
		starlight({
			title: 'Warmstart',
			defaultLocale: 'zh',
			locales: {
				zh: { label: '简体中文', lang: 'zh-CN' },
				en: { label: 'English', lang: 'en' },
			},
			sidebar: [
				{
					label: 'Weights',
					translations: { 'zh-CN': '权重' },
					items: ['save-and-load', 'pretrained-models', 'partial-loading', 'multi-gpu'].map((n) => `notes/${n}`),
				},
				{
					label: 'Environment',
					translations: { 'zh-CN': '环境' },
					items: ['package-mirrors', 'visible-devices'].map((n) => `notes/${n}`),
				},
				{
					label: 'Losses',
					translations: { 'zh-CN': '损失函数' },
					items: ['cross-entropy', 'binary-cross-entropy'].map((n) => `notes/${n}`),
				},
				{ label: 'Look up', translations: { 'zh-CN': '查阅' }, items: ['doctor', 'errors', 'glossary', 'about'] },
			],
			tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
			markdown: { headingLinks: false },
			components: LAYOUT,
			customCss: [
				...['tokens', 'base', 'layout', 'prose', 'reference', 'snippet'].map((f) => `./src/site/styles/${f}.css`),
				'virtual:warmstart-code-colours.css',
			],
			expressiveCode: {
				themes: CODE_THEMES,
				tabWidth: 0,
				minSyntaxHighlightingColorContrast: 0,
				frames: { showCopyToClipboardButton: false },
				styleOverrides: {
					borderRadius: '0',
					borderWidth: '0',
					codeFontFamily: 'var(--font-mono)',
					codeFontSize: '0.875rem',
					codeLineHeight: '1.65',
					codePaddingInline: '1.125rem',
					codePaddingBlock: '0.875rem',
					uiFontFamily: 'var(--font-text)',
					frames: { frameBoxShadowCssValue: 'none' },
				},
			},
			disable404Route: true,
			// our own index, with Chinese cut into words the way browsers cut it: tools/build/search.ts
			pagefind: false,
			lastUpdated: false,
			credits: false,
		}),
		preact(),
		siteFiles({ base }),
		searchIndex(),
		// before the policy, which is made of what the pages finally hold
		codeColours(),
		csp(),
	],
	vite: {
		plugins: [tfjsSlim(), codeColourRules()],
		// Vite keeps every licence comment of TensorFlow.js in a worker, which is a third of it
		worker: {
			plugins: () => [tfjsSlim()],
			format: 'es',
			rolldownOptions: { output: { comments: false, codeSplitting: { groups: [reader] } } },
		},
		build: {
			target: 'es2022',
			rolldownOptions: {
				// one warning per page about 'use client'-like directives in dependencies says nothing to us
				onLog: (level, log, handler) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handler(level, log),
				output: { codeSplitting: { groups: LAB_CHUNKS } },
			},
		},
	},
});
