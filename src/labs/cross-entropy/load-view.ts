import type { ComponentType } from 'preact';
import { loadStyles } from '../shared/load-styles.ts';
import type { Frame } from './use-view.ts';
import styles from './views.css?url';
import type { ViewName } from './views.ts';

export type Loaded = ComponentType<{ frame: Frame }>;
export type Lazy = Exclude<ViewName, 'one'>;

/** Each view and its words, and the styles of all, are chunks of their own, loaded when it is first opened. */
export const LOAD: Record<Lazy, (lang: 'zh' | 'en') => Promise<Loaded>> = {
	batch: async (lang) => {
		const words = lang === 'zh' ? import('./batch/batch-strings.zh.ts') : import('./batch/batch-strings.en.ts');
		const [{ batchView }, { strings }] = await Promise.all([
			import('./batch/BatchView.tsx'),
			words,
			loadStyles(styles),
		]);
		return batchView(strings);
	},
	twice: async (lang) => {
		const words = lang === 'zh' ? import('./twice/twice-strings.zh.ts') : import('./twice/twice-strings.en.ts');
		const [{ twiceView }, { strings }] = await Promise.all([
			import('./twice/TwiceView.tsx'),
			words,
			loadStyles(styles),
		]);
		return twiceView(strings);
	},
	float32: async (lang) => {
		const words = lang === 'zh' ? import('./float32/float32-strings.zh.ts') : import('./float32/float32-strings.en.ts');
		const [{ float32View }, { strings }] = await Promise.all([
			import('./float32/Float32View.tsx'),
			words,
			loadStyles(styles),
		]);
		return float32View(strings);
	},
};
