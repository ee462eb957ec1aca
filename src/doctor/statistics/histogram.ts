import type { Numbers } from './decode.ts';

/** How many of the finite numbers lie in each of equal parts of `min` to `max`. */
export interface Histogram {
	readonly min: number;
	readonly max: number;
	readonly counts: readonly number[];
}

/** Bars that still tell apart at 300 px. */
export const BINS = 40;

/** Counts numbers into bins as they stream by; the last bin has its upper edge, as in `torch.histc`. */
export class Binning {
	readonly #counts = new Float64Array(BINS);
	readonly #min: number;
	readonly #max: number;

	constructor(min: number, max: number) {
		this.#min = min;
		this.#max = max;
	}

	add(numbers: Numbers): void {
		const min = this.#min;
		const width = this.#max - min;
		for (let i = 0; i < numbers.length; i++) {
			const v = numbers[i] as number;
			if (v - v !== 0) continue;
			const bin = width > 0 ? Math.min(BINS - 1, Math.floor(((v - min) / width) * BINS)) : 0;
			this.#counts[bin] = (this.#counts[bin] as number) + 1;
		}
	}

	done(): Histogram {
		return { min: this.#min, max: this.#max, counts: [...this.#counts] };
	}
}
