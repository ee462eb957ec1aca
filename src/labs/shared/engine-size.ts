/**
 * What the first use of a lab loads on a GPU, gzipped kilobytes from the smallest to the largest
 * backend; shown to the reader before it is loaded. The budgets' test fails when it is no longer true.
 */
export const ENGINE_KILOBYTES = '59–68';

/** The same without a GPU: the Wasm backend with its binary. */
export const WASM_KILOBYTES = '172';

/** Gzipped kilobytes of what a lab loads of its own at the first use, with its words; of the last with its data. */
export const PARTS_KILOBYTES = {
	'cross-entropy': 5,
	'binary-cross-entropy': 15,
	'save-and-load': 123,
	'fine-tuning': 130,
	classify: 58,
} as const;

/** Gzipped kilobytes of each further view of the cross-entropy lab, from the smallest to the largest. */
export const VIEW_KILOBYTES = '12–14';

/** Kilobytes, one number or a range such as `59–68`, with a lab's own parts on top. */
export const withParts = (engine: string, lab: keyof typeof PARTS_KILOBYTES): string =>
	engine
		.split('–')
		.map((kilobytes) => Number(kilobytes) + PARTS_KILOBYTES[lab])
		.join('–');
