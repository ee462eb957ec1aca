import { type Lang, pathFor } from '../paths.ts';
import { ui } from '../strings.ts';
import { type Pagefind, type PagefindPage, searchPages } from './index-search.ts';
import { type ErrorIndex, findKnownErrors, type KnownErrorHit } from './known-errors.ts';
import css from './search.css?inline';

const lang: Lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const t = ui(lang);
/** Typing pauses shorter than this do not start a search, in milliseconds. */
const PAUSE = 120;

/** How many pages follow a known error. */
const PAGES_BESIDE_KNOWN = 4;

interface Sources {
	pagefind: Pagefind;
	errors: ErrorIndex;
}

let sources: Promise<Sources> | undefined;

function load(): Promise<Sources> {
	sources ??= (async () => {
		const [pagefind, errors] = await Promise.all([
			import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`) as Promise<Pagefind>,
			fetch(`${base}/errors.json`).then((r) => r.json() as Promise<ErrorIndex>),
		]);
		await pagefind.options({
			excerptLength: 18,
			ranking: { termFrequency: 0.6, pageLength: 0.3, termSimilarity: 6 },
		});
		return { pagefind, errors };
	})();
	sources.catch(() => {
		sources = undefined;
	});
	return sources;
}

/** An element with attributes and children; text is never read as HTML. */
function h(tag: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElement {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...children);
	return element;
}

/** A text of the index without the marks between Chinese words (tools/build/search.ts). */
const visible = (text: string): string => text.replaceAll('\u200b', '');
/** Section headings that say nothing about what a page has on a question. */
const EMPTY_SECTIONS = /#(_top|neighbours|original)$/;

/** An excerpt of the index, whose only markup is `<mark>`. */
function excerpt(html: string): HTMLElement {
	const p = h('p');
	for (const part of html.split(/(<mark>.*?<\/mark>)/)) {
		const marked = /^<mark>(.*)<\/mark>$/.exec(part)?.[1];
		const text = (marked ?? part)
			.replace(/&lt;/g, '<')
			.replace(/&gt;/g, '>')
			.replace(/&quot;/g, '"')
			.replace(/&amp;/g, '&');
		p.append(marked === undefined ? visible(text) : h('mark', {}, visible(text)));
	}
	return p;
}

function errorItem(hit: KnownErrorHit): HTMLElement {
	return h(
		'li',
		{ class: 'known' },
		h('span', { class: 'kind' }, t.searchKnown),
		h('a', { href: pathFor(base, lang, `/errors/#${hit.id}`) }, hit.title),
		h('p', {}, hit.meaning.replace(/[`*]/g, '').replace(/\[(.+?)\]\(.+?\)/g, '$1')),
	);
}

function pageItem(page: PagefindPage): HTMLElement {
	const title = visible(page.meta['title'] ?? page.url);
	const marks = (html: string) => new Set(html.match(/<mark>.*?<\/mark>/g)).size;
	const parts = page.sub_results
		.filter((s) => s.url !== page.url && !EMPTY_SECTIONS.test(s.url))
		.sort((a, b) => marks(b.excerpt) - marks(a.excerpt))
		.slice(0, 2);
	const item = h(
		'li',
		{},
		h('a', { href: page.url }, title),
		excerpt(page.excerpt.replace(/^[\s.,;:·。，；：\u200b]+/, '')),
	);
	if (parts.length) {
		item.append(
			h('ul', {}, ...parts.map((s) => h('li', {}, h('a', { href: s.url }, visible(s.title.replace(/#$/, '')))))),
		);
	}
	return item;
}

class SearchDialog {
	readonly dialog: HTMLDialogElement;
	readonly input: HTMLTextAreaElement;
	readonly list = h('ul', { class: 'search-results' });
	readonly status = h('p', { class: 'search-status', role: 'status' });
	private timer = 0;
	private asked = '';

	constructor() {
		// inline, because the page would otherwise link the style sheet before the search is opened
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets.push(sheet);
		// a text area, so that a pasted traceback keeps its lines
		this.input = h('textarea', {
			rows: '1',
			'aria-label': t.searchLong,
			placeholder: t.searchLong,
			spellcheck: 'false',
			autocomplete: 'off',
			enterkeyhint: 'search',
		}) as HTMLTextAreaElement;
		const close = h('button', { type: 'button', class: 'search-close' }, t.close);
		this.dialog = h(
			'dialog',
			{ class: 'search-dialog', 'aria-label': t.search },
			h('div', { class: 'search-field' }, this.input, close),
			this.status,
			this.list,
		) as HTMLDialogElement;
		document.body.append(this.dialog);
		close.addEventListener('click', () => this.dialog.close());
		this.dialog.addEventListener('click', (event) => {
			if (event.target === this.dialog || (event.target as Element).closest('a')) this.dialog.close();
		});
		this.input.addEventListener('input', () => {
			clearTimeout(this.timer);
			this.timer = window.setTimeout(() => void this.run(), PAUSE);
		});
		this.dialog.addEventListener('keydown', (event) => this.key(event));
	}

	open(query: string): void {
		if (!this.dialog.open) this.dialog.showModal();
		if (query) this.input.value = query;
		this.input.focus();
		this.input.select();
		void load();
		void this.run();
	}

	private key(event: KeyboardEvent): void {
		const links = [...this.list.querySelectorAll('a')];
		const at = links.indexOf(document.activeElement as HTMLAnchorElement);
		if (event.key === 'Enter' && document.activeElement === this.input && !event.isComposing) {
			event.preventDefault();
			links[0]?.click();
		} else if (event.key === 'ArrowDown' && links.length) {
			event.preventDefault();
			links[Math.min(at + 1, links.length - 1)]?.focus();
		} else if (event.key === 'ArrowUp' && at >= 0) {
			event.preventDefault();
			(links[at - 1] ?? this.input).focus();
		}
	}

	private async run(): Promise<void> {
		const query = this.input.value.trim();
		this.asked = query;
		this.input.rows = Math.min(5, this.input.value.split('\n').length);
		if (!query) {
			this.show(t.searchHint, []);
			return;
		}
		try {
			if (!sources) this.status.textContent = t.searchLoading;
			const { pagefind, errors } = await load();
			const known = findKnownErrors(query, errors, lang);
			// what a message is says more than where its words occur
			const pages = (await searchPages(pagefind, query)).slice(0, known.length ? PAGES_BESIDE_KNOWN : undefined);
			if (this.asked !== query) return;
			const count = known.length + pages.length;
			if (count) this.show(t.searchCount(count), [...known.map(errorItem), ...pages.map(pageItem)]);
			else this.show(`${t.searchEmpty(query)} ${t.searchEmptyHelp}`, []);
		} catch {
			this.show(t.searchFailed, []);
		}
	}

	private show(status: string, items: HTMLElement[]): void {
		this.status.textContent = status;
		this.list.replaceChildren(...items);
		this.dialog.dataset['query'] = this.asked;
	}
}

let dialog: SearchDialog | undefined;

/** Opens the search dialog, with a query already asked where one is given. */
export function openSearch(query = ''): void {
	dialog ??= new SearchDialog();
	dialog.open(query);
}
