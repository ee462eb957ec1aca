/** Starlight's components that ours replace; a name here is a file in `src/site/layout`. */
const OURS = [
	'ContentPanel',
	'Footer',
	'Head',
	'Header',
	'Hero',
	'MarkdownContent',
	'PageFrame',
	'PageSidebar',
	'PageTitle',
	'Search',
	'Sidebar',
	'SkipLink',
	'ThemeProvider',
	'TwoColumnContent',
] as const;

export const LAYOUT = Object.fromEntries(OURS.map((name) => [name, `./src/site/layout/${name}.astro`]));
