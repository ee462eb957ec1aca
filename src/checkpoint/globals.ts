import type { Construction } from './values.ts';

/**
 * `allowed`: on PyTorch's own weights_only list. `harmless`: known, calls nothing the file chooses.
 * `unknown`: loading it in full runs that module's code. `dangerous`: known to run or fetch what the file chooses.
 */
export type GlobalSeverity = 'allowed' | 'harmless' | 'unknown' | 'dangerous';

/** A name that a pickle imports, and what it does with it. */
export interface GlobalUse {
	/** With Python 2's module names translated, as unpickling does: `builtins`, never `__builtin__`. */
	readonly module: string;
	readonly name: string;
	readonly severity: GlobalSeverity;
	/** The first torch version here known to allow it by default; null when none does. */
	readonly allowedSince: '2.6' | '2.14' | null;
	/** The pickle it stands in: a record's name, empty where the file itself is the pickle. */
	readonly record: string;
	/** The byte of the opcode that first imports it, within that pickle's record (or the file). */
	readonly position: number;
	readonly opcode: 'GLOBAL' | 'STACK_GLOBAL' | 'INST' | 'EXT';
	/** How often it is imported. */
	count: number;
	/** The opcodes that called it, each once; empty when it is only named. */
	readonly calledBy: Construction[];
}
