/**
 * What the first use of a lab loads, gzipped kilobytes, from the CPU backend to the largest GPU one;
 * shown to the reader before it is loaded. The budgets' test fails when it is no longer true.
 */
export const ENGINE_KILOBYTES = '35–70';
