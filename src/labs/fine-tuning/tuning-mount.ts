import { h, render } from 'preact';
import { loadStyles } from '../shared/load-styles.ts';
import type { Score } from './Cards.tsx';
import { FineTuningLab } from './FineTuningLab.tsx';
import type { Way } from './state.ts';
import styles from './tuning-late.css?url';

/** Puts the lab in place of its static result, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const lang = root.dataset['lang'] === 'zh' ? 'zh' : 'en';
	const { strings } = lang === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	await loadStyles(styles);
	const recorded: Record<Way, Score> = JSON.parse(root.dataset['recorded'] ?? '');
	const base = import.meta.env.BASE_URL.replace(/\/$/, '');
	root.replaceChildren();
	render(h(FineTuningLab, { t: strings, base, lang, recorded }), root);
	root.dataset['ready'] = '';
}
