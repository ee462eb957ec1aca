const SIZE = 624;
const SHIFT = 397;
const UNIFORM_BITS = 24;

/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded as `torch.manual_seed` seeds its generator on
 * the CPU.
 */
export class Mersenne {
	readonly #state: Uint32Array;
	#at: number;

	constructor(seed: number | Mersenne) {
		if (typeof seed !== 'number') {
			this.#state = seed.#state.slice();
			this.#at = seed.#at;
			return;
		}
		this.#state = new Uint32Array(SIZE);
		this.#state[0] = seed;
		for (let i = 1; i < SIZE; i++) {
			const before = this.#state[i - 1] as number;
			this.#state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
		}
		this.#at = SIZE;
	}

	#twist(): void {
		const s = this.#state;
		for (let i = 0; i < SIZE; i++) {
			const y = ((s[i] as number) & 0x8000_0000) | ((s[i + 1 < SIZE ? i + 1 : 0] as number) & 0x7fff_ffff);
			const far = i + SHIFT < SIZE ? i + SHIFT : i + SHIFT - SIZE;
			s[i] = (s[far] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908_b0df : 0);
		}
		this.#at = 0;
	}

	/** Goes on as if so many numbers had been drawn. */
	skip(count: number): void {
		let left = count;
		while (this.#at + left > SIZE) {
			left -= SIZE - this.#at;
			this.#twist();
		}
		this.#at += left;
	}

	/** 0…1, 1 excluded, a multiple of 2⁻²⁴: torch's uniform float32. */
	uniform(): number {
		if (this.#at === SIZE) this.#twist();
		let y = this.#state[this.#at++] as number;
		y ^= y >>> 11;
		y ^= (y << 7) & 0x9d2c_5680;
		y ^= (y << 15) & 0xefc6_0000;
		y ^= y >>> 18;
		return (y & (2 ** UNIFORM_BITS - 1)) / 2 ** UNIFORM_BITS;
	}
}
