/** Gzipped kilobytes of `parts.ts` with its words, which come with the engine; the budgets' test holds it to this. */
export const PARTS_KILOBYTES = 11;

/** A range of kilobytes, `35–70`, with the lab's own parts on top. */
export const withParts = (engine: string): string =>
	engine
		.split('–')
		.map((kilobytes) => Number(kilobytes) + PARTS_KILOBYTES)
		.join('–');
