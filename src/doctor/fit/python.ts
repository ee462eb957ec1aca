import type { Checkpoint } from '../../checkpoint/index.ts';
import { ARCHITECTURES } from '../../nn/architectures/expand.ts';
import { isDangerous, load } from '../plan/python/load.ts';
import { index, type Piece, program, raw, str } from '../plan/python/text.ts';
import type { Fit, Target } from './fit.ts';
import type { Rewrite } from './prefixes.ts';

const MODULE = '<state_dict>';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The lines that rewrite the keys of `state_dict`. */
function renamed({ wrappers, strip, add, densenet }: Rewrite): Piece[] {
	const pieces: Piece[] = [];
	const keyed = (key: string) => `state_dict = {${key}: v for k, v in state_dict.items()}`;
	if (wrappers.length) {
		const pattern = `(?<![^.])(${wrappers.map(escaped).join('|')})`;
		pieces.push({ imports: ['import re'], lines: [keyed(`re.sub(${raw(pattern)}, "", k)`)] });
	}
	if (strip) pieces.push({ lines: [keyed(`k.removeprefix(${str(strip)})`)] });
	if (add) pieces.push({ lines: [keyed(`${str(add)} + k`)] });
	if (densenet) {
		const keys = keyed(`re.sub(r"(denselayer\\d+\\.(?:norm|conv))\\.([12]\\.)", r"\\1\\2", k)`);
		pieces.push({ imports: ['import re'], lines: ['# the published files are older than the names', keys] });
	}
	return pieces;
}

/** The lines that give a plain dict the version that the model asks for. */
const VERSIONED: Piece = {
	imports: ['from collections import OrderedDict'],
	lines: [
		'# the model asks of which version the weights are, and a plain dict says none',
		'state_dict = OrderedDict(state_dict)',
		'state_dict._metadata = {"": {"version": 2}}',
	],
};

/**
 * A program that builds the model and loads the file into it as well as it can be, with what PyTorch says printed.
 * Undefined where loading the file in Python would run code that is known to do harm.
 */
export function fitAsPython(checkpoint: Checkpoint, target: Target, found: Fit): string | undefined {
	if (isDangerous(checkpoint)) return undefined;
	const { path, rewrite, strict, classes, resized, otherKeys, versioned } = found;
	const at = path.indexOf(MODULE);
	const inside = at < 0 ? index(path) : `${index(path.slice(0, at))}.state_dict()`;
	return program([
		target.torchvision
			? { imports: ['from torchvision import models'], lines: [`model = ${built(target.name, classes)}`] }
			: { lines: [`model = ...  # yours: the one whose keys ${str(target.name)} has`] },
		load(checkpoint, 'cpu'),
		{ lines: [`state_dict = checkpoint${inside}`] },
		...(otherKeys
			? [
					{
						lines: [
							'# load_state_dict raises at a key that is no str',
							'state_dict = {k: v for k, v in state_dict.items() if isinstance(k, str)}',
						],
					},
				]
			: []),
		...renamed(rewrite),
		...(resized.length && classes === undefined
			? [
					{
						lines: [
							'# what has another shape cannot be loaded, strict or not',
							'own = model.state_dict()',
							'state_dict = {k: v for k, v in state_dict.items() if k not in own or v.shape == own[k].shape}',
						],
					},
				]
			: []),
		...(versioned ? [VERSIONED] : []),
		{
			lines: !strict
				? [
						'# what is printed as missing keeps its random start',
						'print(model.load_state_dict(state_dict, strict=False))',
					]
				: ['print(model.load_state_dict(state_dict))'],
		},
	]);
}

/** The call that builds one of torchvision's models without downloading anything. */
function built(name: string, classes: number | undefined): string {
	const group = ARCHITECTURES.find((a) => a.name === name)?.group;
	const backbone = group === 'detection' || group === 'segmentation' ? ', weights_backbone=None' : '';
	const rest = `weights=None${backbone}${classes === undefined ? '' : `, num_classes=${classes}`}`;
	return group === 'classification' ? `models.${name}(${rest})` : `models.get_model(${str(name)}, ${rest})`;
}
