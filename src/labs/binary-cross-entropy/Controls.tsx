import { Field } from './Field.tsx';
import { MISTAKES, PRESETS, type Preset, type State } from './state.ts';
import type { ControlStrings } from './strings.en.ts';

export interface ControlsProps {
	state: State;
	t: ControlStrings;
	onChange: (state: State) => void;
}

/** The sliders' ranges; the fields take anything. */
const Z_RANGE = [-24, 24, 0.1] as const;
const Y_RANGE = [0, 1, 0.05] as const;

const same = (a: State, b: State) =>
	(['view', 'z', 'y', 'posWeight', 'mistake'] as const).every((key) => a[key] === b[key]);

/** The two views: a choice of one, by arrow keys as the browser has it. */
export function ViewSwitch({ state, t, onChange }: ControlsProps) {
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
export function OneControls({ state, t, onChange }: ControlsProps) {
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
