import { currentHeading } from './current-heading.ts';

const root = document.documentElement;

/** The theme button: light ↔ dark, remembered; until it is pressed the system decides. */
function setUpTheme(button: HTMLButtonElement): void {
	const [name, light, dark] = JSON.parse(button.dataset['labels'] ?? '[]') as string[];
	const label = () => {
		const text = `${name}: ${root.dataset['theme'] === 'dark' ? dark : light}`;
		button.setAttribute('aria-label', text);
		button.title = text;
	};
	label();
	button.addEventListener('click', () => {
		root.dataset['theme'] = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
		try {
			localStorage.setItem('starlight-theme', root.dataset['theme']);
		} catch {
			// a browser that forbids storage forgets the choice on the next page; nothing else is lost
		}
		label();
	});
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
		let stored: string | null = null;
		try {
			stored = localStorage.getItem('starlight-theme');
		} catch {
			// as above
		}
		if (!stored) root.dataset['theme'] = event.matches ? 'dark' : 'light';
		label();
	});
}

/** The menu of narrow screens; Escape closes it and gives the focus back. */
function setUpMenu(button: HTMLButtonElement): void {
	const set = (open: boolean) => {
		button.setAttribute('aria-expanded', String(open));
		root.toggleAttribute('data-menu-open', open);
		// the menu lies over the page; what is under it must not take the focus
		for (const under of document.querySelectorAll('.main-pane, .toc-pane, .site-footer'))
			under.toggleAttribute('inert', open);
	};
	button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
	addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !root.hasAttribute('data-menu-open')) return;
		set(false);
		button.focus();
	});
	matchMedia('(min-width: 60rem)').addEventListener('change', () => set(false));
}

/** The language link keeps the place on the page (heading) and the lab's state (query). */
function setUpLanguageLink(link: HTMLAnchorElement): void {
	const plain = link.href;
	const follow = () => {
		const url = new URL(plain);
		url.search = location.search;
		url.hash = currentHeading()?.id ?? '';
		link.href = url.href;
	};
	for (const event of ['pointerenter', 'focus', 'click']) link.addEventListener(event, follow);
}

const find = <T extends Element>(selector: string, use: (found: T) => void) => {
	const found = document.querySelector<T>(selector);
	if (found) use(found);
};
find('.theme-button', setUpTheme);
find('.menu-button', setUpMenu);
find('.lang-link', setUpLanguageLink);
