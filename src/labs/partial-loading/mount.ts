import { h, hydrate } from 'preact';
import { PartialLoadingLab } from './PartialLoadingLab.tsx';

/** Brings the lab's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const { strings } = root.dataset['lang'] === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	hydrate(h(PartialLoadingLab, { t: strings }), root);
	root.dataset['ready'] = '';
}
