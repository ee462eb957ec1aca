type Names = readonly (readonly [old: RegExp, now: string])[];

/** Where torchvision once called tensors something else. */
interface Row {
	readonly classes: readonly string[];
	/** The module's path in the model, as a regular expression. */
	readonly at: string;
	/** Of what stands below the module. */
	readonly names: Names;
	/** torchvision renames these only where it downloads its own file: to `load_state_dict` they are unknown. */
	readonly builders?: true;
}

const PYRAMIDS = ['FasterRCNN', 'MaskRCNN', 'KeypointRCNN', 'RetinaNet', 'FCOS'];

/** @see torchvision 0.27, `_load_from_state_dict` in its modules, and `_load_state_dict` in models/densenet.py */
const ROWS: readonly Row[] = [
	{
		classes: ['VisionTransformer'],
		at: 'encoder\\.layers\\.encoder_layer_\\d+\\.mlp',
		names: [
			[/^linear_1\.(weight|bias)$/, '0.$1'],
			[/^linear_2\.(weight|bias)$/, '3.$1'],
		],
	},
	{
		classes: PYRAMIDS,
		at: 'backbone\\.fpn',
		names: [[/^((?:inner|layer)_blocks\.\d+)\.(weight|bias)$/, '$1.0.$2']],
	},
	{ classes: PYRAMIDS, at: 'rpn\\.head', names: [[/^conv\.(weight|bias)$/, 'conv.0.0.$1']] },
	{
		classes: ['MaskRCNN'],
		at: 'roi_heads\\.mask_head',
		names: [1, 2, 3, 4].map((i) => [new RegExp(`^mask_fcn${i}\\.(weight|bias)$`), `${i - 1}.0.$1`] as const),
	},
	{
		classes: ['RetinaNet'],
		at: 'head\\.(?:classification|regression)_head',
		names: [0, 1, 2, 3].map((i) => [new RegExp(`^conv\\.${2 * i}\\.(weight|bias)$`), `conv.${i}.0.$1`] as const),
	},
	{
		classes: ['DenseNet'],
		at: 'features\\.denseblock\\d+\\.denselayer\\d+',
		names: [[/^(norm|conv)\.([12]\.(?:weight|bias|running_mean|running_var|num_batches_tracked))$/, '$1$2']],
		builders: true,
	},
];

interface Compiled extends Row {
	readonly path: RegExp;
	readonly key: RegExp;
}

const COMPILED: readonly Compiled[] = ROWS.map((row) => ({
	...row,
	path: new RegExp(`^${row.at}$`),
	key: new RegExp(`^(${row.at})\\.(.*)$`),
}));

const rowsOf = (className: string) => COMPILED.filter(({ classes }) => classes.includes(className));

/** Whether models of this class have ever had other names. */
export const hasOldNames = (className: string): boolean => rowsOf(className).length > 0;

const renamed = (name: string, names: Names): string => {
	for (const [old, now] of names) if (old.test(name)) return name.replace(old, now);
	return name;
};

/** The old names of a module's tensors that `load_state_dict` still takes; undefined where there are none. */
export function oldNamesAt(className: string, path: string): Names | undefined {
	return rowsOf(className).find((row) => !row.builders && row.path.test(path))?.names;
}

/** A key as torchvision calls it today, in a model of this class: its published files are older than some names. */
export function nameOfToday(className: string, key: string): string {
	for (const { key: pattern, names } of rowsOf(className)) {
		const [, path, name] = pattern.exec(key) ?? [];
		if (path !== undefined && name !== undefined) return `${path}.${renamed(name, names)}`;
	}
	return key;
}

/** A key of a DenseNet as its builders mend it in silence: `norm.1` in the published files is `norm1`. */
export const densenetName = (key: string): string => nameOfToday('DenseNet', key);
