import { throwIfAborted } from '../../checkpoint/error.ts';
import { type DType, numelOf, type ReadOptions, type TensorNode, tensorChunks } from '../../checkpoint/index.ts';
import { decoderOf } from './decode.ts';
import { Binning, type Histogram } from './histogram.ts';
import { type Statistics, Tally } from './tally.ts';

/** A tensor's numbers summed up. */
export interface TensorStatistics extends Statistics {
	/** Of the finite numbers; undefined when there are none. */
	readonly histogram: Histogram | undefined;
}

/** How long a message may wait, in milliseconds. */
const PATIENCE = 50;

/** Whether this dtype holds numbers that can be summed up here. */
export const hasStatistics = (dtype: DType): boolean => decoderOf(dtype) !== undefined;

/**
 * Sums a tensor up, streaming over its bytes twice (the histogram needs the range first), so that memory stays flat
 * whatever its size. Complex numbers count as two, quantized ones as their integers.
 *
 * @throws CheckpointError what reading the tensor throws; `aborted` when the signal fires
 */
export async function tensorStatistics(
	tensor: Omit<TensorNode, 'kind'>,
	{ signal, onProgress }: ReadOptions = {},
): Promise<TensorStatistics | undefined> {
	const decode = decoderOf(tensor.dtype);
	if (!decode) return undefined;
	let heard = performance.now();
	const pass = async (add: (bytes: Uint8Array) => void, part: number) => {
		for await (const bytes of tensorChunks(tensor, {
			...(signal && { signal }),
			onProgress: (done, total) => onProgress?.(part * total + done, 2 * total),
		})) {
			// a tensor made in memory never waits for a disk: let whoever asked be heard
			if (performance.now() - heard > PATIENCE) {
				await new Promise((resolve) => setTimeout(resolve));
				heard = performance.now();
			}
			throwIfAborted(signal);
			add(bytes);
		}
	};
	const tally = new Tally();
	if (numelOf(tensor.shape) > 0) await pass((bytes) => tally.add(decode(bytes)), 0);
	const statistics = tally.done();
	if (Number.isNaN(statistics.min)) return { ...statistics, histogram: undefined };
	const bins = new Binning(statistics.min, statistics.max);
	await pass((bytes) => bins.add(decode(bytes)), 1);
	return { ...statistics, histogram: bins.done() };
}
