import { h, hydrate } from 'preact';
import type { Recorded } from './frame.ts';
import { SaveAndLoadLab } from './SaveAndLoadLab.tsx';

/** Brings the lab's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const lang = root.dataset['lang'] === 'zh' ? 'zh' : 'en';
	const { strings } = lang === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	const recorded: Recorded = JSON.parse(root.dataset['recorded'] ?? '');
	const base = import.meta.env.BASE_URL.replace(/\/$/, '');
	hydrate(h(SaveAndLoadLab, { t: strings, lang, base, recorded }), root);
	root.dataset['ready'] = '';
}
