import { describe, expect, it } from 'vitest';
import { treeOf } from './architectures/expand.ts';
import recorded from './goldens.json' with { type: 'json' };
import { type LoadOptions, loadStateDict } from './load-state-dict.ts';
import type { ModuleMetadata, ModuleTree, StateDict, StateDictEntry } from './module-tree.ts';

/** A call that `npm run record` made under real PyTorch. */
interface Golden {
	id: string;
	/** A model of torchvision is built here, by its name. */
	module: ModuleTree | { torchvision: string };
	stateDict:
		| { type: string }
		| { entries: [string, StateDictEntry][]; otherKeys?: string[]; metadata?: [string, ModuleMetadata][] };
	options: LoadOptions;
	result?: { missing: string[]; unexpected: string[]; text: string };
	error?: { type: string; text: string };
	warnings: string[];
	after?: [string, StateDictEntry][];
}

const cases = recorded.cases as unknown as Golden[];

function given(golden: Golden): StateDict | { type: string } {
	if ('type' in golden.stateDict) return golden.stateDict;
	const { entries, otherKeys, metadata } = golden.stateDict;
	return {
		entries: new Map(entries),
		...(otherKeys ? { otherKeys } : {}),
		...(metadata ? { metadata: new Map(metadata) } : {}),
	};
}

describe(`load_state_dict, against torch ${recorded.torch}`, () => {
	it('is held to at least 165 calls', () => {
		expect(cases.length).toBeGreaterThanOrEqual(165);
	});

	it.each(cases.map((c) => [c.id, c] as const))('%s', (_, golden) => {
		const report = loadStateDict(
			'torchvision' in golden.module ? treeOf(golden.module.torchvision) : golden.module,
			given(golden),
			golden.options,
		);
		expect(report.error).toEqual(golden.error);
		// PyTorch adds the place in its own source to a warning of its C++ part
		expect(report.warnings).toEqual(golden.warnings.map((w) => w.replace(/ \(Triggered internally at .*\)$/, '')));
		if (!golden.result) return;
		const { missing, unexpected, text } = report;
		expect({ missing, unexpected, text }).toEqual(golden.result);
		if (!golden.after) return;
		const after = new Map(golden.after);
		for (const [key, tensor] of report.loaded) {
			// num_batches_tracked is counted also where nothing was loaded for it
			expect([key, tensor]).toEqual([key, after.get(key)]);
		}
	});
});
