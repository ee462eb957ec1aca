import { h, hydrate } from 'preact';
import { BinaryLab } from './BinaryLab.tsx';

/** Brings the lab's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const zh = root.dataset['lang'] === 'zh';
	const { strings } = zh ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	const load = () => (zh ? import('./parts.zh.ts') : import('./parts.en.ts'));
	hydrate(h(BinaryLab, { t: strings, load }), root);
	root.dataset['ready'] = '';
}
