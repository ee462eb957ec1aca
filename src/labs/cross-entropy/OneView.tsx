import { useState } from 'preact/hooks';
import { formatNumber } from '../shared/format.ts';
import { Controls } from './Controls.tsx';
import type { Result } from './compute.ts';
import { asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, type State, toQuery } from './state.ts';
import { type Frame, useView } from './use-view.ts';
import { ViewBody } from './ViewBody.tsx';

/** The default view: one sample, every step of its sum. */
export function OneView({ frame }: { frame: Frame }) {
	const { t, lang, engine, first, fresh } = frame;
	const [parts, setParts] = useState(first?.parts);
	const view = useView<State, Result>(
		{
			name: 'one',
			start: DEFAULT,
			toQuery,
			fromQuery,
			asPyTorch,
			load: async () => {
				const loaded = await (lang === 'zh' ? import('./parts.zh.ts') : import('./parts.en.ts'));
				setParts(loaded);
				const { readState, compute, explain, words } = loaded;
				return {
					read: readState,
					compute,
					explain: (_, state) => explain(state, words.errors),
					announce: ({ steps }, device) => words.announce(formatNumber(steps.loss), device),
				};
			},
		},
		frame,
	);
	const result = view.result ?? first?.result;
	return (
		<ViewBody
			controls={<Controls state={view.state} t={t} onChange={view.apply} />}
			error={view.error}
			status={engine.state.status}
			busy={view.busy}
			kept={fresh}
			t={t}
		>
			{parts && result && <parts.Steps result={result} t={t} words={parts.words} />}
		</ViewBody>
	);
}
