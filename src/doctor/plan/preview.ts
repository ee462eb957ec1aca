import type { Checkpoint, DType, TensorNode } from '../../checkpoint/index.ts';
import { safetensorsSize, torchLegacySize, torchZipSize, WriteError } from '../../checkpoint/write/index.ts';
import { type Built, build } from './build.ts';
import { rebuiltSize } from './directory.ts';
import { type Loss, type Note, pathText } from './draft.ts';
import type { PlanProblem } from './error.ts';
import { outputName } from './file-name.ts';
import type { OutputFormat, Path, Plan } from './step.ts';
import { tensorsIn } from './tree.ts';

/** A tensor that stands elsewhere, or is another, in the output. */
export interface Change {
	readonly before: Path;
	readonly after: Path;
	/** Set where it is cast. */
	readonly dtype?: { readonly before: DType; readonly after: DType };
}

/** What a plan would do. */
export interface Preview {
	readonly format: OutputFormat;
	readonly fileName: string;
	/** Dotted names of the tensors in the file and in the output, in order. */
	readonly before: readonly string[];
	readonly after: readonly string[];
	readonly changes: readonly Change[];
	readonly lost: readonly Loss[];
	readonly notes: readonly Note[];
	/** Why the plan cannot be carried out; empty when it can. */
	readonly problems: readonly PlanProblem[];
	/** The output's size to the byte; null where a problem keeps it from being known. */
	readonly bytes: number | null;
}

/** A tensor of the output beside the one of the file that it was made from. */
export interface Pair {
	readonly before: Path;
	readonly after: Path;
	readonly source: TensorNode;
	readonly node: TensorNode;
}

/** Every tensor of the output, in order, with where it stood in the file. */
export function pairsOf(checkpoint: Checkpoint, { draft, format, named }: Built): Pair[] {
	const places = new Map<unknown, Path[]>();
	for (const { path, node } of [...checkpoint.tensors, ...checkpoint.hidden]) {
		places.set(node, [...(places.get(node) ?? []), path]);
	}
	const written =
		format === 'safetensors' ? named.map(([name, node]) => ({ path: [name] as Path, node })) : tensorsIn(draft.root);
	return written.map(({ path, node }) => {
		const source = draft.origin.get(node) ?? node;
		const of = places.get(source);
		// one tensor at several places: the first is taken for the first
		const before = (of && of.length > 1 ? of.shift() : of?.[0]) ?? path;
		return { before, after: path, source, node };
	});
}

function changesOf(pairs: readonly Pair[]): Change[] {
	return pairs.flatMap(({ before, after, source, node }) => {
		const cast = source.dtype === node.dtype ? undefined : { before: source.dtype, after: node.dtype };
		const same = pathText(before) === pathText(after);
		return same && !cast ? [] : [{ before, after, ...(cast && { dtype: cast }) }];
	});
}

function sizeOf(built: Built): number {
	if (built.format === 'safetensors') return safetensorsSize(built.named, built.metadata);
	return built.format === 'legacy' ? torchLegacySize(built.draft.root) : torchZipSize(built.draft.root);
}

/**
 * What a plan would change, lose and write. Pure arithmetic on what opening the file has read: nothing more is read.
 *
 * @param format what to write; the plan's last `convert` or the file's own format when not given
 */
export function previewPlan(checkpoint: Checkpoint, plan: Plan, format?: OutputFormat): Preview {
	const fileName = (f: OutputFormat) => outputName(checkpoint.file.name, f);
	const before = checkpoint.tensors.map((t) => pathText(t.path));
	const raw = rebuiltSize(checkpoint, plan, format);
	if (raw !== undefined) {
		const none = { changes: [], lost: [], notes: raw.notes, problems: raw.problems };
		return { format: 'zip', fileName: fileName('zip'), before, after: before, ...none, bytes: raw.bytes };
	}
	const built = build(checkpoint, plan, format);
	const { draft } = built;
	const problems = [...draft.problems];
	let bytes: number | null = null;
	try {
		bytes = sizeOf(built);
	} catch (error) {
		if (!(error instanceof WriteError)) throw error;
		const code = error.code === 'limit' ? 'limit' : 'unsupported';
		problems.push({ code, message: error.message, paths: [error.path] });
	}
	const after =
		built.format === 'safetensors'
			? built.named.map(([name]) => name)
			: tensorsIn(draft.root).map((t) => pathText(t.path));
	return {
		format: built.format,
		fileName: fileName(built.format),
		before,
		after,
		changes: changesOf(pairsOf(checkpoint, built)),
		lost: draft.lost,
		notes: draft.notes,
		problems,
		bytes: problems.length ? null : bytes,
	};
}
