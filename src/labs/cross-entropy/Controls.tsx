import { parseLiteral } from '../shared/literal.ts';
import { Presets } from './Presets.tsx';
import { FEWEST_CLASSES, MOST_CLASSES, PRESETS, REDUCTIONS, type State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (state: State) => void;
}

/** The sliders' range; the number fields take anything. */
const RANGE = 12;
const LONGEST = 24;

/** Presets, one row per class, target, reduction, the double softmax. */
export function Controls({ state, t, onChange }: Props) {
	const { logits } = state;
	const setLogit = (c: number, text: string) => onChange({ ...state, logits: logits.with(c, text) });
	return (
		<div class="lab-controls">
			<Presets legend={t.presets} presets={PRESETS} names={t.preset} state={state} onChange={onChange} />
			<fieldset class="lab-logits">
				<legend>{t.logits}</legend>
				{logits.map((text, c) => {
					const literal = parseLiteral(text);
					const value = 'value' in literal && Number.isFinite(literal.value) ? literal.value : 0;
					return (
						<div class="lab-row" key={`class-${c}`} data-target={state.target === String(c) || undefined}>
							<span class="lab-class">{c}</span>
							<input
								type="range"
								min={-RANGE}
								max={RANGE}
								step="0.1"
								value={value}
								aria-label={t.slider(c)}
								onInput={(event) => setLogit(c, event.currentTarget.value)}
							/>
							<input
								type="text"
								inputMode="text"
								maxLength={LONGEST}
								autocomplete="off"
								spellcheck={false}
								value={text}
								aria-label={t.logit(c)}
								onInput={(event) => setLogit(c, event.currentTarget.value)}
							/>
							<button
								type="button"
								class="lab-chip"
								aria-pressed={state.target === String(c)}
								aria-label={t.setTarget(c)}
								onClick={() => onChange({ ...state, target: String(c) })}
							>
								{t.isTarget}
							</button>
						</div>
					);
				})}
				<div class="lab-classes">
					<button
						type="button"
						class="lab-button"
						disabled={logits.length >= MOST_CLASSES}
						onClick={() => onChange({ ...state, logits: [...logits, '0'] })}
					>
						+ <span>{t.more}</span>
					</button>
					<button
						type="button"
						class="lab-button"
						disabled={logits.length <= FEWEST_CLASSES}
						onClick={() => onChange({ ...state, logits: logits.slice(0, -1) })}
					>
						− <span>{t.fewer}</span>
					</button>
				</div>
			</fieldset>
			<div class="lab-options">
				<label>
					{t.target}
					<input
						type="text"
						maxLength={LONGEST}
						autocomplete="off"
						spellcheck={false}
						value={state.target}
						title={t.targetHint}
						onInput={(event) => onChange({ ...state, target: event.currentTarget.value })}
					/>
				</label>
				<label>
					{t.reduction}
					<select
						value={state.reduction}
						onChange={(event) => {
							const reduction = REDUCTIONS.find((r) => r === event.currentTarget.value);
							if (reduction) onChange({ ...state, reduction });
						}}
					>
						{REDUCTIONS.map((r) => (
							<option key={r} value={r}>
								{r}
							</option>
						))}
					</select>
				</label>
				<label class="lab-check">
					<input
						type="checkbox"
						checked={state.double}
						onChange={(event) => onChange({ ...state, double: event.currentTarget.checked })}
					/>
					{t.doubleLabel}
				</label>
			</div>
		</div>
	);
}
