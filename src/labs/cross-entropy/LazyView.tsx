import { useEffect, useState } from 'preact/hooks';
import type { Lazy, Loaded } from './load-view.ts';
import type { Frame } from './use-view.ts';

/** A view that is not in the page's HTML; until its code is there, a line says so. */
export function LazyView({ name, frame }: { name: Lazy; frame: Frame }) {
	const [View, setView] = useState<Loaded>();
	const [missing, setMissing] = useState(false);
	useEffect(() => {
		const load = async () => (await import('./load-view.ts')).LOAD[name](frame.lang);
		load().then(
			(view) => setView(() => view),
			(error) => {
				console.warn(`warmstart: the view '${name}' did not load:`, error);
				setMissing(true);
				frame.onSay(frame.t.viewMissing);
			},
		);
	}, []);
	if (View) return <View frame={frame} />;
	return <p class="lab-wait">{missing ? frame.t.viewMissing : frame.t.viewLoading}</p>;
}
