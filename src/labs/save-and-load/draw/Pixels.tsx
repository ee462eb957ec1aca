import { useState } from 'preact/hooks';
import { DigitImage } from '../../training/DigitImage.tsx';
import { BRIGHTEST, SIDE } from '../../training/digits.ts';
import type { DrawStrings } from './draw-strings.en.ts';
import { moved } from './ink.ts';

interface Props {
	pixels: Uint8Array;
	w: DrawStrings;
	onPixels: (next: Uint8Array) => void;
	onSay: (text: string) => void;
}

const STEPS: Record<string, readonly [right: number, down: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

const kept = (at: number) => Math.max(0, Math.min(SIDE - 1, at));

/** The digit as the network gets it, and a way to make one by keyboard. */
export function Pixels({ pixels, w, onPixels, onSay }: Props) {
	const [[x, y], setCursor] = useState<readonly [number, number]>([3, 3]);
	const say = (cx: number, cy: number, of: Uint8Array) => onSay(w.cell(cy + 1, cx + 1, of[SIDE * cy + cx] ?? 0));
	return (
		<div
			class="digits-pixels"
			role="application"
			aria-label={w.grid}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys itself
			tabIndex={0}
			onKeyDown={(event) => {
				if (event.altKey || event.ctrlKey || event.metaKey) return;
				const step = STEPS[event.key];
				if (step && event.shiftKey) onPixels(moved(pixels, ...step));
				else if (step) {
					const next = [kept(x + step[0]), kept(y + step[1])] as const;
					setCursor(next);
					say(...next, pixels);
				} else if (event.key === ' ' || event.key === 'Enter') {
					const at = SIDE * y + x;
					onPixels(pixels.with(at, pixels[at] ? 0 : BRIGHTEST));
				} else return;
				event.preventDefault();
			}}
		>
			<DigitImage pixels={pixels} label={w.seen} />
			<span class="digits-cursor" style={{ insetInlineStart: `${x * 12.5}%`, insetBlockStart: `${y * 12.5}%` }} />
		</div>
	);
}
