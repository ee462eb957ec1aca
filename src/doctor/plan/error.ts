import type { Path } from './step.ts';

/** Why a plan cannot be carried out. */
export type PlanProblemCode =
	/** The plan itself is not one. */
	| 'bad-plan'
	/** Two keys would become one. */
	| 'collision'
	/** What a step names is not in the file. */
	| 'not-found'
	/** Keys were to be changed where there are none. */
	| 'not-a-dict'
	/** Nothing would be left to write. */
	| 'empty'
	/** Tensors whose bytes are not all in the file. */
	| 'no-data'
	/** Tensors whose description contradicts itself. */
	| 'bad-tensor'
	/** The format has no place for it. */
	| 'unsupported'
	/** Too deep or too large for PyTorch's readers. */
	| 'limit';

/** What stands in a plan's way. */
export interface PlanProblem {
	readonly code: PlanProblemCode;
	/** In English, for a log; a page has its own words for a code. */
	readonly message: string;
	readonly paths: readonly Path[];
}

/** Thrown by `applyPlan` and `parsePlan`. */
export class PlanError extends Error implements PlanProblem {
	readonly code: PlanProblemCode;
	readonly paths: readonly Path[];

	constructor(code: PlanProblemCode, message: string, paths: readonly Path[] = []) {
		super(message);
		this.name = 'PlanError';
		this.code = code;
		this.paths = paths;
	}
}
