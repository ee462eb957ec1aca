import type { Source } from '../source.ts';
import { CAST_DTYPES, type CastDType } from './cast-dtypes.ts';
import { mappedSource } from './computed.ts';

const BYTES: Record<CastDType, number> = { float64: 8, float32: 4, float16: 2, bfloat16: 2 };

export function isCastDType(dtype: string): dtype is CastDType {
	return (CAST_DTYPES as readonly string[]).includes(dtype);
}

/** A float32's bits as the nearest float16's, ties to even, as `torch.Tensor.to`; a NaN stays one. */
function float16Bits(bits: number): number {
	const sign = (bits >>> 16) & 0x8000;
	const size = bits & 0x7fff_ffff;
	if (size > 0x7f80_0000) return sign | 0x7e00;
	// 65520 is half way from the largest float16 to what would follow it
	if (size >= 0x477f_f000) return sign | 0x7c00;
	if (size >= 0x3880_0000) return sign | ((size - 0x3800_0000 + 0xfff + ((size >>> 13) & 1)) >>> 13);
	const shift = 126 - (size >>> 23);
	if (shift > 24) return sign;
	const mantissa = (size & 0x7f_ffff) | 0x80_0000;
	const whole = mantissa >>> shift;
	const rest = mantissa & ((1 << shift) - 1);
	const half = 1 << (shift - 1);
	return sign | (rest > half || (rest === half && whole & 1) ? whole + 1 : whole);
}

/** A float32's bits as the nearest bfloat16's, ties to even; a NaN stays one. */
function bfloat16Bits(bits: number): number {
	if ((bits & 0x7fff_ffff) > 0x7f80_0000) return ((bits >>> 16) & 0x8000) | 0x7fc0;
	return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/** A float16's bits as a float32's, which holds every float16 exactly. */
function float32Bits(bits: number): number {
	const sign = (bits & 0x8000) << 16;
	const exponent = (bits >>> 10) & 31;
	let mantissa = bits & 0x3ff;
	if (exponent === 31) return sign | 0x7f80_0000 | (mantissa << 13);
	if (exponent) return sign | ((exponent + 112) << 23) | (mantissa << 13);
	if (!mantissa) return sign;
	let shift = 113;
	for (; !(mantissa & 0x400); mantissa <<= 1) shift--;
	return sign | (shift << 23) | ((mantissa & 0x3ff) << 13);
}

/** The numbers as the bits of float32: what torch converts by way of, from float64 too. */
function toFloat32(bytes: Uint8Array, from: CastDType): Uint32Array {
	const { buffer } = bytes.slice();
	if (from === 'float32') return new Uint32Array(buffer);
	if (from === 'float64') return new Uint32Array(Float32Array.from(new Float64Array(buffer)).buffer);
	const halves = new Uint16Array(buffer);
	const out = new Uint32Array(halves.length);
	for (let i = 0; i < out.length; i++) {
		out[i] = from === 'float16' ? float32Bits(halves[i] as number) : (halves[i] as number) << 16;
	}
	return out;
}

function fromFloat32(bits: Uint32Array, to: CastDType): Uint8Array {
	if (to === 'float32') return new Uint8Array(bits.buffer);
	if (to === 'float64') return new Uint8Array(Float64Array.from(new Float32Array(bits.buffer)).buffer);
	const out = new Uint16Array(bits.length);
	const convert = to === 'float16' ? float16Bits : bfloat16Bits;
	for (let i = 0; i < out.length; i++) out[i] = convert(bits[i] as number);
	return new Uint8Array(out.buffer);
}

/** Numbers of one dtype as another, as `torch.Tensor.to` gives them. Whole elements, little end first. */
export function castBytes(bytes: Uint8Array, from: CastDType, to: CastDType): Uint8Array {
	return from === to ? bytes : fromFloat32(toFloat32(bytes, from), to);
}

/** A source of numbers cast while they are read; nothing is held. */
export function castSource(inner: Source, from: CastDType, to: CastDType): Source {
	return mappedSource(inner, BYTES[from], BYTES[to], (bytes, out) => out.set(castBytes(bytes, from, to)));
}

/** Bytes of one number. */
export function castUnit(dtype: CastDType): number {
	return BYTES[dtype];
}
