import { h, render } from 'preact';
import { loadStyles } from '../shared/load-styles.ts';
import { ClassifyLab } from './ClassifyLab.tsx';
import styles from './classify-late.css?url';
import type { NamedGuess } from './messages.ts';

/** Puts the lab in place of its static result, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const lang = root.dataset['lang'] === 'zh' ? 'zh' : 'en';
	const { strings } = lang === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	await loadStyles(styles);
	const recorded: NamedGuess[] = JSON.parse(root.dataset['recorded'] ?? '');
	root.replaceChildren();
	render(h(ClassifyLab, { t: strings, lang, recorded }), root);
	root.dataset['ready'] = '';
}
