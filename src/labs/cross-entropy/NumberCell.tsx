import type { ComponentChildren } from 'preact';
import { formatNumber } from '../shared/format.ts';

interface Props {
	value: number;
	/** What a bar under the number is measured against; no bar without it. */
	full?: number;
	target?: boolean;
	/** How strongly the cell is tinted, 0…1; the sign gives the colour. */
	heat?: number;
	/** `born` where a number came out of numbers that were still right. */
	mark?: 'born' | undefined;
	children?: ComponentChildren;
}

/** A number in a table of steps, with its exact value for tests, a bar and a tint. */
export function NumberCell({ value, full, target, heat, mark, children }: Props) {
	const part = full ? Math.min(1, Math.abs(value) / full || 0) : 0;
	return (
		<td
			data-value={value}
			data-target={target || undefined}
			data-odd={Number.isFinite(value) ? undefined : true}
			data-mark={mark}
			data-negative={value < 0 || undefined}
			style={heat ? { '--heat': `${Math.round(heat * 100)}%` } : undefined}
		>
			{formatNumber(value)}
			{children}
			{full !== undefined && (
				<span class="lab-bar" data-negative={value < 0 || undefined} style={{ inlineSize: `${part * 100}%` }} />
			)}
		</td>
	);
}
