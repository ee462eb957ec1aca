import { type Gpu, numbered } from './machine.ts';
import { leadingInteger, ParseError, parseVisibleDevices, stripped, visibleGpus } from './parse.ts';
import type { State } from './state.ts';

/** Why a program sees no more GPUs than it does. */
export type Cut =
	/** The value is not set: all are seen. */
	| 'unset'
	/** It is empty. */
	| 'empty'
	/** Something stands twice, which leaves nothing. */
	| 'repeated'
	/** A negative number ends the list. */
	| 'negative'
	/** An element begins with no number and no known prefix. */
	| 'not-a-number'
	/** A number among UUIDs, or a UUID among numbers. */
	| 'mixed'
	/** A UUID behind a space, which only numbers may have. */
	| 'space'
	/** A number that the machine has no GPU for ends the list. */
	| 'beyond'
	/** A UUID's beginning that fits no GPU, or several. */
	| 'unknown-uuid'
	| 'ambiguous-uuid'
	/** Parts of a GPU, which this machine does not have. */
	| 'mig'
	/** Nothing was cut. */
	| 'none';

export interface Verdict {
	/** What the program sees, `cuda:0` first. */
	visible: readonly Gpu[];
	cut: Cut;
	/** The element that cut the list, as typed. */
	at: string;
	/** Python's exception where PyTorch's own parsing raises one. */
	error?: ParseError;
}

const PREFIX = /^(GPU|MIG)-/;

/** Why an element is not one of a list of numbers. */
function noNumber(at: string, element: string, first: boolean): Cut {
	// behind a space the first is not seen to be a UUID, and the list is taken for one of numbers
	if (PREFIX.test(at)) return first && element !== at ? 'space' : 'mixed';
	const ordinal = leadingInteger(at);
	if (ordinal >= 0n) return 'beyond';
	return at.startsWith('-') ? 'negative' : 'not-a-number';
}

/** Why an element is not one of a list of UUIDs. */
function noUuid(at: string, element: string, numbers: readonly Gpu[]): Cut {
	if (!element.startsWith('GPU-')) {
		if (at.startsWith('GPU-')) return 'space';
		return /^[+-]?\p{Nd}/u.test(at) || PREFIX.test(at) ? 'mixed' : 'not-a-number';
	}
	const fitting = numbers.filter((gpu) => gpu.uuid.startsWith(element));
	return fitting.length > 1 ? 'ambiguous-uuid' : 'unknown-uuid';
}

/** The first element that was not taken, and why. */
function cutOf(value: string, taken: number, numbers: readonly Gpu[]): { cut: Cut; at: string } {
	const elements = value.split(',');
	const element = elements[taken];
	if (element === undefined) return { cut: 'none', at: '' };
	const at = stripped(element);
	const cut = value.startsWith('GPU-') ? noUuid(at, element, numbers) : noNumber(at, element, taken === 0);
	return { cut, at };
}

/** Whether what is left after parsing is nothing because something stands twice. */
function repeated(value: string, numbers: readonly Gpu[]): string | undefined {
	const elements = value.split(',');
	const uuids = numbers.map((g) => g.uuid);
	// what PyTorch leaves to the driver is something
	const count = (upTo: number) =>
		visibleGpus(parseVisibleDevices(elements.slice(0, upTo).join(',')), uuids)?.length ?? 1;
	// the list grows as long as nothing stands twice; the element with which it vanishes is the second one
	for (let end = 2; end <= elements.length; end++) {
		if (count(end) === 0 && count(end - 1) > 0) return stripped(elements[end - 1] ?? '');
	}
	return undefined;
}

/** What a program sees of the machine, and why no more. */
export function judge({ gpus, value, order }: State): Verdict {
	const numbers = numbered(gpus, order);
	const uuids = numbers.map((gpu) => gpu.uuid);
	try {
		const ordinals = visibleGpus(parseVisibleDevices(value), uuids);
		if (!ordinals) return { visible: [], cut: 'mig', at: value ?? '' };
		const visible = ordinals.flatMap((ordinal) => numbers[ordinal] ?? []);
		if (value === undefined) return { visible, cut: 'unset', at: '' };
		if (!stripped(value)) return { visible, cut: 'empty', at: '' };
		const twice = visible.length ? undefined : repeated(value, numbers);
		if (twice !== undefined) return { visible, cut: 'repeated', at: twice };
		return { visible, ...cutOf(value, visible.length, numbers) };
	} catch (error) {
		if (error instanceof ParseError) return { visible: [], cut: 'not-a-number', at: value ?? '', error };
		throw error;
	}
}
