/** A line of a plot. Its place in the list gives its colour and dash: solid, dashed, dotted. */
export interface Series {
	name: string;
	/** x ascending; a y that is not finite leaves a gap */
	points: readonly Point[];
	/** Where its name stands; at its last point otherwise. */
	label?: Label;
}

export type Point = readonly [x: number, y: number];

export interface Label {
	/** In the units of the axes. */
	x: number;
	y: number;
	/** Which end of the text stands there. */
	anchor: 'start' | 'end';
	/** Pixels further down. */
	dy?: number;
}

export interface Axis {
	label: string;
	/** Taken from the points where it is not given, with 0 included on the y axis. */
	domain?: readonly [low: number, high: number];
}

/** A dot on a series. */
export interface Mark {
	x: number;
	y: number;
	/** The place of its series in the list. */
	series: number;
}

/** A vertical line across the plot, with a word at its top. */
export interface Rule {
	x: number;
	label: string;
	/** The reader's own place, rather than a landmark. */
	here?: boolean;
}

/** What a plot says around its numbers, in the reader's language. */
export interface PlotWords {
	/** Opens the table beside the plot. */
	numbers: string;
}
