import { describe, expect, it } from 'vitest';
import { checkData } from '../checkpoint/index.ts';
import { diagnose } from './diagnose.ts';
import { fixesOf, planOf } from './fix.ts';
import { openFixture } from './fixtures.testing.ts';
import { previewPlan } from './plan/index.ts';

/** The plan of the repairs that are ticked when a file is opened. */
async function wanted(file: string) {
	const checkpoint = await openFixture(file);
	const findings = await diagnose(checkpoint, { more: await checkData(checkpoint) });
	const plan = planOf(fixesOf(findings).flatMap(({ fix, wanted }) => (wanted ? fix : [])));
	return { checkpoint, plan };
}

describe('the repairs that are ticked at first', () => {
	it.each(['t214/net_whole_main.pth', 't26/net_whole_main_legacy.pth', 'damaged/relu.pth'])(
		'take the state dict out of a whole model: %s',
		async (file) => {
			const { checkpoint, plan } = await wanted(file);
			const { problems, after } = previewPlan(checkpoint, plan, 'zip');
			expect(problems).toEqual([]);
			expect(after.length).toBe(checkpoint.tensors.length);
		},
	);

	it.each(['version_abc', 'version_0', 'byteorder', 'zip64_size', 'end_wrong', 'stray_first', 'protocol0'])(
		'have no problem with damaged/%s.pth',
		async (name) => {
			const { checkpoint, plan } = await wanted(`damaged/${name}.pth`);
			expect(previewPlan(checkpoint, plan, 'zip').problems).toEqual([]);
		},
	);
});
