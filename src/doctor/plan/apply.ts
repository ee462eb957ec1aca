import type { Checkpoint } from '../../checkpoint/index.ts';
import {
	type Part,
	partsLength,
	type StreamOptions,
	safetensors,
	torchLegacy,
	torchZip,
	WriteError,
} from '../../checkpoint/write/index.ts';
import { build } from './build.ts';
import { rebuiltParts } from './directory.ts';
import { PlanError } from './error.ts';
import { outputName } from './file-name.ts';
import type { OutputFormat, Plan } from './step.ts';

/** A file to be written. */
export interface Output {
	readonly fileName: string;
	readonly format: OutputFormat;
	/** In order; `streamParts`, `writeParts` or `partsBlob` make a file of them. */
	readonly parts: readonly Part[];
	readonly bytes: number;
}

/**
 * The repaired file, as parts. Data that does not change is never read: it stays a slice of the file, and its CRC is
 * the file's own. What changes is read once for its CRC here, and again when the parts are written.
 *
 * @throws PlanError where the preview shows a problem; WriteError or CheckpointError of the data
 */
export async function applyPlan(
	checkpoint: Checkpoint,
	plan: Plan,
	format?: OutputFormat,
	options: StreamOptions = {},
): Promise<Output> {
	const done = (f: OutputFormat, parts: readonly Part[]): Output => ({
		fileName: outputName(checkpoint.file.name, f),
		format: f,
		parts,
		bytes: partsLength(parts),
	});
	const raw = await rebuiltParts(checkpoint, plan, format, options);
	if (raw) return done('zip', raw);
	const built = build(checkpoint, plan, format);
	const [first] = built.draft.problems;
	if (first) throw new PlanError(first.code, first.message, first.paths);
	try {
		if (built.format === 'safetensors')
			return done('safetensors', await safetensors(built.named, built.metadata, options));
		const write = built.format === 'legacy' ? torchLegacy : torchZip;
		return done(built.format, await write(built.draft.root, options));
	} catch (error) {
		if (!(error instanceof WriteError) || error.code === 'source' || error.code === 'no-data') throw error;
		throw new PlanError(error.code === 'limit' ? 'limit' : 'unsupported', error.message, [error.path]);
	}
}
