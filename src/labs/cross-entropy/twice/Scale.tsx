import { formatNumber as n } from '../../shared/format.ts';
import { ceilingOf, floorOf } from './bounds.ts';
import type { TwiceResult } from './compute.ts';
import type { TwiceStrings } from './twice-strings.en.ts';

interface Props {
	result: TwiceResult;
	words: TwiceStrings;
}

/** Room beyond the ceiling, as a part of it. */
const ROOM = 1.25;

/** Both losses on one line, with the band that the second softmax cannot leave. */
export function Scale({ result, words }: Props) {
	const classes = result.logits.length;
	const [floor, ceiling] = [floorOf(classes), ceilingOf(classes)];
	const end = ceiling * ROOM;
	const place = (loss: number) => `${Math.max(0, Math.min(1, loss / end)) * 100}%`;
	/** A mark at an end stays whole. */
	const dot = (loss: number) => `${Math.max(0.012, Math.min(0.988, loss / end)) * 100}%`;
	const { once, twice } = result;
	return (
		<figure class="twice-scale">
			<div role="img" aria-label={words.scale(n(once.loss), n(twice.loss), n(floor), n(ceiling))}>
				<div class="twice-track">
					<span class="twice-zone" style={{ inlineSize: place(floor) }} />
					<span
						class="twice-band"
						style={{ insetInlineStart: place(floor), inlineSize: `${((ceiling - floor) / end) * 100}%` }}
					/>
					{Number.isFinite(twice.loss) && (
						<span class="twice-dot" data-way="twice" style={{ insetInlineStart: dot(twice.loss) }} />
					)}
					{!Number.isNaN(once.loss) && (
						<span
							class="twice-dot"
							data-way="once"
							data-beyond={once.loss > end || undefined}
							style={{ insetInlineStart: dot(once.loss) }}
						/>
					)}
				</div>
				<div class="twice-marks">
					<span style={{ insetInlineStart: '0%' }}>0</span>
					<span style={{ insetInlineStart: place(floor) }}>
						{words.floor} {n(floor)}
					</span>
					<span style={{ insetInlineStart: place(ceiling) }}>
						{words.ceiling} {n(ceiling)}
					</span>
				</div>
			</div>
			<figcaption>
				<span data-way="once">{words.onceLoss(n(once.loss))}</span>
				<span data-way="twice">{words.twiceLoss(n(twice.loss))}</span>
			</figcaption>
		</figure>
	);
}
