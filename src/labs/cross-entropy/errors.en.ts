/** PyTorch's errors in plain English; loaded with the arithmetic that can raise them. */
export const errors = {
	none: 'A field is empty. In Python that would be None, which no tensor of numbers can hold. Type a number; nan and inf are allowed.',
	str: 'This is not a number. Python’s own notation works: 1.5, -2, 1e4, nan, inf.',
	float:
		'A class index must be a whole number: the targets’ tensor has to be int64 (Long) or uint8 (Byte). Floats are taken for class probabilities, and those need the shape of the logits.',
	range: (classes: number) =>
		`With ${classes} classes the indices run from 0 to ${classes - 1}; −100 is skipped. On a GPU the same mistake is a device-side assert.`,
};

/** What a language has to say about errors. */
export type ErrorStrings = typeof errors;
