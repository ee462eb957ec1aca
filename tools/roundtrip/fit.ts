/**
 * What the doctor says of a checkpoint and a model of torchvision, and the programs that it offers, beside real PyTorch
 * (`TORCH_PYTHON`, default `python3`): `npm run roundtrip` runs this after the round trips.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, openCheckpoint } from '../../src/checkpoint/index.ts';
import { fit, torchvisionTarget } from '../../src/doctor/fit/fit.ts';
import { fitAsPython } from '../../src/doctor/fit/python.ts';
import { ROOT } from '../record/library.ts';
import { torchPython } from '../record/torch.ts';

const FOLDER = '.record/fit';
const TARGETS = ['squeezenet1_1', 'mobilenet_v3_small', 'shufflenet_v2_x0_5', 'resnet18', 'resnet34'];
/** Models whose files or whose loading are odd, each with the files that show it. */
const ODD: Record<string, RegExp> = {
	densenet121: /^densenet/,
	vit_b_32: /^transformer/,
	mnasnet0_5: /^(mnasnet|classes)/,
};

function python(task: string): number | null {
	const [command = 'python3', ...args] = torchPython();
	return spawnSync(command, [...args, 'tools/roundtrip/fit.py', task, FOLDER], { cwd: ROOT, stdio: 'inherit' }).status;
}

if (python('make') !== 0) throw new Error('expected tools/roundtrip/fit.py to write the checkpoints, found it failed');
const jobs: object[] = [];
for (const file of readdirSync(join(ROOT, FOLDER)).filter((f) => f.endsWith('.pth'))) {
	const checkpoint = await openCheckpoint(bytesSource(new Uint8Array(readFileSync(join(ROOT, FOLDER, file))), file));
	const odd = Object.keys(ODD).filter((name) => ODD[name]?.test(file));
	for (const name of odd.length ? odd : TARGETS) {
		const target = torchvisionTarget(name);
		const found = fit(checkpoint, target);
		if (!found) throw new Error(`${file}: expected a state dict, found none`);
		const program = fitAsPython(checkpoint, target, found);
		jobs.push({ file, target: name, as_is: found.asIs.text, fixed: found.fixed.text, python: program });
	}
}
writeFileSync(join(ROOT, FOLDER, 'jobs.json'), JSON.stringify(jobs));
const status = python('check');
console.log(`fit: ${jobs.length} verdicts and programs`);
process.exit(status ?? 1);
