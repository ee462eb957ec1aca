/** Bytes that grow at the end: for pickles and headers. */
export class ByteWriter {
	#bytes = new Uint8Array(1024);
	#view = new DataView(this.#bytes.buffer);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	/** Makes room and gives the place; the view may be another one afterwards. */
	#room(more: number): number {
		const at = this.#length;
		if (at + more > this.#bytes.length) {
			const grown = new Uint8Array(Math.max(this.#bytes.length * 2, at + more));
			grown.set(this.#bytes.subarray(0, at));
			this.#bytes = grown;
			this.#view = new DataView(grown.buffer);
		}
		this.#length = at + more;
		return at;
	}

	u8(n: number): this {
		const at = this.#room(1);
		this.#view.setUint8(at, n);
		return this;
	}

	u16(n: number): this {
		const at = this.#room(2);
		this.#view.setUint16(at, n, true);
		return this;
	}

	u32(n: number): this {
		const at = this.#room(4);
		this.#view.setUint32(at, n, true);
		return this;
	}

	i32(n: number): this {
		const at = this.#room(4);
		this.#view.setInt32(at, n, true);
		return this;
	}

	/** A size or offset up to 2^53 as 64 bits, little end first. */
	u64(n: number): this {
		return this.u32(n % 2 ** 32).u32(Math.floor(n / 2 ** 32));
	}

	/** A double, big end first, as pickles have it. */
	f64(n: number): this {
		const at = this.#room(8);
		this.#view.setFloat64(at, n, false);
		return this;
	}

	bytes(bytes: Uint8Array): this {
		const at = this.#room(bytes.length);
		this.#bytes.set(bytes, at);
		return this;
	}

	/** Characters below 128. */
	ascii(text: string): this {
		const at = this.#room(text.length);
		for (let i = 0; i < text.length; i++) this.#bytes[at + i] = text.charCodeAt(i);
		return this;
	}

	/** What was written, without a copy. */
	done(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}
}
