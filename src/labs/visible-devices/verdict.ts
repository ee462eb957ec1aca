import { type Gpu, numbered } from './machine.ts';
import { ParseError, parseVisibleDevices, visibleGpus } from './parse.ts';
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

/** The first element that was not taken, and why. */
function cutOf(value: string, taken: number, numbers: readonly Gpu[], uuids: boolean): { cut: Cut; at: string } {
	const elements = value.split(',');
	const at = (elements[taken] ?? '').trim();
	if (taken >= elements.length) return { cut: 'none', at: '' };
	if (uuids) {
		if (!at.startsWith('GPU-')) return { cut: 'not-a-number', at };
		const fitting = numbers.filter((gpu) => gpu.uuid.startsWith(elements[taken] ?? ''));
		return { cut: fitting.length > 1 ? 'ambiguous-uuid' : 'unknown-uuid', at };
	}
	if (/^-\d/.test(at)) return { cut: 'negative', at };
	return { cut: /^\+?\d/.test(at) ? 'beyond' : 'not-a-number', at };
}

/** Whether what is left after parsing is nothing because something stands twice. */
function repeated(value: string, numbers: readonly Gpu[]): string | undefined {
	const elements = value.split(',').map((e) => e.trim());
	// the list grows as long as nothing stands twice; the element with which it vanishes is the second one
	for (let end = 2; end <= elements.length; end++) {
		const count = (upTo: number) =>
			visibleGpus(
				parseVisibleDevices(elements.slice(0, upTo).join(',')),
				numbers.map((g) => g.uuid),
			)?.length ?? 0;
		if (count(end) === 0 && count(end - 1) > 0) return elements[end - 1];
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
		if (!value.trim()) return { visible, cut: 'empty', at: '' };
		const twice = visible.length ? undefined : repeated(value, numbers);
		if (twice !== undefined) return { visible, cut: 'repeated', at: twice };
		return { visible, ...cutOf(value, visible.length, numbers, value.startsWith('GPU-')) };
	} catch (error) {
		if (error instanceof ParseError) return { visible: [], cut: 'not-a-number', at: value ?? '', error };
		throw error;
	}
}
