import { BLOCKED, type Context } from '../context.ts';
import type { TorchText } from '../finding.ts';
import { blockedGlobal, raises, unlistedGlobal, weightsOnly } from './texts.ts';

/**
 * What `torch.load` prints for a pickle that its weights_only unpickler refuses, as far as the opcodes tell;
 * undefined when nothing is refused.
 */
export function refusalText({ first }: Pick<Context, 'first'>): TorchText | undefined {
	switch (first?.kind) {
		case 'operand':
			return weightsOnly(`Unsupported operand ${first.code}`);
		case 'global':
			return BLOCKED.has(first.module)
				? blockedGlobal(first.module, first.name)
				: unlistedGlobal(first.module, first.name);
		case 'end':
			if (first.where === 'inside') return undefined;
			return raises(first.where === 'between' ? 'EOFError' : 'IndexError: index out of range');
		default:
			return undefined;
	}
}
