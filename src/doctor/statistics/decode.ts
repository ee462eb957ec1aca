import type { DType } from '../../checkpoint/index.ts';

/** Numbers of any kind that typed arrays hold. */
export type Numbers =
	| Float64Array
	| Float32Array
	| Int32Array
	| Uint32Array
	| Int16Array
	| Uint16Array
	| Int8Array
	| Uint8Array;

/** Turns little-endian bytes, whole elements of them, into numbers; complex numbers become their two parts. */
export type Decode = (bytes: Uint8Array) => Numbers;

type Typed<T> = new (buffer: ArrayBufferLike, offset: number, length: number) => T;

/** The same bytes seen as numbers; copied only where they do not begin at a multiple of the size. */
function view<T>(Type: Typed<T>, size: number): (bytes: Uint8Array) => T {
	return (bytes) => {
		const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
		return new Type(aligned.buffer, aligned.byteOffset, aligned.byteLength / size);
	};
}

/** A float of sign, exponent and mantissa bits, by its own rules for infinities and nan. */
interface Float {
	readonly exponent: number;
	readonly mantissa: number;
	readonly bias: number;
	/** `ieee`: the highest exponent is inf and nan. `fn`: only all ones is nan. `fnuz`: only minus zero is nan. `none`: all finite. */
	readonly special: 'ieee' | 'fn' | 'fnuz' | 'none';
}

function floatOf(bits: number, { exponent, mantissa, bias, special }: Float): number {
	const sign = bits >> (exponent + mantissa) ? -1 : 1;
	const top = (1 << exponent) - 1;
	const e = (bits >> mantissa) & top;
	const m = bits & ((1 << mantissa) - 1);
	if (special === 'ieee' && e === top) return m ? Number.NaN : sign * Number.POSITIVE_INFINITY;
	if (special === 'fn' && e === top && m === (1 << mantissa) - 1) return Number.NaN;
	if (special === 'fnuz' && sign < 0 && e === 0 && m === 0) return Number.NaN;
	const scale = 2 ** ((e || 1) - bias);
	return sign * scale * ((e ? 1 : 0) + m / (1 << mantissa));
}

const tables = new Map<string, Float32Array>();

/** Every value of a small float, made when the first tensor of its kind is looked at. */
function table(name: string, bits: number, value: (code: number) => number): Float32Array {
	let made = tables.get(name);
	if (!made) {
		made = Float32Array.from({ length: 1 << bits }, (_, code) => value(code));
		tables.set(name, made);
	}
	return made;
}

const FLOATS: Partial<Record<DType, Float & { bits: number }>> = {
	float16: { bits: 16, exponent: 5, mantissa: 10, bias: 15, special: 'ieee' },
	float8_e4m3fn: { bits: 8, exponent: 4, mantissa: 3, bias: 7, special: 'fn' },
	float8_e4m3fnuz: { bits: 8, exponent: 4, mantissa: 3, bias: 8, special: 'fnuz' },
	float8_e5m2: { bits: 8, exponent: 5, mantissa: 2, bias: 15, special: 'ieee' },
	float8_e5m2fnuz: { bits: 8, exponent: 5, mantissa: 2, bias: 16, special: 'fnuz' },
};
const HALF = FLOATS.float16 as Float;
const FP4: Float = { exponent: 2, mantissa: 1, bias: 1, special: 'none' };

function lookUp(codes: Numbers, values: Float32Array): Float32Array {
	const out = new Float32Array(codes.length);
	for (let i = 0; i < codes.length; i++) out[i] = values[codes[i] as number] as number;
	return out;
}

/** 64-bit integers as doubles: exact up to 2^53, the nearest double beyond. */
function wide(signed: boolean): Decode {
	const words = view<Uint32Array>(Uint32Array, 4);
	return (bytes) => {
		const halves = words(bytes);
		const out = new Float64Array(halves.length / 2);
		for (let i = 0; i < out.length; i++) {
			const high = halves[2 * i + 1] as number;
			out[i] = (signed ? high | 0 : high) * 4294967296 + (halves[2 * i] as number);
		}
		return out;
	};
}

const u8 = view<Uint8Array>(Uint8Array, 1);
const u16 = view<Uint16Array>(Uint16Array, 2);
const f32 = view<Float32Array>(Float32Array, 4);

const bfloat16: Decode = (bytes) => {
	const codes = u16(bytes);
	const out = new Uint32Array(codes.length);
	for (let i = 0; i < codes.length; i++) out[i] = (codes[i] as number) << 16;
	return new Float32Array(out.buffer);
};
const float16: Decode = (bytes) =>
	lookUp(
		u16(bytes),
		table('float16', 16, (code) => floatOf(code, HALF)),
	);
/** Powers of two; only 255 is nan. Zero cannot be said. */
const e8m0: Decode = (bytes) =>
	lookUp(
		u8(bytes),
		table('e8m0', 8, (c) => (c === 255 ? Number.NaN : 2 ** (c - 127))),
	);
/** Two values a byte, the lower half first. */
const fp4: Decode = (bytes) => {
	const values = table('fp4', 4, (code) => floatOf(code, FP4));
	const out = new Float32Array(bytes.length * 2);
	for (let i = 0; i < bytes.length; i++) {
		out[2 * i] = values[(bytes[i] as number) & 15] as number;
		out[2 * i + 1] = values[(bytes[i] as number) >> 4] as number;
	}
	return out;
};

const DECODERS: Partial<Record<DType, Decode>> = {
	float64: view<Float64Array>(Float64Array, 8),
	complex128: view<Float64Array>(Float64Array, 8),
	float32: f32,
	complex64: f32,
	complex32: float16,
	bcomplex32: bfloat16,
	bfloat16,
	float16,
	float8_e8m0fnu: e8m0,
	float4_e2m1fn_x2: fp4,
	int64: wide(true),
	uint64: wide(false),
	int32: view<Int32Array>(Int32Array, 4),
	qint32: view<Int32Array>(Int32Array, 4),
	uint32: view<Uint32Array>(Uint32Array, 4),
	int16: view<Int16Array>(Int16Array, 2),
	uint16: u16,
	int8: view<Int8Array>(Int8Array, 1),
	qint8: view<Int8Array>(Int8Array, 1),
	uint8: u8,
	quint8: u8,
	bool: u8,
};

/** How this dtype's bytes become numbers; undefined for raw bits and for packed integers, which are no numbers here. */
export function decoderOf(dtype: DType): Decode | undefined {
	const small = FLOATS[dtype];
	if (small && small.bits === 8) {
		return (bytes) =>
			lookUp(
				u8(bytes),
				table(dtype, 8, (code) => floatOf(code, small)),
			);
	}
	return DECODERS[dtype];
}
