export { applyPlan, type Output } from './apply.ts';
export type { Loss, LossReason, Note, NoteCode } from './draft.ts';
export { PlanError, type PlanProblem, type PlanProblemCode } from './error.ts';
export { type Change, type Preview, previewPlan } from './preview.ts';
export { planAsPython } from './python/python.ts';
export {
	OUTPUT_FORMATS,
	type OutputFormat,
	type Path,
	type Plan,
	parsePlan,
	type Step,
	type StepKind,
} from './step.ts';
