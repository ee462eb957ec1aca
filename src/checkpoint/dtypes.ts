/** Every dtype a PyTorch file can hold, by torch's name, with the bits of one element. */
const BITS = {
	float64: 64,
	float32: 32,
	float16: 16,
	bfloat16: 16,
	float8_e4m3fn: 8,
	float8_e4m3fnuz: 8,
	float8_e5m2: 8,
	float8_e5m2fnuz: 8,
	float8_e8m0fnu: 8,
	// two values a byte; torch counts the pair as one element
	float4_e2m1fn_x2: 8,
	complex128: 128,
	complex64: 64,
	complex32: 32,
	bcomplex32: 32,
	int64: 64,
	int32: 32,
	int16: 16,
	int8: 8,
	uint64: 64,
	uint32: 32,
	uint16: 16,
	uint8: 8,
	bool: 8,
	// torch keeps int1..int7 and uint1..uint7 a byte each
	int1: 8,
	int2: 8,
	int3: 8,
	int4: 8,
	int5: 8,
	int6: 8,
	int7: 8,
	uint1: 8,
	uint2: 8,
	uint3: 8,
	uint4: 8,
	uint5: 8,
	uint6: 8,
	uint7: 8,
	bits1x8: 8,
	bits2x4: 8,
	bits4x2: 8,
	bits8: 8,
	bits16: 16,
	qint8: 8,
	quint8: 8,
	qint32: 32,
	quint4x2: 4,
	quint2x4: 2,
	// only safetensors has these
	float4_e2m1fn: 4,
	float6_e2m3fn: 6,
	float6_e3m2fn: 6,
} as const satisfies Record<string, number>;

export type DType = keyof typeof BITS;

/** Every dtype's name. */
export const DTYPES = Object.keys(BITS) as readonly DType[];

/** The dtype of this name, without `torch.`; undefined when there is none. */
export function asDType(name: string): DType | undefined {
	return Object.hasOwn(BITS, name) ? (name as DType) : undefined;
}

/** Bits of one element; less than 8 for packed ones. */
export function bitsOf(dtype: DType): number {
	return BITS[dtype];
}

/** Bytes of `numel` elements, packed ones rounded up. */
export function bytesOf(dtype: DType, numel: number): number {
	return Math.ceil((numel * BITS[dtype]) / 8);
}

/** The bytes that are reversed together when the byte order is swapped: a complex number is two numbers. */
export function swapUnit(dtype: DType): number {
	const bytes = Math.max(1, BITS[dtype] / 8);
	return dtype.includes('complex') ? bytes / 2 : bytes;
}
