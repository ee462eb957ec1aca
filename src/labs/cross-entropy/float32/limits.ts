/** float32's largest number is about 3.4e38: exp of more than this is inf. */
export const OVERFLOW = 88.72284;
/** exp of less than this is denormal: it has ever fewer digits, and GPUs take it for 0. */
export const DENORMAL = -87.33655;
/** exp of less than this is 0. */
export const UNDERFLOW = -103.97208;
/** The smallest float32 that is not denormal. */
export const SMALLEST_NORMAL = 1.1754944e-38;
