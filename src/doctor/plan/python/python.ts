import type { Checkpoint } from '../../../checkpoint/index.ts';
import { safetensorsLack } from '../../../checkpoint/write/index.ts';
import { type Built, build } from '../build.ts';
import { rebuiltSize } from '../directory.ts';
import { draftOf } from '../draft.ts';
import { outputName } from '../file-name.ts';
import { type OutputFormat, type Plan, stepsOf } from '../step.ts';
import { carryOut } from '../steps.ts';
import { tensorsIn } from '../tree.ts';
import { rebuilt } from './directory.ts';
import { NAMED, PLAIN, PLAIN_IMPORTS } from './helpers.ts';
import { isDangerous, load, loadCut, loadsSafely } from './load.ts';
import { stepPiece } from './step.ts';
import { type Piece, program, str } from './text.ts';

/** The lines that write `checkpoint`. */
function save({ format, draft, named }: Built, output: string): Piece {
	if (format === 'zip') return { lines: [`torch.save(checkpoint, ${str(output)})`] };
	if (format === 'legacy') {
		return { lines: [`torch.save(checkpoint, ${str(output)}, _use_new_zipfile_serialization=False)`] };
	}
	const unfit = tensorsIn(draft.root)
		.filter(({ node }) => safetensorsLack(node))
		.map(({ path }) => path.join('.'));
	const lazy = named.some(([, t]) => t.conj || t.neg) ? '.resolve_conj().resolve_neg()' : '';
	const filter = unfit.length ? ` if k not in {${unfit.map(str).join(', ')}}` : '';
	return {
		imports: ['from safetensors.torch import save_file'],
		helpers: [NAMED],
		lines: [
			'# safetensors knows no shared memory: every tensor gets bytes of its own',
			`tensors = {k: v.detach()${lazy}.contiguous().clone() for k, v in named(checkpoint)${filter}}`,
			`save_file(tensors, ${str(output)}, metadata={"format": "pt"})`,
		],
	};
}

/**
 * The Python program that does what the plan does, with real PyTorch, beside the file. `weights_only=True` wherever
 * the file loads so; undefined where loading it in Python would run code that is known to do harm.
 */
export function planAsPython(checkpoint: Checkpoint, plan: Plan, format?: OutputFormat): string | undefined {
	const steps = stepsOf(plan);
	if (rebuiltSize(checkpoint, plan, format)) {
		return program([rebuilt(checkpoint, outputName(checkpoint.file.name, 'zip'))]);
	}
	const salvaged = steps.some((s) => s.kind === 'salvage');
	if (isDangerous(checkpoint) && !salvaged) return undefined;
	const device = steps.findLast((s) => s.kind === 'retag-device')?.device ?? 'cpu';
	const built = build(checkpoint, plan, format);
	const pieces: Piece[] = [salvaged ? loadCut(checkpoint) : load(checkpoint, device)];
	const draft = draftOf(checkpoint);
	for (const step of steps) {
		pieces.push(stepPiece(draft, step));
		carryOut(draft, step);
	}
	const sanitised = steps.some((s) => s.kind === 'sanitise');
	if (!loadsSafely(checkpoint) && !sanitised && built.format !== 'safetensors') {
		pieces.push({ imports: PLAIN_IMPORTS, helpers: [PLAIN], lines: ['checkpoint = plain(checkpoint)'] });
	}
	pieces.push(save(built, outputName(checkpoint.file.name, built.format)));
	return program(pieces);
}
