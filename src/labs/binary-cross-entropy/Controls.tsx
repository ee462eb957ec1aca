import { Field } from './Field.tsx';
import { FEWEST_LABELS, MISTAKES, MOST_LABELS, PRESETS, type Preset, type State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
	onChange: (state: State) => void;
}

/** The sliders' ranges; the fields take anything. */
const Z_RANGE = [-24, 24, 0.1] as const;
const Y_RANGE = [0, 1, 0.05] as const;
const LOGIT_RANGE = [-8, 8, 0.1] as const;

const same = (a: State, b: State) =>
	(['view', 'z', 'y', 'posWeight', 'mistake'] as const).every((key) => a[key] === b[key]);

/** The two views: a choice of one, by arrow keys as the browser has it. */
export function ViewSwitch({ state, t, onChange }: Props) {
	return (
		<fieldset class="bce-views">
			<legend class="sr-only">{t.view}</legend>
			{(['one', 'labels'] as const).map((view) => (
				<label key={view}>
					<input
						type="radio"
						name="bce-view"
						value={view}
						checked={state.view === view}
						onChange={() => onChange({ ...state, view })}
					/>
					<span>{t.views[view]}</span>
				</label>
			))}
		</fieldset>
	);
}

/** One logit, its target, pos_weight and the mistakes. */
export function OneControls({ state, t, onChange }: Props) {
	return (
		<div class="lab-controls">
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(PRESETS) as Preset[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={same(PRESETS[name], state)}
						onClick={() =>
							onChange({ ...state, ...PRESETS[name], logits: state.logits, many: state.many, one: state.one })
						}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<div class="bce-inputs">
				<div class="bce-row">
					<Field
						name="z"
						text={state.z}
						range={Z_RANGE}
						labels={{ field: t.z, slider: t.zSlider }}
						onText={(z) => onChange({ ...state, z })}
					/>
				</div>
				<div class="bce-row">
					<Field
						name="y"
						text={state.y}
						range={Y_RANGE}
						labels={{ field: t.y, slider: t.ySlider }}
						onText={(y) => onChange({ ...state, y })}
					/>
				</div>
			</div>
			<div class="lab-options">
				<label>
					<span>
						<code>pos_weight</code> P
					</span>
					<input
						type="text"
						maxLength={24}
						autocomplete="off"
						spellcheck={false}
						value={state.posWeight}
						onInput={(event) => onChange({ ...state, posWeight: event.currentTarget.value })}
					/>
				</label>
				<label class="bce-mistake">
					{t.mistake}
					<select
						value={state.mistake}
						onChange={(event) => {
							const mistake = MISTAKES.find((m) => m === event.currentTarget.value);
							if (mistake) onChange({ ...state, mistake });
						}}
					>
						{MISTAKES.map((m) => (
							<option key={m} value={m}>
								{t.mistakes[m]}
							</option>
						))}
					</select>
				</label>
			</div>
		</div>
	);
}

/** Several logits, each with a box for the multi-label target and a dot for the multi-class one. */
export function LabelsControls({ state, t, onChange }: Props) {
	const { logits, many, one } = state;
	return (
		<fieldset class="lab-logits bce-labels">
			<legend>{t.labels}</legend>
			<div class="bce-row" aria-hidden="true">
				<span />
				<span />
				<span />
				<span>{t.many}</span>
				<span>{t.one}</span>
			</div>
			{logits.map((text, c) => (
				<div class="bce-row" key={`class-${c}`}>
					<Field
						name={String(c)}
						text={text}
						range={LOGIT_RANGE}
						labels={{ field: t.logit(c), slider: t.slider(c) }}
						onText={(typed) => onChange({ ...state, logits: logits.with(c, typed) })}
					/>
					<input
						type="checkbox"
						checked={many[c]}
						aria-label={t.isPositive(c)}
						onChange={(event) => onChange({ ...state, many: many.with(c, event.currentTarget.checked) })}
					/>
					<input
						type="radio"
						name="bce-class"
						checked={one === c}
						aria-label={t.isClass(c)}
						onChange={() => onChange({ ...state, one: c })}
					/>
				</div>
			))}
			<div class="lab-classes">
				<button
					type="button"
					class="lab-button"
					disabled={logits.length >= MOST_LABELS}
					onClick={() => onChange({ ...state, logits: [...logits, '0'], many: [...many, false] })}
				>
					+ <span>{t.more}</span>
				</button>
				<button
					type="button"
					class="lab-button"
					disabled={logits.length <= FEWEST_LABELS}
					onClick={() =>
						onChange({
							...state,
							logits: logits.slice(0, -1),
							many: many.slice(0, -1),
							one: Math.min(one, logits.length - 2),
						})
					}
				>
					− <span>{t.fewer}</span>
				</button>
			</div>
		</fieldset>
	);
}
