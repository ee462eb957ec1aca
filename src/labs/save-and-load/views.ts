import { inkText, readInk } from './draw/ink-text.ts';
import { DEFAULT, fromQuery, type State, toQuery } from './state.ts';
import { FORMATS, type Form, START, WHAT, WHOSE } from './write/form.ts';

/** The lab's views, in the order of the tabs; the first needs no name in the address. */
export const VIEWS = ['load', 'draw', 'write'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Everything that a reader can set, in all views. */
export interface Settings {
	view: ViewName;
	state: State;
	/** The digit on the pad: 64 values of 0…16. */
	pixels: Uint8Array;
	form: Form;
}

export const BLANK = new Uint8Array(64);
export const OPENING: Settings = { view: 'load', state: DEFAULT, pixels: BLANK, form: START };

/** The settings as a query, short; empty for the opening ones. */
export function settingsQuery({ view, state, pixels, form }: Settings): string {
	const query = new URLSearchParams(toQuery(state));
	if (view !== OPENING.view) query.set('v', view);
	if (view === 'draw' && pixels.some(Boolean)) query.set('ink', inkText(pixels));
	if (view === 'write') {
		for (const name of ['what', 'format', 'whose'] as const) {
			if (form[name] !== START[name]) query.set(name, form[name]);
		}
	}
	return query.size ? `?${query}` : '';
}

/** Reads a query written by {@link settingsQuery}; what is not one gives undefined. */
export function readSettings(search: string): Settings | undefined {
	const query = new URLSearchParams(search);
	const state = fromQuery(search);
	const view = VIEWS.find((v) => v === query.get('v'));
	if (!state && !view) return undefined;
	const pick = <T extends string>(of: readonly T[], name: string, otherwise: T): T =>
		of.find((one) => one === query.get(name)) ?? otherwise;
	return {
		view: view ?? OPENING.view,
		state: state ?? DEFAULT,
		pixels: readInk(query.get('ink') ?? '') ?? BLANK,
		form: {
			what: pick(WHAT, 'what', START.what),
			format: pick(FORMATS, 'format', START.format),
			whose: pick(WHOSE, 'whose', START.whose),
		},
	};
}
