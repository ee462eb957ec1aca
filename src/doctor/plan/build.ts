import { type Checkpoint, isKind, type Value } from '../../checkpoint/index.ts';
import { type NamedTensor, safetensorsLack } from '../../checkpoint/write/index.ts';
import { type Draft, draftOf, pathText, problem } from './draft.ts';
import { keepLoadable } from './loadable.ts';
import { type OutputFormat, type Plan, type Step, stepsOf } from './step.ts';
import { carryOut, tensorLack } from './steps.ts';
import { tensorsIn } from './tree.ts';

/** What a plan comes to, before any byte is read. */
export interface Built {
	readonly draft: Draft;
	readonly steps: readonly Step[];
	readonly format: OutputFormat;
	/** The tensors of a safetensors file under their names, else empty. */
	readonly named: readonly NamedTensor[];
	/** Texts of the file that safetensors keeps as its metadata. */
	readonly metadata: ReadonlyMap<string, string>;
}

/** The format a plan writes when none is asked for: its last `convert`, else the file's own, else a zip. */
export function formatOf(checkpoint: Checkpoint, steps: readonly Step[], asked?: OutputFormat): OutputFormat {
	const convert = steps.findLast((step) => step.kind === 'convert');
	if (asked) return asked;
	if (convert) return convert.to;
	if (checkpoint.format === 'shard-index')
		return checkpoint.facts.shards?.[0]?.endsWith('.bin') ? 'zip' : 'safetensors';
	return checkpoint.format === 'legacy' || checkpoint.format === 'safetensors' ? checkpoint.format : 'zip';
}

/** Tensors that share a storage need bytes of their own in safetensors. */
function noteShared(draft: Draft, named: readonly NamedTensor[]): void {
	const first = new Map<unknown, string>();
	for (const [name, { storage }] of named) {
		if (!storage) continue;
		const other = first.get(storage);
		if (other !== undefined) draft.notes.push({ code: 'unshared', path: [name], text: other });
		else first.set(storage, name);
	}
}

/** The tree as dotted names; what is no tensor, or none that the format has, is told in `lost`. */
function flatten(draft: Draft): { named: NamedTensor[]; metadata: Map<string, string> } {
	const named = new Map<string, NamedTensor[1]>();
	const metadata = new Map<string, string>([['format', 'pt']]);
	for (const { path, node } of tensorsIn(draft.root)) {
		const name = path.join('.');
		const lack = safetensorsLack(node);
		if (lack) {
			draft.lost.push({ path, reason: 'format', what: lack });
			continue;
		}
		if (named.has(name)) {
			problem(draft, 'collision', `two tensors would be named '${name}'`, [path]);
			continue;
		}
		named.set(name, node);
	}
	otherLeaves(draft, draft.root);
	noteShared(draft, [...named]);
	return { named: [...named], metadata };
}

function otherLeaves(draft: Draft, root: Value): void {
	if (isKind(root, 'tensor')) problem(draft, 'unsupported', 'safetensors needs names: a bare tensor has none', [[]]);
	if (!isKind(root, 'dict')) return;
	for (const [key, value] of root.entries()) {
		if (tensorsIn(value).length) continue;
		const what = value === null ? 'None' : typeof value === 'object' ? value.kind : typeof value;
		draft.lost.push({ path: [typeof key === 'number' ? key : String(key)], reason: 'format', what });
	}
}

/** Carries out all steps on the file's tree; nothing of the data is read. */
export function build(checkpoint: Checkpoint, plan: Plan, asked?: OutputFormat): Built {
	const steps = stepsOf(plan);
	const format = formatOf(checkpoint, steps, asked);
	const draft = draftOf(checkpoint);
	for (const step of steps) carryOut(draft, step);
	keepLoadable(draft, { tensorsOnly: false, dropBad: false });
	const flat = format === 'safetensors' ? flatten(draft) : { named: [], metadata: new Map<string, string>() };
	const left =
		format === 'safetensors' ? flat.named.map(([name, node]) => ({ path: [name], node })) : tensorsIn(draft.root);
	if (!left.length && !draft.problems.some((p) => p.code === 'empty')) {
		problem(draft, 'empty', 'no tensor would be left to write');
	}
	const lacking = left.flatMap(({ path, node }) => {
		const lack = tensorLack(node);
		return lack ? [{ path, lack, bad: node.problem !== undefined }] : [];
	});
	for (const bad of [false, true]) {
		const these = lacking.filter((l) => l.bad === bad);
		const [one] = these;
		if (!one) continue;
		problem(
			draft,
			bad ? 'bad-tensor' : 'no-data',
			`${these.length} of ${left.length} tensors cannot be written, first ${pathText(one.path)}: ${one.lack}; salvage keeps the others`,
			these.map((l) => l.path),
		);
	}
	return { draft, steps, format, ...flat };
}
