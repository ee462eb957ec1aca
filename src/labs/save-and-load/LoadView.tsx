import { useEffect, useState } from 'preact/hooks';
import { Controls } from './Controls.tsx';
import type { Examination } from './examine.ts';
import type { Frame, Recorded } from './frame.ts';
import { PRESETS, type Preset, type State, toQuery } from './state.ts';

/** The results with their words in the reader's language, which are loaded at the first act. */
export type Parts = typeof import('./parts.en.ts');

interface Props {
	frame: Frame;
	/** Whether the reader has acted, or a shared address has asked for something. */
	live: boolean;
	/** Counts the reader's choices of a device. */
	device: number;
	recorded: Recorded;
	first: Parts | undefined;
}

/** What stands in the page from the build is left as it is. */
const KEPT = { __html: '' };

/** The first view: a file, a way of loading it, and what comes of it. */
export function LoadView({ frame, live, device, recorded, first }: Props) {
	const { t, settings, onChange, library, engine, onSay } = frame;
	const { state } = settings;
	const [parts, setParts] = useState(first);
	const [found, setFound] = useState<{ of: State; result: Examination }>();

	useEffect(() => {
		if (!live) return;
		let open = true;
		const read = async (): Promise<void> => {
			const loaded: Parts = await (frame.lang === 'zh' ? import('./parts.zh.ts') : import('./parts.en.ts'));
			if (!open) return;
			setParts(loaded);
			const result = await engine.use((opened) => loaded.examine(opened, library, state));
			if (!result || !open) return;
			setFound({ of: state, result });
			const { outcome } = loaded.load(state);
			const { words } = loaded;
			onSay(words.announce(words.outcomes[outcome], result.after));
		};
		read().catch((error) => {
			console.warn('warmstart: the files did not load:', error);
			if (open) onSay(t.failed);
		});
		return () => {
			open = false;
		};
	}, [live, device, toQuery(state)]);

	const result = live ? (found?.of === state ? found.result : undefined) : recorded;
	return (
		<>
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(PRESETS) as Preset[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={toQuery(PRESETS[name]) === toQuery(state)}
						onClick={() => onChange({ ...settings, state: PRESETS[name] })}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<Controls state={state} t={t} onChange={(next) => onChange({ ...settings, state: next })} />
			{parts ? (
				<div class="lab-outcome">
					<parts.LoadResult state={state} result={result} t={parts.words} />
				</div>
			) : (
				<div class="lab-outcome" dangerouslySetInnerHTML={KEPT} />
			)}
		</>
	);
}
