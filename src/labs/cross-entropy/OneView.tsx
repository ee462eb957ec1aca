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
	const { t, engine, first, fresh } = frame;
	const [parts, setParts] = useState(first?.parts);
	const view = useView<State, Result>(
		{
			name: 'one',
			start: DEFAULT,
			toQuery,
			fromQuery,
			asPyTorch,
			load: async () => {
				const loaded = await import('./parts.ts');
				setParts(loaded);
				return loaded;
			},
			announce: (result, device) => t.announce(formatNumber(result.steps.loss), device),
		},
		frame,
	);
	const result = view.result ?? first?.result;
	return (
		<ViewBody
			controls={<Controls state={view.state} t={t} onChange={view.apply} />}
			error={view.error}
			status={engine.state.status}
			kept={fresh}
			t={t}
		>
			{parts && result && <parts.Steps result={result} t={t} />}
		</ViewBody>
	);
}
