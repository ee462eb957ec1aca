import { referenceSteps } from '../labs/cross-entropy/reference.ts';

/** Classes of the figure on the home page. */
export const CLASSES = 3;
/** The right class's logit at first: sure enough that the second softmax shows. */
export const START = 5;
/** The loss at the end of the scale: that of equal logits, where the slider starts, is 1.0986. */
export const SCALE = 1.2;

/**
 * The loss of logits [z, 0, 0] with target 0, and what a softmax before the loss makes of it.
 *
 * @param z the logit of the right class
 */
export function losses(z: number): { right: number; twice: number } {
	const right = referenceSteps([z, ...Array<number>(CLASSES - 1).fill(0)], 0, 'mean');
	return { right: right.loss, twice: referenceSteps(right.softmax, 0, 'mean').loss };
}
