import { h, hydrate } from 'preact';
import { Doctor } from './Doctor.tsx';

const en = () => Promise.all([import('./strings.en.ts'), import('../../doctor/strings.en.ts')]);
const zh = () => Promise.all([import('./strings.zh.ts'), import('../../doctor/strings.zh.ts')]);

/** Brings the page's static HTML to life, in the language it was built in. */
export async function mount(root: HTMLElement): Promise<void> {
	const { lang, base = '/', errors = '' } = root.dataset;
	const [{ strings: t }, { sentences }] = await (lang === 'zh' ? zh() : en());
	const onReady = () => {
		root.dataset['ready'] = '';
	};
	hydrate(h(Doctor, { t, sentences, base, errors, onReady }), root);
}
