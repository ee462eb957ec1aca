import type { PickleListing, PickleOp } from '../../../checkpoint/pickle/listing.ts';

/** An instruction, and what a reader should know to follow it. */
export interface Step {
	op: PickleOp;
	/** Of GLOBAL: `torch._utils._rebuild_tensor_v2`. */
	path: string | undefined;
	/** What BINGET fetches, where it is a name or a text; of others only that it was made at an earlier byte. */
	fetched: string | undefined;
}

/** Python 2 has the builtins under another name. */
const pathOf = (argument: unknown): string =>
	String(argument)
		.replace(' ', '.')
		.replace(/^__builtin__\./, 'builtins.');

/** Follows the memo through a listing: what is put there by its name, and what is fetched again. */
export function stepsOf({ ops }: PickleListing): Step[] {
	const memo = new Map<number, string>();
	return ops.map((op, i): Step => {
		const path = op.name === 'GLOBAL' ? pathOf(op.argument) : undefined;
		const before = ops[i - 1];
		if (/^(LONG_)?BINPUT$/.test(op.name)) {
			if (before?.name === 'GLOBAL') memo.set(Number(op.argument), pathOf(before.argument));
			if (before?.name === 'BINUNICODE') memo.set(Number(op.argument), `'${before.argument}'`);
		}
		const fetched = /^(LONG_)?BINGET$/.test(op.name) ? memo.get(Number(op.argument)) : undefined;
		return { op, path, fetched };
	});
}
