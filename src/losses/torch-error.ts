/** An error with the type and the text that PyTorch 2.14 gives for the same input. */
export class TorchError extends Error {
	/** The Python exception's type, e.g. `IndexError`. */
	readonly type: string;

	constructor(type: string, message: string) {
		super(message);
		this.name = 'TorchError';
		this.type = type;
	}

	/** As Python prints it: `IndexError: Target 5 is out of bounds.` */
	override toString(): string {
		return `${this.type}: ${this.message}`;
	}
}
