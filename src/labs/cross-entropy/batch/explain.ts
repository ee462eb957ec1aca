import type { TorchError } from '../../../losses/torch-error.ts';
import { parseLiteral } from '../../shared/literal.ts';
import type { BatchStrings } from './batch-strings.en.ts';
import type { BatchState } from './state.ts';

/** Which of the plain explanations belongs to an error; PyTorch's words tell the errors apart. */
export const explain =
	(words: BatchStrings) =>
	(error: TorchError, state: BatchState): string => {
		const common = words.errors;
		const classes = state.logits[0]?.length ?? 0;
		const says = (text: string) => error.message.includes(text);
		if (says("'ignore_index'")) return words.explain.indexType;
		if (says("'label_smoothing'")) return words.explain.smoothingType;
		if (says('NoneType')) return common.none;
		if (says("'str'")) return common.str;
		if (says('floating point type')) return words.explain.oneHot;
		if (says('floating point target')) return words.explain.softIgnored;
		if (says('weight tensor')) return words.explain.weightLength(state.weight.length, classes);
		if (says('label_smoothing')) return words.explain.smoothingRange;
		if (says('Long or Byte')) return common.float;
		const padding = state.targets.flat().some((text) => parseLiteral(text).source === '-1');
		return padding ? words.explain.padding : common.range(classes);
	};
