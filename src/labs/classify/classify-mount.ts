import { h, render } from 'preact';
import { ClassifyLab } from './ClassifyLab.tsx';
import type { NamedGuess } from './messages.ts';

/** Puts the lab in place of its static result, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const { strings } = root.dataset['lang'] === 'zh' ? await import('./strings.zh.ts') : await import('./strings.en.ts');
	const recorded: NamedGuess[] = JSON.parse(root.dataset['recorded'] ?? '');
	root.replaceChildren();
	render(h(ClassifyLab, { t: strings, recorded }), root);
	root.dataset['ready'] = '';
}
