import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { rowsKernel } from './op.ts';

/** Vectors of the row that one invocation of the gradient takes; more hide the cost of its start. */
const VECTORS = 4;

const vec = (type: string, width: number) => (width === 4 ? `vec4<${type}>` : type);
const over = (width: number, pair: (a: string, b: string) => string, v: string) =>
	width === 4 ? pair(pair(`${v}.x`, `${v}.y`), pair(`${v}.z`, `${v}.w`)) : v;

const program = (
	name: string,
	workgroup: number,
	groups: number,
	outputShape: number[],
	variableNames: string[],
	variableComponents: number[],
	outputComponent: number,
	code: string,
): WebGPUProgram => ({
	shaderKey: `warmstart-${name}-${variableComponents.join('')}`,
	workgroupSize: [workgroup, 1, 1],
	dispatch: [groups, 1, 1],
	dispatchLayout: { x: [0] },
	outputShape,
	variableNames,
	variableComponents,
	outputComponent,
	getUserCode: () => code,
});

/**
 * Maximum and Σ exp(x − max) of each row in one pass: one workgroup a row, each invocation with a running
 * maximum, then a tree over them. WGSL may assume that there is no nan, so nan is looked for in the bits.
 */
const stats = (width: number, size: number) => `
const SIZE = ${size};
var<workgroup> maxima: array<f32, ${size}>;
var<workgroup> sums: array<f32, ${size}>;
var<workgroup> bits: array<u32, ${size}>;

fn main(index: i32) {
	let row = index / SIZE;
	let me = i32(localId.x);
	let length = uniforms.logitsShape[1] / ${width};
	var highest = -3.4028234e38f;
	var sum = ${vec('f32', width)}(0.0);
	var seen = ${vec('u32', width)}(0u);
	if (row < uniforms.logitsShape[0]) {
		for (var i = row * length + me; i < (row + 1) * length; i += SIZE) {
			let v = logits[i];
			seen = max(seen, bitcast<${vec('u32', width)}>(v) & ${vec('u32', width)}(0x7fffffffu));
			let top = ${over(width, (a, b) => `max(${a}, ${b})`, 'v')};
			if (top > highest) {
				sum *= exp(highest - top);
				highest = top;
			}
			sum += exp(v - highest);
		}
	}
	maxima[me] = highest;
	sums[me] = ${over(width, (a, b) => `(${a} + ${b})`, 'sum')};
	bits[me] = ${over(width, (a, b) => `max(${a}, ${b})`, 'seen')};
	for (var half = SIZE / 2; half > 0; half /= 2) {
		workgroupBarrier();
		if (me < half) {
			let a = maxima[me];
			let b = maxima[me + half];
			let top = max(a, b);
			sums[me] = sums[me] * exp(a - top) + sums[me + half] * exp(b - top);
			maxima[me] = top;
			bits[me] = max(bits[me], bits[me + half]);
		}
	}
	if (me == 0 && row < uniforms.logitsShape[0]) {
		// nan, +inf as the maximum, nothing but -inf
		let undefinedThere = bits[0] > 0x7f800000u || bitcast<u32>(maxima[0]) == 0x7f800000u || sums[0] == 0.0;
		result[2 * row] = maxima[0];
		result[2 * row + 1] = select(sums[0], uniforms.NAN, undefinedThere);
	}
}`;

const losses = `
fn main(row: i32) {
	if (row < uniforms.logitsShape[0]) {
		let y = i32(rows[3 * row]);
		let sum = stats[2 * row + 1];
		var loss = 0.0;
		if (y >= 0) {
			let distance = stats[2 * row] - logits[row * uniforms.logitsShape[1] + y];
			// log of a nan is a number on some devices
			loss = rows[3 * row + 1] * select(sum, log(sum) + distance, sum > 0.0);
		}
		result[row] = loss;
	}
}`;

const gradient = (width: number, size: number) => `
const SIZE = ${size};
fn main(index: i32) {
	let length = uniforms.logitsShape[1] / ${width};
	let groups = (length + SIZE * ${VECTORS} - 1) / (SIZE * ${VECTORS});
	let group = index / SIZE;
	let row = group / groups;
	if (row < uniforms.logitsShape[0]) {
		let first = (group - row * groups) * SIZE * ${VECTORS} + i32(localId.x);
		let highest = stats[2 * row];
		let slope = rows[3 * row + 2];
		let scale = slope / stats[2 * row + 1];
		let y = i32(rows[3 * row]);
		for (var i = first; i < min(length, first + SIZE * ${VECTORS}); i += SIZE) {
			let p = exp(logits[row * length + i] - highest) * scale;
			${
				width === 4
					? 'result[row * length + i] = p - select(vec4<f32>(0.0), vec4<f32>(slope), vec4<i32>(4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3) == vec4<i32>(y));'
					: 'result[row * length + i] = p - select(0.0, slope, i == y);'
			}
		}
	}
}`;

export const crossEntropyRowsConfig = rowsKernel<WebGPUBackend>('webgpu', (call) => {
	const { backend, logits, rows, count, classes, withGradient } = call;
	const width = classes % 4 ? 1 : 4;
	const length = classes / width;
	const run = (p: WebGPUProgram, inputs: TensorInfo[]) => backend.runWebGPUProgram(p, inputs, 'float32');
	const size = (globalThis as any).SS ?? 64;
	const gsize = (globalThis as any).GS ?? 64;
	const perRow = run(program('stats', size, count, [count, 2], ['logits'], [width], 1, stats(width, size)), [logits]);
	const inputs = [logits, rows, perRow];
	const names = ['logits', 'rows', 'stats'];
	const results = [run(program('losses', 64, Math.ceil(count / 64), [count, 1], names, [1, 1, 1], 1, losses), inputs)];
	if (withGradient) {
		const groups = count * Math.ceil(length / (gsize * VECTORS));
		const code = gradient(width, gsize);
		results.push(run(program('gradient', gsize, groups, [count, classes], names, [width, 1, 1], width, code), inputs));
	}
	backend.disposeData(perRow.dataId);
	return results;
});
