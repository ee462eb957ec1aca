/** How far below the top edge a heading still counts as the one being read, in CSS pixels. */
const READING_LINE = 140;

/** The heading whose section is being read: the last one above the reading line. */
export function currentHeading(): HTMLElement | undefined {
	const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)[id]')];
	return headings.findLast((h) => h.getBoundingClientRect().top < READING_LINE);
}
