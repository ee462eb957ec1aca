import { BLOCKED, type Context } from '../context.ts';
import type { TorchText } from '../finding.ts';
import { blockedGlobal, NESTED, raises, unlistedGlobal, weightsOnly } from './texts.ts';

/** The function of which torch asks for an import instead of refusing it. */
const isNested = (module: string, name: string) =>
	name === '_rebuild_njt' && module === 'torch.nested._internal.nested_tensor';

/**
 * What `torch.load` prints for a pickle that its weights_only unpickler refuses, as far as the opcodes tell;
 * undefined when nothing is refused.
 */
export function refusalText({ first }: Pick<Context, 'first'>): TorchText | undefined {
	switch (first?.kind) {
		case 'operand':
			return weightsOnly(`Unsupported operand ${first.code}`);
		case 'global':
			if (isNested(first.module, first.name)) return NESTED;
			return BLOCKED.has(first.module)
				? blockedGlobal(first.module, first.name)
				: unlistedGlobal(first.module, first.name);
		case 'end':
			if (first.where === 'number') return raises(`struct.error: unpack requires a buffer of ${first.bytes} bytes`);
			return raises(first.where === 'between' ? 'EOFError' : 'IndexError: index out of range');
		default:
			return undefined;
	}
}

/** Opcodes that weights_only does not run, by entry of the page of error messages; the others are no pickle's at all. */
const OPERANDS: Readonly<Record<number, string>> = {
	73: 'unsupported-operand-protocol',
	76: 'unsupported-operand-protocol',
	100: 'unsupported-operand-protocol',
	130: 'pickle-extension',
	131: 'pickle-extension',
	132: 'pickle-extension',
	139: 'pickle-bomb',
	140: 'unsupported-operand-protocol',
	141: 'unsupported-operand-protocol',
	147: 'unsupported-operand-protocol',
	149: 'unsupported-operand-protocol',
};

/** The entry of the page of error messages that speaks of this name. */
export function knownGlobal(module: string, name: string): string {
	if (BLOCKED.has(module)) return 'blocked-module';
	if (isNested(module, name)) return 'nested-jagged';
	if (`${module}.${name}` === 'torch.storage._load_from_bytes') return 'pickle-dump-file';
	if (/^numpy\b/.test(module)) return 'unsupported-global-numpy';
	if (/^(argparse|pathlib|collections|omegaconf)\b/.test(module)) return 'unsupported-global-config';
	return 'unsupported-global';
}

/** The entry of the page of error messages that speaks of what {@link refusalText} says of a pickle. */
export function knownRefusal({ first }: Pick<Context, 'first'>): string | undefined {
	switch (first?.kind) {
		case 'operand':
			return OPERANDS[first.code];
		case 'global':
			return knownGlobal(first.module, first.name);
		case 'end':
			return first.where === 'between' ? 'empty-file' : 'pickle-truncated';
		default:
			return undefined;
	}
}
