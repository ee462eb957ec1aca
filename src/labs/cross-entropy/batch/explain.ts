import type { TorchError } from '../../../losses/torch-error.ts';
import { parseLiteral } from '../../shared/literal.ts';
import type { LabStrings } from '../strings.en.ts';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchState } from './state.ts';

/** Which of the plain explanations belongs to an error; PyTorch's words tell the errors apart. */
export function explain(error: TorchError, state: BatchState, t: LabStrings, words: BatchStrings): string {
	const classes = state.logits[0]?.length ?? 0;
	const says = (text: string) => error.message.includes(text);
	if (says("'ignore_index'")) return words.explain.indexType;
	if (says("'label_smoothing'")) return words.explain.smoothingType;
	if (says('NoneType')) return t.explain.none;
	if (says("'str'")) return t.explain.str;
	if (says('floating point type')) return words.explain.oneHot;
	if (says('floating point target')) return words.explain.softIgnored;
	if (says('weight tensor')) return words.explain.weightLength(state.weight.length, classes);
	if (says('label_smoothing')) return words.explain.smoothingRange;
	if (says('Long or Byte')) return t.explain.float;
	const padding = state.targets.flat().some((text) => parseLiteral(text).source === '-1');
	return padding ? words.explain.padding : t.explain.range(classes);
}
