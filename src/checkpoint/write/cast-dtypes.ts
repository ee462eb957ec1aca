import type { DType } from '../dtypes.ts';

/** The dtypes that are cast to each other. */
export const CAST_DTYPES = ['float64', 'float32', 'float16', 'bfloat16'] as const satisfies readonly DType[];
export type CastDType = (typeof CAST_DTYPES)[number];
