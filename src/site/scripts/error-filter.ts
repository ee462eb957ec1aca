import { type ErrorIndex, findKnownErrors } from '../search/known-errors.ts';
import { narrow } from '../search/narrow.ts';

/** Typing pauses shorter than this leave the list alone, in milliseconds. */
const PAUSE = 120;
/** A pasted message is shown with so many lines at most. */
const LINES = 5;

const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

const all = <T extends Element>(selector: string) => [...document.querySelectorAll<T>(selector)];

/** The page's groups: a heading, and the entries up to the next one. */
function groups(): { heading: HTMLElement; entries: HTMLElement[] }[] {
	const found: { heading: HTMLElement; entries: HTMLElement[] }[] = [];
	for (const element of all<HTMLElement>('.prose > :is(h2, .error-entry)')) {
		if (element.matches('h2')) found.push({ heading: element, entries: [] });
		else found.at(-1)?.entries.push(element);
	}
	return found;
}

const idOf = (entry: HTMLElement) => entry.querySelector('h3')?.id ?? '';

/** Narrows the page's entries to those that are like what is typed or pasted into the form. */
function setUpFilter(form: HTMLFormElement): void {
	const input = form.querySelector('textarea') as HTMLTextAreaElement;
	const status = form.querySelector('[role=status]') as HTMLElement;
	const clear = form.querySelector('[type=reset]') as HTMLElement;
	const search = form.querySelector('[data-search-open]') as HTMLElement;
	const list = groups();
	const rows = list.flatMap((g) => g.entries.map((e) => ({ id: idOf(e), text: e.textContent ?? '' })));
	let patterns: ErrorIndex | undefined;
	let timer = 0;

	const show = (left: ReadonlySet<string> | undefined) => {
		for (const { heading, entries } of list) {
			for (const entry of entries) entry.hidden = left !== undefined && !left.has(idOf(entry));
			heading.hidden = entries.every((e) => e.hidden);
		}
		const words = form.dataset[left === undefined ? 'all' : left.size ? 'some' : 'none'] ?? '';
		status.textContent = words.replace('{n}', String(left?.size)).replace('{of}', String(rows.length));
		clear.hidden = left === undefined;
		search.hidden = left?.size !== 0;
	};

	const run = () => {
		clearTimeout(timer);
		const query = input.value.trim();
		input.rows = Math.min(LINES, input.value.split('\n').length);
		search.dataset['query'] = query;
		const known = patterns ? findKnownErrors(query, patterns, lang, rows.length) : [];
		show(
			query
				? narrow(
						query,
						rows,
						known.map((hit) => hit.id),
					)
				: undefined,
		);
	};

	/** Fetches the messages' patterns when the reader turns to the field; without them words still narrow. */
	const load = async () => {
		if (patterns) return;
		patterns = [];
		try {
			patterns = (await (await fetch(`${base}/errors.json`)).json()) as ErrorIndex;
			if (input.value.trim()) run();
		} catch {
			patterns = undefined;
		}
	};

	const showAll = () => {
		input.value = '';
		run();
	};

	/** What a link leads to must not be narrowed away. */
	const reveal = (hash: string) => {
		const target = document.getElementById(decodeURIComponent(hash.slice(1)));
		if (!target?.closest('[hidden]')) return;
		showAll();
		target.scrollIntoView();
	};

	input.addEventListener('focus', () => void load());
	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = window.setTimeout(run, PAUSE);
	});
	input.addEventListener('keydown', (event) => {
		if (event.isComposing) return;
		if (event.key === 'Escape' && input.value) {
			event.preventDefault();
			showAll();
		} else if (event.key === 'Enter' && !event.shiftKey) {
			event.preventDefault();
			run();
			if (input.value.trim()) document.querySelector<HTMLElement>('.error-entry:not([hidden]) h3 a')?.focus();
		}
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		showAll();
		input.focus();
	});
	// before the browser looks for the place
	document.addEventListener(
		'click',
		(event) => {
			const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href*="#"]');
			if (link && link.pathname === location.pathname) reveal(link.hash);
		},
		{ capture: true },
	);
	addEventListener('hashchange', () => reveal(location.hash));
	// a browser may bring back what was typed before
	if (input.value.trim()) void load().then(run);
}

for (const form of all<HTMLFormElement>('.error-filter form')) setUpFilter(form);
