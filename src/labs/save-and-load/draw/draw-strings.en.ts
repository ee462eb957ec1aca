import { when } from '../when.en.ts';

/** The words of the view with the pad, in English. */
export const strings = {
	samples: 'Put a held-out digit on the pad',
	sample: (label: number) => `A held-out ${label}`,
	pad: 'Draw here',
	padHelp: 'Draw a digit with the mouse, a pen or a finger. By keyboard, use the 64 pixels beside it.',
	seen: 'What the network sees',
	grid: '64 pixels. The arrow keys move the frame, Space inks a pixel or clears it, Shift with an arrow key moves the whole digit.',
	cell: (row: number, column: number, value: number) => `Row ${row}, column ${column}: ${value} of 16`,
	keys: 'Arrow keys, Space, Shift + arrow keys',
	clear: 'Clear',
	fitted: 'What you draw is stretched to the pad’s height and counted in 8 × 8 blocks, as the data set was made.',
	table: 'How sure each network is, in per cent',
	digit: 'Digit',
	when,
	empty: 'Nothing is on the pad yet.',
	takes: (fresh: number, after: number | undefined) =>
		after === undefined
			? `The fresh network takes it for ${fresh}; no other is left.`
			: `The fresh network takes it for ${fresh}, the one after loading for ${after}.`,
	same: 'In the first view nothing was loaded, so both are the fresh network.',
};

/** What a language has to say in this view. */
export type DrawStrings = typeof strings;
