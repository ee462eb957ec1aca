import { type Checkpoint, isKind } from '../../src/checkpoint/index.ts';
import type { OutputFormat, Step } from '../../src/doctor/plan/index.ts';

/** One plan on one file. */
export interface Case {
	readonly plan: readonly Step[];
	readonly format: OutputFormat;
}

const ALL: readonly OutputFormat[] = ['zip', 'legacy', 'safetensors'];

/** What is done to single files, besides being written in every format. */
const SPECIAL: readonly (readonly [file: RegExp, ...plans: Step[][]])[] = [
	[/dp_prefixed/, [{ kind: 'strip-prefix', prefixes: ['module.'] }]],
	[
		/compiled_prefixed/,
		[{ kind: 'strip-prefix', prefixes: ['_orig_mod.'], anywhere: true }],
		[{ kind: 'strip-prefix', prefixes: ['module.', '_orig_mod.'] }],
	],
	[
		/net_sd_(zip_p[24]|legacy_p2|plain)/,
		[{ kind: 'add-prefix', prefix: 'model.' }],
		[
			{
				kind: 'rename',
				keys: [
					['fc.weight', 'head.weight'],
					['fc.bias', 'head.bias'],
				],
			},
			{ kind: 'drop', paths: [['mask'], ['emb.weight']] },
		],
		[{ kind: 'replace', find: 'fc.', by: 'head.$&.' }],
		[
			{ kind: 'cast', dtype: 'float16' },
			{ kind: 'add-prefix', prefix: 'model.' },
		],
	],
	[
		/train_ckpt_adamw|lightning/,
		[
			{ kind: 'unwrap', path: ['state_dict'] },
			{ kind: 'strip-prefix', prefixes: ['model.'] },
		],
		[{ kind: 'strip-prefix', prefixes: ['model.'], at: ['state_dict'] }],
		[{ kind: 'sanitise', tensorsOnly: true }],
		[{ kind: 'cast', dtype: 'bfloat16' }],
		[{ kind: 'replace', find: 'model.', by: '', at: ['state_dict'] }],
	],
	[/train_ckpt_sgd/, [{ kind: 'unwrap', path: ['model_state_dict'] }]],
	[
		/(^|\/)(dtypes|views|views_legacy|tied_sd|params|dtypes_legacy|empty_0d|sparse)\./,
		[{ kind: 'cast', dtype: 'float16' }],
		[{ kind: 'cast', dtype: 'bfloat16' }],
		[{ kind: 'cast', dtype: 'float32' }],
		[{ kind: 'cast', dtype: 'float64' }],
	],
	[
		/misc_py|numpy_inside|params|train_ckpt_sgd|tensor_subclass|unknown_module|evil_getattr/,
		[{ kind: 'sanitise' }],
		[{ kind: 'sanitise', tensorsOnly: true }],
	],
	[/cuda0|cuda7|hpu|npu|xla/, [{ kind: 'retag-device', device: 'cpu' }]],
	[/shards\//, [{ kind: 'add-prefix', prefix: 'model.' }], [{ kind: 'cast', dtype: 'float32' }]],
	[/list_of_tensors/, [{ kind: 'drop', paths: [[0]] }]],
	[/trunc|missing_record|short_record|view_|storage_longer/, [{ kind: 'salvage' }]],
	[
		/trunc_22|trunc_64|bitflip_localhdr|rezip|missing_(version|byteorder)|version_99|two_roots|extra_head|t214\/.*\.pth$|tiny_script/,
		[{ kind: 'rebuild-directory' }],
	],
];

/** Everything that is tried on a file: each format, a pickled module's state dict, and its special plans. */
export function casesFor(file: string, checkpoint: Checkpoint): Case[] {
	const module = isKind(checkpoint.root, 'object');
	const whole: Step[] = module && checkpoint.format !== 'torchscript' ? [{ kind: 'unwrap', path: [] }] : [];
	const written = file.includes('/broken/') ? [] : ALL.map((format) => ({ plan: whole, format }));
	const special = SPECIAL.filter(([name]) => name.test(file)).flatMap(([, ...plans]) => plans);
	return [
		...written,
		...special.flatMap((plan): Case[] => {
			const zipOnly = plan.some((s) => s.kind === 'rebuild-directory');
			return zipOnly ? [{ plan, format: 'zip' }] : ALL.map((format) => ({ plan, format }));
		}),
	];
}
