import { parseLiteral } from '../shared/literal.ts';
import { PRESETS, type Preset, type Settings } from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';

interface Props {
	settings: Settings;
	t: TrainingStrings;
	onChange: (settings: Settings) => void;
}

/** The slider's range as powers of ten; the field takes anything. */
const POWERS = { least: -3, most: 1, step: 0.1 };
const LONGEST = 24;

/** Where the slider stands for a learning rate as typed. */
function powerOf(lr: string): number {
	const literal = parseLiteral(lr);
	const power = 'value' in literal ? Math.log10(literal.value) : Number.NaN;
	return Number.isNaN(power) ? -1 : Math.min(POWERS.most, Math.max(POWERS.least, power));
}

/** The learning rate, by example, by slider and by field; the seed. */
export function Controls({ settings, t, onChange }: Props) {
	const setLr = (lr: string) => onChange({ ...settings, lr });
	return (
		<div class="lab-controls">
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(PRESETS) as Preset[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={settings.lr === PRESETS[name]}
						onClick={() => setLr(PRESETS[name])}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<div class="train-fields">
				<label class="train-lr">
					{t.lr}
					<input
						type="text"
						maxLength={LONGEST}
						autocomplete="off"
						spellcheck={false}
						value={settings.lr}
						onInput={(event) => setLr(event.currentTarget.value)}
					/>
				</label>
				<input
					type="range"
					min={POWERS.least}
					max={POWERS.most}
					step={POWERS.step}
					value={powerOf(settings.lr)}
					aria-label={t.lrSlider}
					aria-valuetext={settings.lr}
					onInput={(event) => setLr(String(Number((10 ** Number(event.currentTarget.value)).toPrecision(2))))}
				/>
				<label class="train-seed">
					{t.seed}
					<input
						type="text"
						inputMode="numeric"
						maxLength={LONGEST}
						autocomplete="off"
						spellcheck={false}
						value={settings.seed}
						title={t.seedHint}
						onInput={(event) => onChange({ ...settings, seed: event.currentTarget.value })}
					/>
				</label>
			</div>
		</div>
	);
}
