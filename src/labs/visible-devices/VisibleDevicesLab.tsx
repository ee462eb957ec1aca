import { useEffect, useState } from 'preact/hooks';
import { CopyCode } from '../shared/CopyCode.tsx';
import { Machine } from './Machine.tsx';
import { MOST_GPUS, type Order } from './machine.ts';
import { asCommand, asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, PRESETS, type Preset, type State, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

const ORDERS: readonly Order[] = ['PCI_BUS_ID', 'FASTEST_FIRST'];

/** A machine with up to eight GPUs, a value of the variable, and what a program then sees. */
export function VisibleDevicesLab({ t }: { t: LabStrings }) {
	const [state, setState] = useState(DEFAULT);
	const [said, setSaid] = useState('');
	const verdict = judge(state);

	const apply = (next: State): void => {
		setState(next);
		history.replaceState(history.state, '', `${location.pathname}${toQuery(next)}${location.hash}`);
		const now = judge(next);
		setSaid(t.announce(t.sees(now.visible.length), t.cuts[now.cut](now.at)));
	};

	useEffect(() => {
		const given = fromQuery(location.search);
		if (given) setState(given);
	}, []);

	return (
		<div class="lab visible-devices">
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => apply(DEFAULT)}>
					{t.reset}
				</button>
			</div>
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(PRESETS) as Preset[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={JSON.stringify(PRESETS[name]) === JSON.stringify(state)}
						onClick={() => apply(PRESETS[name])}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<div class="lab-controls">
				<label class="visible-value">
					<code>CUDA_VISIBLE_DEVICES=</code>
					<input
						type="text"
						autocomplete="off"
						autocapitalize="off"
						spellcheck={false}
						value={state.value ?? ''}
						disabled={state.value === undefined}
						onInput={(event) => apply({ ...state, value: event.currentTarget.value })}
					/>
				</label>
				<div class="lab-options">
					<label class="lab-check">
						<input
							type="checkbox"
							checked={state.value === undefined}
							onChange={(event) =>
								apply({ ...state, value: event.currentTarget.checked ? undefined : (DEFAULT.value ?? '') })
							}
						/>
						{t.unset}
					</label>
					<label class="visible-order">
						{t.order}
						<select
							value={state.order}
							onChange={(event) =>
								apply({ ...state, order: ORDERS.find((o) => o === event.currentTarget.value) ?? state.order })
							}
						>
							{ORDERS.map((order) => (
								<option key={order} value={order}>
									{t.orders[order]}
								</option>
							))}
						</select>
					</label>
					<label>
						{t.gpus}
						<select
							value={state.gpus}
							onChange={(event) => apply({ ...state, gpus: Number(event.currentTarget.value) })}
						>
							{Array.from({ length: MOST_GPUS }, (_, i) => (
								<option key={`n${i}`} value={i + 1}>
									{i + 1}
								</option>
							))}
						</select>
					</label>
				</div>
			</div>
			<Machine state={state} visible={verdict.visible} t={t} />
			<p class="visible-verdict" data-count={verdict.visible.length}>
				<strong>{t.sees(verdict.visible.length)}</strong>
				{!verdict.error && <span>{t.cuts[verdict.cut](verdict.at)}</span>}
			</p>
			{verdict.error && (
				<div class="lab-error">
					<p>{t.raises}</p>
					<pre>
						<samp>
							{verdict.error.type}: {verdict.error.message}
						</samp>
					</pre>
				</div>
			)}
			<p class="visible-command">
				<span>{t.command}</span>
				<code>{asCommand(state)}</code>
			</p>
			<CopyCode code={asPyTorch(state)} words={t} />
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
