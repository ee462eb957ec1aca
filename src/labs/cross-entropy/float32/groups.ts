/** Dots that stand together on a strip, under all their classes. */
export interface Group {
	/** Ascending */
	classes: number[];
	/** The middle, in percent of the strip */
	at: number;
}

/** How wide a dot with so many classes in it is on a phone, in percent of the strip. */
const widthOf = (classes: number): number => 4 * (classes + 1);

/** Inside the strip, so that a dot at an end stays whole. */
function grouped(classes: readonly number[], at: number): Group {
	const margin = widthOf(classes.length) / 2;
	return { classes: [...classes].sort((a, b) => a - b), at: Math.max(margin, Math.min(100 - margin, at)) };
}

/**
 * Makes one of those dots that would cover each other.
 *
 * @param places in percent, one a class; a nan stands nowhere
 * @returns from the start to the end of the strip
 */
export function groupsOf(places: readonly number[]): Group[] {
	const groups: Group[] = [];
	const dots = places.flatMap((at, c) => (Number.isNaN(at) ? [] : [grouped([c], at)]));
	for (let next of dots.sort((a, b) => a.at - b.at)) {
		// a group that has grown may reach the one before it
		for (let last = groups.at(-1); last; last = groups.at(-1)) {
			const [n, m] = [last.classes.length, next.classes.length];
			if (next.at - last.at >= (widthOf(n) + widthOf(m)) / 2) break;
			groups.pop();
			next = grouped([...last.classes, ...next.classes], (last.at * n + next.at * m) / (n + m));
		}
		groups.push(next);
	}
	return groups;
}
