import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Frame } from './frame.ts';
import type { LazyName, OpenedView } from './open-view.ts';

const open = async (name: LazyName, lang: 'zh' | 'en') => (await import('./open-view.ts')).openView(name, lang);

/** A view that is not in the page's HTML; until its code is there, a line says so. */
export function LazyView({ name, frame }: { name: LazyName; frame: Frame }) {
	const [View, setView] = useState<OpenedView>();
	const [missing, setMissing] = useState(false);
	useEffect(() => {
		open(name, frame.lang).then(
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
