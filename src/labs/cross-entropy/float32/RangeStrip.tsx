import type { Float32Result } from './compute.ts';
import type { Float32Strings } from './float32-strings.en.ts';
import { groupsOf } from './groups.ts';
import { DENORMAL, OVERFLOW, UNDERFLOW } from './limits.ts';

/** The strip's ends; what lies beyond stands at the end. */
const END = 160;
const place = (z: number) => ((Math.max(-END, Math.min(END, z)) + END) / (2 * END)) * 100;
/** Where exp has room in float32, with the logits on it: as they are, and shifted by their maximum. */
export function RangeStrip({ result, words }: { result: Float32Result; words: Float32Strings }) {
	const { logits, stable } = result;
	const zones = [
		{ name: '0', from: -END, to: UNDERFLOW },
		{ name: '', from: UNDERFLOW, to: DENORMAL },
		{ name: words.fits, from: DENORMAL, to: OVERFLOW },
		{ name: 'inf', from: OVERFLOW, to: END },
	];
	const dots = (name: string, values: readonly number[], way: string) => (
		<>
			<b>{name}</b>
			<div class="float32-dots" data-way={way}>
				{groupsOf(values.map(place)).map(({ classes, at }) => (
					<span key={classes.join()} style={{ insetInlineStart: `${at}%` }}>
						{classes.join(' ')}
					</span>
				))}
			</div>
		</>
	);
	return (
		<div class="float32-strip" role="img" aria-label={words.strip}>
			{dots('z', logits, 'naive')}
			<div class="float32-zones">
				{zones.map(({ name, from, to }) => (
					<span key={from} data-zone={name} style={{ inlineSize: `${place(to) - place(from)}%` }}>
						{name}
					</span>
				))}
			</div>
			<div class="float32-ticks">
				{[UNDERFLOW, 0, OVERFLOW].map((z) => (
					<span key={z} style={{ insetInlineStart: `${place(z)}%` }}>
						{z.toFixed(z ? 1 : 0).replace('-', '−')}
					</span>
				))}
			</div>
			{dots('z − m', stable.shifted, 'stable')}
		</div>
	);
}
