import type { ComponentType } from 'preact';
import type { Frame } from './frame.ts';
import type { ViewName } from './views.ts';

/** The views that are not in the page's HTML. */
export type LazyName = Exclude<ViewName, 'load'>;
export type OpenedView = ComponentType<{ frame: Frame }>;

/** The styles of both views. */
const looks = async () => (await import('./view-styles.ts')).looks();

/** Each view with its words and the styles of both are chunks of their own. */
const LOAD: Record<LazyName, (lang: 'zh' | 'en') => Promise<OpenedView>> = {
	draw: async (lang) => {
		const words = lang === 'zh' ? import('./draw/draw-strings.zh.ts') : import('./draw/draw-strings.en.ts');
		const [{ drawView }, { strings }] = await Promise.all([import('./draw/DrawView.tsx'), words, looks()]);
		return drawView(strings);
	},
	write: async (lang) => {
		const words = lang === 'zh' ? import('./write/write-strings.zh.ts') : import('./write/write-strings.en.ts');
		const [{ writeView }, { strings }] = await Promise.all([import('./write/WriteView.tsx'), words, looks()]);
		return writeView(strings);
	},
};

/** Loads a view with its words. Itself loaded with the first: the names of all chunks behind the views are in it. */
export const openView = (name: LazyName, lang: 'zh' | 'en'): Promise<OpenedView> => LOAD[name](lang);
