import { asFloat, type Literal, parseLiteral } from '../shared/literal.ts';
import { SEEDS } from './random.ts';

/** What a reader can set; as typed, so that wrong input survives too. */
export interface Settings {
	/** Learning rate of plain SGD */
	lr: string;
	/** Where the initial weights and the order of the batches come from */
	seed: string;
}

export const DEFAULT: Settings = { lr: '0.1', seed: '0' };

/** The learning rates that show something worth seeing, in the order of the buttons. */
export const PRESETS = { start: '0.1', small: '0.01', large: '1', divergent: '3' } satisfies Record<string, string>;
export type Preset = keyof typeof PRESETS;

export const BATCH = 32;
export const HIDDEN = 32;
/** Steps in one pass over the 1440 training images. */
export const EPOCH = 45;
/** Steps of one run: 20 epochs. */
export const RUN = 20 * EPOCH;

/** Steps between two readings of the losses and tests; a divisor of an epoch, so that epochs end with one. */
export const SLICE = 5;

/** The two networks, by what is done wrong to them. */
export const KINDS = ['right', 'double'] as const;
export type Kind = (typeof KINDS)[number];

/** What is wrong with a setting. */
export type Problem =
	/** PyTorch refuses it; its own text. */
	| { kind: 'torch'; text: string; empty: boolean }
	/** The lab's generator takes no such seed. */
	| { kind: 'seed' };

/** `torch.optim.SGD`'s own words on a learning rate, held to real PyTorch by goldens.json. */
function refusal(lr: Literal): string | undefined {
	if (lr.kind === 'none') return "TypeError: '<' not supported between instances of 'NoneType' and 'float'";
	if (lr.kind === 'str') return "TypeError: '<' not supported between instances of 'str' and 'float'";
	if (!(lr.value < 0)) return undefined;
	const written = lr.value === Number.NEGATIVE_INFINITY ? '-inf' : pythonFloat(lr.value);
	return `ValueError: Invalid learning rate: ${written}`;
}

/** A float as Python's `repr` writes it. */
function pythonFloat(value: number): string {
	const size = Math.abs(value);
	const plain = size >= 1e-4 && size < 1e16;
	if (plain) return Number.isInteger(value) ? value.toFixed(1) : String(value);
	return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** The settings as numbers, or what is wrong with them. */
export function readSettings({ lr, seed }: Settings): { lr: number; seed: number } | { problem: Problem } {
	const [rate, start] = [parseLiteral(lr), parseLiteral(seed)];
	const text = refusal(rate);
	if (text) return { problem: { kind: 'torch', text, empty: rate.kind === 'none' } };
	if (start.kind !== 'int' || start.value < 0 || start.value >= SEEDS) return { problem: { kind: 'seed' } };
	return { lr: 'value' in rate ? rate.value : Number.NaN, seed: start.value };
}

/** The learning rate as Python source, a float. */
export const lrSource = ({ lr }: Settings): string => asFloat(parseLiteral(lr));

/** How long one field of an address may be; what is longer was not written by this lab. */
const LONGEST_FIELD = 24;

/** This lab's parameters begin so; the page's other lab has some of its own. */
export const PREFIX = 't-';
const FIELDS = ['lr', 'seed'] as const;

/** The settings as a query; empty for the default. */
export function toQuery(settings: Settings): string {
	const changed = FIELDS.filter((f) => settings[f] !== DEFAULT[f]);
	return new URLSearchParams(changed.map((f) => [`${PREFIX}${f}`, settings[f]])).toString();
}

/** Reads what {@link toQuery} wrote; undefined where an address says nothing of this lab. */
export function fromQuery(search: string): Settings | undefined {
	const query = new URLSearchParams(search);
	const [lr, seed] = FIELDS.map((f) => query.get(`${PREFIX}${f}`));
	if ((lr ?? seed ?? undefined) === undefined) return undefined;
	const settings = { lr: lr ?? DEFAULT.lr, seed: seed ?? DEFAULT.seed };
	return FIELDS.some((f) => settings[f].length > LONGEST_FIELD) ? undefined : settings;
}
