import { bytesSource, type Checkpoint, contiguous, openCheckpoint } from '../../checkpoint/index.ts';
import { KEYS, type Key, SHAPES, type Weights } from './network.ts';

/** Before each name that a wrapper or a whole model has. */
const PREFIX = 'module.';

/** The network's name for a tensor of a file; a whole model's path ends with it too. */
const keyOf = (path: readonly (string | number)[]): Key | undefined => {
	const name = String(path.at(-1)).replace(PREFIX, '');
	return KEYS.find((key) => key === name);
};

/**
 * The tensors of a file by the network's own names.
 *
 * @throws Error if one is missing or has another shape
 */
export function tensorsOf({ tensors, file }: Checkpoint): Map<Key, Checkpoint['tensors'][number]> {
	const found = new Map(
		tensors.flatMap((tensor) => {
			const key = keyOf(tensor.path);
			return key ? [[key, tensor] as const] : [];
		}),
	);
	for (const key of KEYS) {
		const shape = found.get(key)?.shape.join(' × ');
		if (shape !== SHAPES[key].join(' × ')) {
			throw new Error(
				`${file.name}: expected ${key} of ${SHAPES[key].join(' × ')}, found ${shape ?? 'no such tensor'}; load the page again`,
			);
		}
	}
	return found;
}

/** Opens a file of the site, held in memory. */
export const openBytes = (bytes: Uint8Array, name: string): Promise<Checkpoint> =>
	openCheckpoint(bytesSource(bytes, name));

/** The network's numbers out of a file. @throws Error as {@link tensorsOf} */
export async function readWeights(checkpoint: Checkpoint): Promise<Weights> {
	const tensors = tensorsOf(checkpoint);
	const read = KEYS.map(async (key) => {
		const tensor = tensors.get(key);
		const bytes = tensor ? await contiguous(tensor) : new Uint8Array();
		return [key, new Float32Array(bytes.slice().buffer)] as const;
	});
	return Object.fromEntries(await Promise.all(read)) as Record<Key, Float32Array>;
}
