import type { Checkpoint } from '../../checkpoint/index.ts';
import { finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import { pathText, type StateDict, stateDicts } from './state-dicts.ts';

/** What wrappers put in front of keys, or between them. */
const WRAPPERS = ['module.', '_orig_mod.', '_fsdp_wrapped_module.', '_checkpoint_wrapped_module.'] as const;
/** First parts that trainers and larger models put before the model's own keys. */
const OWNERS = /^(model|net|network|backbone|encoder|generator|student|teacher|ema|online|target)\.$/;

/** Keys quoted in a text of load_state_dict; a text of ten thousand keys helps nobody. */
const QUOTED = 40;

const quoted = (keys: readonly string[]) => {
	const list = keys.slice(0, QUOTED).map((k) => `"${k}"`);
	return `${list.join(', ')}${keys.length > QUOTED ? ', …' : ''}`;
};

/** What load_state_dict says when every key is off by a prefix. BatchNorm's counter is filled in when it is missing. */
function mismatch(own: readonly string[], expected: readonly string[]): TorchText {
	const missing = expected.filter((k) => !k.endsWith('.num_batches_tracked'));
	return {
		call: 'load_state_dict',
		text: `RuntimeError: Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: ${quoted(missing)}. \n\tUnexpected key(s) in state_dict: ${quoted(own)}. `,
	};
}

/** Takes every wrapper's part out of a key: `_orig_mod.module.fc.weight` → `fc.weight`. */
function unwrapped(key: string): string {
	let plain = key;
	for (const w of WRAPPERS) {
		while (plain.startsWith(w) || plain.includes(`.${w}`)) {
			plain = plain.startsWith(w) ? plain.slice(w.length) : plain.replace(`.${w}`, '.');
		}
	}
	return plain;
}

/** The state dict's keys, against what a plain model has. */
function prefixes({ keys, path }: StateDict): Finding[] {
	const found: Finding[] = [];
	const wrapped = keys.filter((k) => unwrapped(k) !== k);
	const used = WRAPPERS.filter((w) => wrapped.some((k) => k.startsWith(w) || k.includes(`.${w}`)));
	const plain = keys.map(unwrapped);
	if (used[0]) {
		const all = wrapped.length === keys.length;
		found.push(
			finding(
				all ? 'prefix' : 'prefix-mixed',
				'warning',
				{
					texts: used,
					text: keys[0] ?? '',
					found: unwrapped(keys[0] ?? ''),
					path,
					count: wrapped.length,
					of: keys.length,
				},
				{
					...(all && { torch: mismatch(keys, plain) }),
					known: used[0] === 'module.' ? 'module-prefix' : 'orig-mod-prefix',
					fixes: [{ kind: 'strip-prefix', prefixes: used, anywhere: true, at: path }],
				},
			),
		);
	}
	const owner = plain[0]?.slice(0, plain[0].indexOf('.') + 1) ?? '';
	if (plain.length > 1 && OWNERS.test(owner) && plain.every((k) => k.startsWith(owner))) {
		found.push(
			finding(
				'prefix',
				'info',
				{
					texts: [owner],
					text: plain[0] ?? '',
					found: plain[0]?.slice(owner.length) ?? '',
					path,
					count: keys.length,
					of: keys.length,
				},
				{
					torch: mismatch(
						plain,
						plain.map((k) => k.slice(owner.length)),
					),
					known: 'missing-keys',
					fixes: [{ kind: 'strip-prefix', prefixes: [owner], at: path }],
				},
			),
		);
	}
	return found;
}

/** Names whose meaning changed between versions. */
function oldNames({ keys, path }: StateDict): Finding[] {
	const found: Finding[] = [];
	const pairs = keys.filter((k) => k.endsWith('.weight_g') && keys.includes(k.replace(/_g$/, '_v')));
	if (pairs[0])
		found.push(finding('weight-norm', 'info', { count: pairs.length, text: pairs[0].replace(/_g$/, ''), path }));
	const ids = keys.filter((k) => k.endsWith('embeddings.position_ids'));
	if (ids[0]) {
		found.push(
			finding(
				'position-ids',
				'info',
				{ text: ids[0], count: ids.length, path },
				{ known: 'unexpected-keys', fixes: [{ kind: 'drop', paths: ids.map((k) => [...path, k]) }] },
			),
		);
	}
	return found;
}

const MODULE = '<state_dict>';

/** Where the state dict is, and what its keys say. */
export function keys(checkpoint: Checkpoint): Finding[] {
	const dicts = stateDicts(checkpoint);
	const best = dicts[0];
	if (!best) return [];
	const found: Finding[] = [];
	const pickled = dicts.filter((d) => d.path.includes(MODULE));
	if (pickled[0]) {
		found.push(
			finding(
				'whole-model',
				'warning',
				{ path: pickled[0].path, tensors: pickled[0].tensors.length, text: pathText(pickled[0].path.slice(0, -1)) },
				{
					known: 'class-not-found',
					fixes: [
						{ kind: 'unwrap', path: pickled[0].path.slice(0, pickled[0].path.indexOf(MODULE)) },
						{ kind: 'sanitise' },
					],
				},
			),
		);
	} else if (best.path.length > 0) {
		const others = dicts.filter((d) => d.path.length > 0 && d.tensors.length * 2 > best.tensors.length);
		found.push(
			finding(
				'nested',
				'info',
				{
					path: best.path,
					text: pathText(best.path),
					texts: others.map((d) => pathText(d.path)),
					tensors: best.tensors.length,
				},
				{ known: 'nested-checkpoint', fixes: others.map((d) => ({ kind: 'unwrap', path: d.path })) },
			),
		);
	}
	return [...found, ...prefixes(best), ...oldNames(best)];
}
