/**
 * What the first use of a lab loads on a GPU, gzipped kilobytes from the smallest to the largest
 * backend; shown to the reader before it is loaded. The budgets' test fails when it is no longer true.
 */
export const ENGINE_KILOBYTES = '57–66';

/** The same without a GPU: the Wasm backend with its binary. */
export const WASM_KILOBYTES = '170';
