import { MOST_GPUS, type Order } from './machine.ts';

/** Everything that a reader can set. */
export interface State {
	gpus: number;
	/** The variable's value; undefined where it is not set. */
	value: string | undefined;
	order: Order;
}

export const DEFAULT: State = { gpus: 4, value: '1', order: 'PCI_BUS_ID' };

/** The values that surprise, in the order of the buttons. */
export const PRESETS = {
	one: DEFAULT,
	reorder: { gpus: 4, value: '2,0', order: 'PCI_BUS_ID' },
	fastest: { gpus: 4, value: '1', order: 'FASTEST_FIRST' },
	negative: { gpus: 4, value: '0,2,-1,1', order: 'PCI_BUS_ID' },
	repeated: { gpus: 4, value: '0,0', order: 'PCI_BUS_ID' },
	beyond: { gpus: 4, value: '0,7,1', order: 'PCI_BUS_ID' },
	brackets: { gpus: 4, value: '[0,1]', order: 'PCI_BUS_ID' },
	uuid: { gpus: 4, value: 'GPU-1ff,GPU-1f2', order: 'PCI_BUS_ID' },
	ambiguous: { gpus: 4, value: 'GPU-8932', order: 'PCI_BUS_ID' },
	empty: { gpus: 4, value: '', order: 'PCI_BUS_ID' },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** States whose program real PyTorch is run with: the examples, and values that a Python literal has to escape. */
export const PROGRAMS: Record<string, State> = {
	...PRESETS,
	unset: { ...DEFAULT, value: undefined },
	quotes: { ...DEFAULT, value: '"0",\'1\'' },
	escapes: { ...DEFAULT, value: '0\\n,1\t,\u00852' },
	digits: { ...DEFAULT, value: '１,𝟘' },
	raises: { ...DEFAULT, value: '0,-,1' },
};

/** How long a value from an address may be; eight whole UUIDs fit. */
const LONGEST = 400;

/** The state as a query, short; empty for the default. */
export function toQuery({ gpus, value, order }: State): string {
	const query = new URLSearchParams();
	if (gpus !== DEFAULT.gpus) query.set('gpus', String(gpus));
	if (value === undefined) query.set('unset', '1');
	else if (value !== DEFAULT.value) query.set('value', value);
	if (order !== DEFAULT.order) query.set('order', 'fastest');
	const text = query.toString().replaceAll('%2C', ',');
	return text && `?${text}`;
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	if (!['gpus', 'unset', 'value', 'order'].some((name) => query.has(name))) return undefined;
	const gpus = Number(query.get('gpus') ?? DEFAULT.gpus);
	const value = query.has('unset') ? undefined : (query.get('value') ?? DEFAULT.value);
	if (!Number.isInteger(gpus) || gpus < 1 || gpus > MOST_GPUS || (value?.length ?? 0) > LONGEST) return undefined;
	return { gpus, value, order: query.get('order') === 'fastest' ? 'FASTEST_FIRST' : 'PCI_BUS_ID' };
}
