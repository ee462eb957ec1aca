import { h, hydrate } from 'preact';
import { CrossEntropyLab } from './CrossEntropyLab.tsx';

/** Brings the lab's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const lang = root.dataset['lang'] === 'zh' ? 'zh' : 'en';
	const { strings } = lang === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	hydrate(h(CrossEntropyLab, { t: strings, lang }), root);
	root.dataset['ready'] = '';
}
