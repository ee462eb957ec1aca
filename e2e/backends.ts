/**
 * Largest relative error against PyTorch on each backend. GPUs may compute exp less exactly than a CPU
 * (WGSL allows 3 + 2|x| units in the last place, one of which is 1.2e-7; SwiftShader's is 64 off).
 */
export const TOLERANCE = { webgpu: 1e-5, webgl: 1e-5, wasm: 1e-6, cpu: 1e-6 } as const;
export type TestedBackend = keyof typeof TOLERANCE;
export const TESTED_BACKENDS = Object.keys(TOLERANCE) as TestedBackend[];
