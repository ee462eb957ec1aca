import type { Checkpoint } from '../../checkpoint/index.ts';
import { candidateOf } from '../../doctor/fit/candidate.ts';
import { fit, modelOf, type Target, torchvisionTarget, treeFromKeys } from '../../doctor/fit/fit.ts';
import { fitAsPython } from '../../doctor/fit/python.ts';
import { ARCHITECTURES, TORCHVISION } from '../../nn/architectures/expand.ts';
import type { FitAnswer, ModelList } from './messages.ts';

/** What a checkpoint's keys say its model is, and the models there are. */
export function modelList(checkpoint: Checkpoint): ModelList {
	return {
		torchvision: TORCHVISION,
		names: ARCHITECTURES.map(({ name, group }) => [name, group] as const),
		...modelOf(checkpoint),
	};
}

/** The keys of another checkpoint as a model. */
function fileTarget(other: Checkpoint): Target | undefined {
	const candidate = candidateOf(other);
	return candidate && { name: other.file.name, torchvision: false, tree: treeFromKeys('Model', candidate.stateDict) };
}

/** How a checkpoint fits one of torchvision's models, or another checkpoint's keys. */
export function fitOf(checkpoint: Checkpoint, into: string | Checkpoint): FitAnswer | undefined {
	const target = typeof into === 'string' ? torchvisionTarget(into) : fileTarget(into);
	const found = target && fit(checkpoint, target);
	return found && { fit: found, python: fitAsPython(checkpoint, target, found) };
}
