import type { Checkpoint, GlobalUse } from '../../checkpoint/index.ts';
import { BLOCKED, type Context, finding, isRefused } from '../context.ts';
import type { Finding, NamedGlobal } from '../finding.ts';
import { knownGlobal, knownRefusal, refusalText } from '../torch/load-text.ts';
import { blockedGlobal, unlistedGlobal } from '../torch/texts.ts';

const named = (use: GlobalUse): NamedGlobal => ({
	name: `${use.module}.${use.name}`,
	calledBy: use.calledBy,
	byte: use.position,
	record: use.record,
});

const textOf = ({ module, name }: GlobalUse) =>
	BLOCKED.has(module) ? blockedGlobal(module, name) : unlistedGlobal(module, name);

const where = (use: GlobalUse) => ({ byte: use.position, record: use.record, module: use.module, name: use.name });

/** Names that torch knows only since some version, and what older ones print. */
const NEWER =
	/^(torch\._utils\._rebuild_tensor_v3|torch\._utils\._rebuild_parameter_with_state|torch\._tensor\._rebuild_from_type_v2)$/;

/** What the pickle imports, judged: dangerous names, the ones weights_only refuses, and ones that older versions lack. */
export function globals(checkpoint: Checkpoint, context: Context): Finding[] {
	// TorchScript and torch.export name their own classes; torch.load is not what reads them
	if (checkpoint.format === 'torchscript' || checkpoint.format === 'pt2') {
		const bad = checkpoint.globals.filter((g) => g.severity === 'dangerous');
		return bad[0] ? [dangerous(bad, context)] : [];
	}
	const found: Finding[] = [];
	const bad = checkpoint.globals.filter((g) => g.severity === 'dangerous');
	if (bad[0]) found.push(dangerous(bad, context));
	const refused = checkpoint.globals.filter(isRefused);
	const first = refused[0];
	if (first && refused.length > bad.length) {
		const readable = checkpoint.tensors.length > 0;
		found.push(
			finding(
				'weights-only-refuses',
				'error',
				{ ...where(first), globals: refused.map(named), count: refused.length },
				{
					torch: refusalText(context) ?? textOf(first),
					known: knownRefusal(context) ?? knownGlobal(first.module, first.name),
					fixes: readable ? [{ kind: 'sanitise' }] : [],
				},
			),
		);
	}
	const newer = checkpoint.globals.filter((g) => NEWER.test(`${g.module}.${g.name}`));
	if (newer[0] && checkpoint.format !== 'pickle') {
		found.push(
			finding(
				'needs-newer-torch',
				'info',
				{ ...where(newer[0]), texts: newer.map((g) => `${g.module}.${g.name}`) },
				{ known: 'rebuild-function-missing' },
			),
		);
	}
	return found;
}

function dangerous(bad: readonly GlobalUse[], context: Context): Finding {
	const first = bad[0] as GlobalUse;
	const readable = context.checkpoint.tensors.length > 0;
	return finding(
		'global-dangerous',
		'error',
		{ ...where(first), globals: bad.map(named), count: bad.length, tensors: context.checkpoint.tensors.length },
		{
			torch: refusalText(context) ?? textOf(first),
			known: knownGlobal(first.module, first.name),
			fixes: readable ? [{ kind: 'sanitise' }] : [],
		},
	);
}
