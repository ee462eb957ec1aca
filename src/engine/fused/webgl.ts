import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { rowsKernel } from './op.ts';

/** Texels of a row that one fragment of the first pass takes, at least; one texel is 2 rows by 2 classes. */
const LEAST_CHUNK = 64;
/** Fragments of the first pass that fill a device. */
const ENOUGH = 16384;

/**
 * TensorFlow.js packs a matrix so that a texel has the values (r,c), (r,c+1), (r+1,c), (r+1,c+1); the
 * texels follow one another row pair by row pair, in lines as long as the texture is wide.
 */
const TEXEL = `
ivec2 place(sampler2D t, int i) {
	int width = textureSize(t, 0).x;
	return ivec2(i % width, i / width);
}
vec4 texel(sampler2D t, int i) {
	return texelFetch(t, place(t, i), 0);
}`;

const program = (outputShape: number[], variableNames: string[], body: string): GPGPUProgram => ({
	variableNames,
	outputShape,
	packedInputs: true,
	packedOutput: true,
	userCode: `${TEXEL}\nvoid main() {\n\tivec2 rc = getOutputCoords();\n\tint pair = rc.x / 2;\n${body}\n}`,
});

/** Running maximum and Σ exp(x − max) of a chunk of two rows: (max, sum) of the one, then of the other. */
const chunks = (texels: number, chunk: number, odd: boolean) => `
	int first = rc.y / 2 * ${chunk};
	int last = min(first + ${chunk}, ${texels});
	vec2 highest = vec2(-3.4028234e38);
	vec2 sum = vec2(0.0);
	uvec4 seen = uvec4(0u);
	int width = textureSize(logits, 0).x;
	ivec2 at = place(logits, pair * ${texels} + first);
	for (int i = first; i < last; i++) {
		vec4 v = texelFetch(logits, at, 0);
		if (++at.x == width) at = ivec2(0, at.y + 1);
		${odd ? `if (i == ${texels - 1}) v.yw = vec2(uintBitsToFloat(0xff800000u));` : ''}
		seen = max(seen, floatBitsToUint(v) & 0x7fffffffu);
		vec2 top = max(v.xz, v.yw);
		if (any(greaterThan(top, highest))) {
			vec2 higher = max(top, highest);
			sum *= exp(highest - higher);
			highest = higher;
		}
		vec4 e = exp(v - highest.xxyy);
		sum += e.xz + e.yw;
	}
	// nan, or +inf as the maximum
	bvec2 undefinedThere = bvec2(
		max(seen.x, seen.y) > 0x7f800000u || floatBitsToUint(highest.x) == 0x7f800000u,
		max(seen.z, seen.w) > 0x7f800000u || floatBitsToUint(highest.y) == 0x7f800000u);
	if (undefinedThere.x) sum.x = NAN;
	if (undefinedThere.y) sum.y = NAN;
	setOutput(vec4(highest.x, sum.x, highest.y, sum.y));`;

/** The chunks of two rows put together. */
const merged = (count: number) => `
	vec2 highest = vec2(-3.4028234e38);
	for (int i = 0; i < ${count}; i++) highest = max(highest, texel(parts, pair * ${count} + i).xz);
	vec2 sum = vec2(0.0);
	for (int i = 0; i < ${count}; i++) {
		vec4 part = texel(parts, pair * ${count} + i);
		sum += part.yw * exp(part.xz - highest);
	}
	// nothing but -inf
	if (sum.x == 0.0) sum.x = NAN;
	if (sum.y == 0.0) sum.y = NAN;
	setOutput(vec4(highest.x, sum.x, highest.y, sum.y));`;

const losses = (texels: number) => `
	vec4 numbers = texel(rows, 2 * pair);
	vec4 stat = texel(stats, pair);
	ivec2 y = ivec2(numbers.xz);
	vec4 a = texel(logits, pair * ${texels} + max(y.x, 0) / 2);
	vec4 b = texel(logits, pair * ${texels} + max(y.y, 0) / 2);
	vec2 x = vec2(y.x % 2 == 0 ? a.x : a.y, y.y % 2 == 0 ? b.z : b.w);
	vec2 loss = log(stat.yw) + (stat.xz - x);
	// log of a nan is a number on some devices
	if (!(stat.y > 0.0)) loss.x = stat.y;
	if (!(stat.w > 0.0)) loss.y = stat.w;
	loss *= numbers.yw;
	setOutput(vec4(y.x < 0 ? 0.0 : loss.x, 0.0, y.y < 0 ? 0.0 : loss.y, 0.0));`;

const gradient = (texels: number) => `
	vec4 numbers = texel(rows, 2 * pair);
	vec2 slope = texel(rows, 2 * pair + 1).xz;
	vec4 stat = texel(stats, pair);
	vec2 scale = slope / stat.yw;
	vec4 p = exp(texel(logits, pair * ${texels} + rc.y / 2) - stat.xxzz) * scale.xxyy;
	bvec4 target = equal(ivec4(rc.y, rc.y + 1, rc.y, rc.y + 1), ivec4(numbers.xxzz));
	setOutput(p - mix(vec4(0.0), slope.xxyy, target));`;

export const crossEntropyRowsConfig = rowsKernel<MathBackendWebGL>('webgl', (call) => {
	const { backend, logits, rows, count, classes, withGradient } = call;
	const texels = Math.ceil(classes / 2);
	const chunk = Math.max(LEAST_CHUNK, Math.ceil((texels * Math.ceil(count / 2)) / ENOUGH));
	const parts = Math.ceil(texels / chunk);
	const run = (p: GPGPUProgram, inputs: TensorInfo[]) => backend.runWebGLProgram(p, inputs, 'float32');
	const first = run(program([count, 2 * parts], ['logits'], chunks(texels, chunk, classes % 2 === 1)), [logits]);
	const stats = run(program([count, 2], ['parts'], merged(parts)), [first]);
	const inputs = [logits, rows, stats];
	const names = ['logits', 'rows', 'stats'];
	const results = [run(program([count, 1], names, losses(texels)), inputs)];
	if (withGradient) results.push(run(program([count, classes], names, gradient(texels)), inputs));
	backend.disposeIntermediateTensorInfo(first);
	backend.disposeIntermediateTensorInfo(stats);
	return results;
});
