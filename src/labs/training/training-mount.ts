import { h, render } from 'preact';
import { ENGINE_KILOBYTES } from '../shared/engine-size.ts';
import { loadStyles } from '../shared/load-styles.ts';
import type { Score } from './Cards.tsx';
import type { Kind } from './settings.ts';
import { TrainingLab } from './TrainingLab.tsx';
import styles from './training-late.css?url';

/** Puts the lab in place of its static result, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const { strings } = root.dataset['lang'] === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	await loadStyles(styles);
	const recorded: Record<Kind, Score> = JSON.parse(root.dataset['recorded'] ?? '');
	const dataUrl = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/data/digits.bin`;
	root.replaceChildren();
	render(h(TrainingLab, { t: strings, recorded, kilobytes: ENGINE_KILOBYTES, dataUrl }), root);
	root.dataset['ready'] = '';
}
