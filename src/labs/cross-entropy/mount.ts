import { h, hydrate } from 'preact';
import { ENGINE_KILOBYTES } from '../shared/engine-size.ts';
import { CrossEntropyLab } from './CrossEntropyLab.tsx';

/** Brings the lab's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const lang = root.dataset['lang'] === 'zh' ? 'zh' : 'en';
	const { strings } = lang === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	hydrate(h(CrossEntropyLab, { t: strings, lang, kilobytes: ENGINE_KILOBYTES }), root);
	root.dataset['ready'] = '';
}
