import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Frame } from './frame.ts';
import type { ViewName } from './views.ts';

type Lazy = Exclude<ViewName, 'load'>;
type Opened = ComponentType<{ frame: Frame }>;

/** The styles of both views. */
const looks = async () => (await import('./view-styles.ts')).looks();

/** Each view with its words and the styles of both are chunks of their own, loaded when it is first opened. */
const LOAD: Record<Lazy, (lang: 'zh' | 'en') => Promise<Opened>> = {
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

/** A view that is not in the page's HTML; until its code is there, a line says so. */
export function LazyView({ name, frame }: { name: Lazy; frame: Frame }) {
	const [View, setView] = useState<Opened>();
	const [missing, setMissing] = useState(false);
	useEffect(() => {
		LOAD[name](frame.lang).then(
			(view) => setView(() => view),
			(error) => {
				console.warn(`warmstart: the view '${name}' did not load:`, error);
				setMissing(true);
				frame.onSay(frame.t.viewMissing);
			},
		);
	}, []);
	return View ? h(View, { frame }) : <p class="lab-wait">{missing ? frame.t.viewMissing : frame.t.viewLoading}</p>;
}
