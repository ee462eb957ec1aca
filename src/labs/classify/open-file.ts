import {
	asCheckpointError,
	blobSource,
	type Checkpoint,
	contiguous,
	openCheckpoint,
	type TensorInfo,
} from '../../checkpoint/index.ts';
import { rewriteFor, rewritten } from '../../doctor/fit/prefixes.ts';
import { stateDicts } from '../../doctor/rules/state-dicts.ts';
import { decoderOf } from '../../doctor/statistics/decode.ts';
import { densenetName } from '../../nn/architectures/old-names.ts';
import { networkOf } from '../../nn/networks/index.ts';
import { slotsOf } from '../../nn/networks/module.ts';
import { isModel, type Model } from '../pretrained-models/models.ts';

/** Why a file's weights cannot be used, for the reader. */
export type Refusal =
	/** The reader of checkpoints cannot open it, or not this part of it. */
	| { kind: 'unreadable'; text: string }
	/** It is a checkpoint, and holds no tensors by name. */
	| { kind: 'empty' }
	/** Names or shapes are not the model's; `text` is what PyTorch raises, `others` what the names say it is. */
	| { kind: 'other'; text: string; others: Model[] }
	/** A number in it is nan or infinite. */
	| { kind: 'not-finite'; key: string; value: string };

/** Thrown with a {@link Refusal}, so that a fault of a file is not taken for one of the device. */
export class FileRefused extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.kind);
		this.refusal = refusal;
		this.name = 'FileRefused';
	}
}

/** What was done to a file's names to make them the model's. */
export type Renamed = 'as-is' | 'densenet' | 'wrapped';

/** A file's weights, read tensor by tensor. */
export interface FileWeights {
	readonly renamed: Renamed;
	/** float32 numbers in PyTorch's order. @throws FileRefused */
	tensorOf(key: string): Promise<Float32Array>;
}

const sameShape = (a: readonly number[], b: readonly number[]) => a.join() === b.join();

/** Tensors by the model's keys, and how the file's names became them; undefined where some are missing or do not fit. */
function matched(
	checkpoint: Checkpoint,
	model: Model,
): { tensors: Map<string, TensorInfo>; renamed: Renamed } | undefined {
	const [dict] = stateDicts(checkpoint);
	if (!dict) return undefined;
	const slots = slotsOf(networkOf(model));
	const wanted = [...slots].filter(([, slot]) => !slot.integer);
	const how = rewriteFor(dict.keys, new Set(slots.keys()));
	const ways: [Renamed, (key: string) => string][] = [
		['as-is', (key) => key],
		['densenet', densenetName],
		['wrapped', (key) => rewritten(key, how)],
		['wrapped', (key) => densenetName(rewritten(key, how))],
	];
	for (const [renamed, rename] of ways) {
		const tensors = new Map(dict.tensors.map((tensor, i) => [rename(dict.keys[i] ?? ''), tensor]));
		const fits = wanted.every(([key, { shape }]) => sameShape(tensors.get(key)?.shape ?? [-1], shape));
		if (fits) return { tensors, renamed };
	}
	return undefined;
}

/**
 * Opens a file of weights for a model: as `load_state_dict` would take it, and with what wrappers put in front of the
 * names taken off. Nothing in it is executed.
 *
 * @throws FileRefused where it is none, or another model's
 */
export async function openWeights(file: File, model: Model): Promise<FileWeights> {
	const checkpoint = await openCheckpoint(blobSource(file, file.name)).catch((error) => {
		throw new FileRefused({ kind: 'unreadable', text: asCheckpointError(error).message });
	});
	const found = matched(checkpoint, model);
	if (!found) {
		// the key lists of all architectures come only where they are asked
		const { fit, torchvisionTarget } = await import('../../doctor/fit/fit.ts');
		const said = fit(checkpoint, torchvisionTarget(model));
		if (!said) throw new FileRefused({ kind: 'empty' });
		throw new FileRefused({ kind: 'other', text: said.asIs.text, others: said.others.filter(isModel) });
	}
	return {
		renamed: found.renamed,
		async tensorOf(key) {
			const tensor = found.tensors.get(key);
			const decode = tensor && decoderOf(tensor.dtype);
			if (!tensor || !decode)
				throw new FileRefused({
					kind: 'unreadable',
					text: `${key}: expected numbers, found ${tensor?.dtype ?? 'nothing'}`,
				});
			const bytes = await contiguous(tensor).catch((error) => {
				throw new FileRefused({ kind: 'unreadable', text: `${key}: ${asCheckpointError(error).message}` });
			});
			const values = Float32Array.from(decode(bytes));
			const at = values.findIndex((v) => !Number.isFinite(v));
			if (at >= 0) throw new FileRefused({ kind: 'not-finite', key: `${key}[${at}]`, value: String(values[at]) });
			return values;
		},
	};
}
