import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { argmaxRows } from '../../training/argmax.ts';
import { BRIGHTEST, CLASSES, PIXELS, split } from '../../training/digits.ts';
import type { Frame } from '../frame.ts';
import { logitsFor, probabilitiesOf } from '../guess.ts';
import { load } from '../load.ts';
import { freshWeights } from '../network.ts';
import { toQuery } from '../state.ts';
import { BLANK } from '../views.ts';
import type { DrawStrings } from './draw-strings.en.ts';
import { inkOf, type Stroke } from './ink.ts';
import { Pad } from './Pad.tsx';
import { Pixels } from './Pixels.tsx';
import { Sureness } from './Sureness.tsx';

/** Ten probabilities by each network. */
export interface Reading {
	fresh: number[];
	/** Undefined where no model is left. */
	after: number[] | undefined;
}

const LABELS = Array.from({ length: CLASSES }, (_, label) => label);
const best = (probabilities: number[]): number => argmaxRows(Float32Array.from(probabilities), CLASSES)[0] ?? 0;

/** The second view, in a language: a digit drawn by the reader, and what both networks take it for. */
export const drawView =
	(w: DrawStrings): ComponentType<{ frame: Frame }> =>
	({ frame }) => {
		const { t, settings, onChange, library, engine, onSay } = frame;
		const { state } = settings;
		const { holds } = load(state);
		const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
		// what is being drawn; the address gets it when the stroke is done
		const [pixels, setPixels] = useState(settings.pixels);
		const [reading, setReading] = useState<Reading>();
		const inked = pixels.some(Boolean);

		useEffect(() => {
			if (!inked) {
				setReading(undefined);
				return;
			}
			let open = true;
			const read = async (): Promise<void> => {
				const networks = [freshWeights(), ...(holds === 'file' ? [await library.weights(state.file)] : [])];
				const images = Float32Array.from(pixels, (p) => p / BRIGHTEST);
				const logits = await engine.use((opened) => logitsFor(opened, networks, images));
				if (!logits || !open) return;
				const [fresh = [], after] = logits.map(probabilitiesOf);
				setReading({ fresh, after: holds === 'nothing' ? undefined : (after ?? fresh) });
			};
			read().catch((error) => {
				console.warn('warmstart: the digit could not be read:', error);
				if (open) onSay(t.failed);
			});
			return () => {
				open = false;
			};
		}, [pixels, toQuery(state)]);

		// reset, or another address
		useEffect(() => {
			if (settings.pixels.some((p, i) => p !== pixels[i])) {
				setPixels(settings.pixels);
				setStrokes([]);
			}
		}, [settings.pixels]);

		const takes = reading && w.takes(best(reading.fresh), reading.after && best(reading.after));
		const settled = settings.pixels === pixels;
		useEffect(() => {
			if (takes && settled) onSay(takes);
		}, [takes, settled]);

		const put = (next: Uint8Array): void => {
			setPixels(next);
			onChange({ ...settings, pixels: next });
		};
		const replace = (next: Uint8Array): void => {
			setStrokes([]);
			put(next);
		};
		const sample = async (label: number): Promise<void> => {
			const digits = await library.digits();
			const image = split(digits.count).test.find((i) => digits.labels[i] === label) ?? 0;
			replace(digits.pixels.slice(image * PIXELS, (image + 1) * PIXELS));
		};
		return (
			<>
				<fieldset class="lab-presets">
					<legend>{w.samples}</legend>
					{LABELS.map((label) => (
						<button
							key={label}
							type="button"
							class="lab-chip"
							aria-label={w.sample(label)}
							onClick={() => void sample(label)}
						>
							{label}
						</button>
					))}
				</fieldset>
				<div class="digits-drawing">
					<div class="digits-board">
						<p>{w.pad}</p>
						<Pad
							strokes={strokes}
							label={w.padHelp}
							onStrokes={(next, done) => {
								const ink = inkOf(next);
								setStrokes(next);
								if (done) put(ink);
								else setPixels(ink);
							}}
						/>
						<button type="button" class="lab-button" onClick={() => replace(BLANK)}>
							{w.clear}
						</button>
					</div>
					<div class="digits-board">
						<p>{w.seen}</p>
						<Pixels pixels={pixels} w={w} onPixels={replace} onSay={onSay} />
						<p class="digits-keys">{w.keys}</p>
					</div>
					<Sureness reading={reading} w={w} />
				</div>
				<p>
					<strong>{takes ?? w.empty}</strong> {holds === 'fresh' && w.same}
				</p>
				<p class="digits-credit">{w.fitted}</p>
			</>
		);
	};
