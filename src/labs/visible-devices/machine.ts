/** A GPU of the lab's machine. */
export interface Gpu {
	/** Its place on the PCI bus, which is nvidia-smi's number for it. */
	readonly slot: number;
	readonly model: string;
	readonly uuid: string;
}

export const MOST_GPUS = 8;

/** In the order of the bus. The second one is the fastest, so that CUDA's default order differs from nvidia-smi's. */
const GPUS: readonly Gpu[] = [
	{ slot: 0, model: 'RTX 3060', uuid: 'GPU-8932f937-d72c-4106-c12f-20bd9faed9f6' },
	{ slot: 1, model: 'RTX 4090', uuid: 'GPU-8932aaaa-0c2f-4e1a-9f57-1d2b3c4d5e6f' },
	{ slot: 2, model: 'RTX 3060', uuid: 'GPU-1f22a253-c329-dfb7-0db4-e005efb6a4c7' },
	{ slot: 3, model: 'RTX 3060', uuid: 'GPU-1ff0c0de-7a3b-4d21-8c55-6b7a8c9d0e1f' },
	{ slot: 4, model: 'RTX 3090', uuid: 'GPU-ac079011-1c45-9671-7524-fdb54db329d8' },
	{ slot: 5, model: 'RTX 3090', uuid: 'GPU-ad0be000-5d6e-4f70-8123-456789abcdef' },
	{ slot: 6, model: 'RTX 3060', uuid: 'GPU-e91edf3b-b297-37c1-a2a7-7601c3238fa2' },
	{ slot: 7, model: 'RTX 3060', uuid: 'GPU-f7d5c3b1-2e4a-4c68-b0d2-f4e6a8c0b2d4' },
];
const FASTEST = 'RTX 4090';

/** `CUDA_DEVICE_ORDER`; unset means the first. */
export type Order = 'FASTEST_FIRST' | 'PCI_BUS_ID';

/** The machine's GPUs in the order of the bus. */
export const gpusOf = (count: number): readonly Gpu[] => GPUS.slice(0, count);

/**
 * The GPUs in the order in which CUDA numbers them. `FASTEST_FIRST` promises only the first place; the others
 * stay in the bus' order here.
 */
export function numbered(count: number, order: Order): readonly Gpu[] {
	const gpus = gpusOf(count);
	if (order === 'PCI_BUS_ID') return gpus;
	return [...gpus].sort((a, b) => Number(b.model === FASTEST) - Number(a.model === FASTEST));
}
