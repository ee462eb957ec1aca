import type { Numbers } from './decode.ts';

/** What is counted and summed over a tensor's numbers; mean and deviation are those of the finite ones. */
export interface Statistics {
	/** Numbers looked at; twice the elements for complex ones, whose parts are counted. */
	readonly count: number;
	readonly nan: number;
	readonly inf: number;
	readonly zeros: number;
	/** Of the finite numbers; nan where there are none. */
	readonly min: number;
	readonly max: number;
	readonly mean: number;
	/** With Bessel's correction, as `torch.std`; nan below two numbers. */
	readonly std: number;
}

/** Numbers summed before they are joined to the total, so that rounding does not pile up. */
const BLOCK = 16_384;

/** Adds numbers up as they stream by. */
export class Tally {
	#count = 0;
	#nan = 0;
	#inf = 0;
	#zeros = 0;
	#min = Number.POSITIVE_INFINITY;
	#max = Number.NEGATIVE_INFINITY;
	#finite = 0;
	#mean = 0;
	/** Sum of squared distances from the mean. */
	#squares = 0;

	add(numbers: Numbers): void {
		for (let start = 0; start < numbers.length; start += BLOCK) {
			this.#block(numbers, start, Math.min(start + BLOCK, numbers.length));
		}
	}

	#block(numbers: Numbers, start: number, end: number): void {
		let sum = 0;
		let finite = 0;
		let { min, max } = { min: this.#min, max: this.#max };
		for (let i = start; i < end; i++) {
			const v = numbers[i] as number;
			// nan and both infinities minus themselves are nan
			if (v - v !== 0) {
				if (Number.isNaN(v)) this.#nan++;
				else this.#inf++;
				continue;
			}
			if (v === 0) this.#zeros++;
			if (v < min) min = v;
			if (v > max) max = v;
			sum += v;
			finite++;
		}
		this.#count += end - start;
		this.#min = min;
		this.#max = max;
		if (finite === 0) return;
		// float64 sums of the largest doubles overflow; a mean of means does not
		const mean = Number.isFinite(sum) ? sum / finite : scaledMean(numbers, start, end, finite);
		let squares = 0;
		for (let i = start; i < end; i++) {
			const d = (numbers[i] as number) - mean;
			if (d - d === 0) squares += d * d;
		}
		const total = this.#finite + finite;
		const step = mean - this.#mean;
		this.#mean += step * (finite / total);
		this.#squares += squares + step * step * this.#finite * (finite / total);
		this.#finite = total;
	}

	done(): Statistics {
		const some = this.#finite > 0;
		return {
			count: this.#count,
			nan: this.#nan,
			inf: this.#inf,
			zeros: this.#zeros,
			min: some ? this.#min : Number.NaN,
			max: some ? this.#max : Number.NaN,
			mean: some ? this.#mean : Number.NaN,
			std: this.#finite > 1 ? Math.sqrt(this.#squares / (this.#finite - 1)) : Number.NaN,
		};
	}
}

function scaledMean(numbers: Numbers, start: number, end: number, finite: number): number {
	let mean = 0;
	for (let i = start; i < end; i++) {
		const v = numbers[i] as number;
		if (v - v === 0) mean += v / finite;
	}
	return mean;
}
