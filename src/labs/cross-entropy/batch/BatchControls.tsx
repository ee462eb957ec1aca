import { StepField } from '../../shared/StepField.tsx';
import { Presets } from '../Presets.tsx';
import { SliderField } from '../SliderField.tsx';
import { REDUCTIONS } from '../state.ts';
import type { LabStrings } from '../strings.en.ts';
import type { BatchStrings } from './batch-strings.en.ts';
import { withClasses, withRows, withSoft, withWeights } from './edit.ts';
import { Grid } from './Grid.tsx';
import { type BatchState, CLASSES, EXAMPLES, MISTAKES, ROWS } from './state.ts';

interface Props {
	state: BatchState;
	t: LabStrings;
	words: BatchStrings;
	onChange: (state: BatchState) => void;
}

/** Arrow keys go this far in ε, as the slider does. */
const SMOOTHING_STEP = 0.05;

/** Presets, the batch itself, and the loss' options. */
export function BatchControls({ state, t, words, onChange }: Props) {
	const rows = state.logits.length;
	const classes = state.logits[0]?.length ?? 0;
	const button = (text: string, disabled: boolean, next: () => BatchState) => (
		<button type="button" class="lab-button" disabled={disabled} onClick={() => onChange(next())}>
			{text}
		</button>
	);
	return (
		<div class="lab-controls">
			<Presets legend={t.presets} presets={EXAMPLES} names={words.preset} state={state} onChange={onChange} />
			<Presets legend={words.mistakes} presets={MISTAKES} names={words.preset} state={state} onChange={onChange} />
			<Grid state={state} words={words} onChange={onChange} />
			<div class="lab-classes">
				{button(`+ ${words.moreRows}`, rows >= ROWS.most, () => withRows(state, rows + 1))}
				{button(`− ${words.fewerRows}`, rows <= ROWS.fewest, () => withRows(state, rows - 1))}
				{button(`+ ${t.more}`, classes >= CLASSES.most, () => withClasses(state, classes + 1))}
				{button(`− ${t.fewer}`, classes <= CLASSES.fewest, () => withClasses(state, classes - 1))}
			</div>
			<div class="lab-options">
				<label class="lab-check">
					<input
						type="checkbox"
						checked={state.soft}
						onChange={(event) => onChange(withSoft(state, event.currentTarget.checked))}
					/>
					{words.soft}
				</label>
				<label class="lab-check">
					<input
						type="checkbox"
						checked={state.weight.length > 0}
						onChange={(event) => onChange(withWeights(state, event.currentTarget.checked))}
					/>
					{words.weights}
				</label>
			</div>
			<div class="lab-options">
				<SliderField
					name="label_smoothing ε"
					value={state.smoothing}
					min={0}
					max={1}
					step={SMOOTHING_STEP}
					labels={{ slider: words.smoothingSlider, field: 'label_smoothing' }}
					onChange={(text) => onChange({ ...state, smoothing: text })}
				/>
				<div class="batch-option">
					<span aria-hidden="true">ignore_index</span>
					<StepField
						value={state.ignoreIndex}
						label="ignore_index"
						step={1}
						onChange={(text) => onChange({ ...state, ignoreIndex: text })}
					/>
				</div>
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
			</div>
		</div>
	);
}
