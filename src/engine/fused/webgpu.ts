import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { rowsKernel } from './op.ts';

/** Invocations of a workgroup. */
const WORKGROUP = 64;
/** Vectors of a row that one invocation of the gradient takes at most; more hide the cost of its start. */
const VECTORS = 16;
/** Invocations of the first pass that keep a device busy. */
const ENOUGH = 16384;

const vec = (type: string, width: number) => (width === 4 ? `vec4<${type}>` : type);
const over = (width: number, pair: (a: string, b: string) => string, v: string) =>
	width === 4 ? pair(pair(`${v}.x`, `${v}.y`), pair(`${v}.z`, `${v}.w`)) : v;

const program = (
	name: string,
	groups: number,
	outputShape: number[],
	variableNames: string[],
	variableComponents: number[],
	outputComponent: number,
	code: string,
): WebGPUProgram => ({
	shaderKey: `warmstart-${name}-${variableComponents.join('')}`,
	workgroupSize: [WORKGROUP, 1, 1],
	dispatch: [groups, 1, 1],
	dispatchLayout: { x: [0] },
	outputShape,
	variableNames,
	variableComponents,
	outputComponent,
	getUserCode: () => code,
});

/**
 * Maximum and Σ exp(x − max) of each row in one pass: `team` invocations a row, each with a running maximum
 * over every `team`-th vector, then a tree over them. WGSL may assume that there is no nan, so nan is looked
 * for in the bits.
 */
const stats = (width: number, team: number) => `
const TEAM = ${team};
var<workgroup> maxima: array<f32, ${WORKGROUP}>;
var<workgroup> sums: array<f32, ${WORKGROUP}>;
var<workgroup> bits: array<u32, ${WORKGROUP}>;

fn magnitude(v: ${vec('f32', width)}) -> ${vec('u32', width)} {
	return bitcast<${vec('u32', width)}>(v) & ${vec('u32', width)}(0x7fffffffu);
}
fn largest(v: ${vec('f32', width)}) -> f32 {
	return ${over(width, (a, b) => `max(${a}, ${b})`, 'v')};
}

fn main(index: i32) {
	let row = index / TEAM;
	let me = i32(localId.x);
	let member = me % TEAM;
	let length = uniforms.logitsShape[1] / ${width};
	var highest = -3.4028234e38f;
	var sum = ${vec('f32', width)}(0.0);
	var seen = ${vec('u32', width)}(0u);
	if (row < uniforms.logitsShape[0]) {
		let end = (row + 1) * length;
		var i = row * length + member;
		// four at a time share one look at the maximum
		for (; i + 3 * TEAM < end; i += 4 * TEAM) {
			let a = logits[i];
			let b = logits[i + TEAM];
			let c = logits[i + 2 * TEAM];
			let d = logits[i + 3 * TEAM];
			seen = max(seen, max(max(magnitude(a), magnitude(b)), max(magnitude(c), magnitude(d))));
			let top = largest(max(max(a, b), max(c, d)));
			if (top > highest) {
				sum *= exp(highest - top);
				highest = top;
			}
			sum += (exp(a - highest) + exp(b - highest)) + (exp(c - highest) + exp(d - highest));
		}
		for (; i < end; i += TEAM) {
			let v = logits[i];
			seen = max(seen, magnitude(v));
			let top = largest(v);
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
	for (var quarter = TEAM / 4; quarter > 0; quarter /= 4) {
		workgroupBarrier();
		if (member < quarter) {
			let at = vec4<i32>(me, me + quarter, me + 2 * quarter, me + 3 * quarter);
			let a = vec4<f32>(maxima[at.x], maxima[at.y], maxima[at.z], maxima[at.w]);
			let s = vec4<f32>(sums[at.x], sums[at.y], sums[at.z], sums[at.w]);
			let top = max(max(a.x, a.y), max(a.z, a.w));
			maxima[me] = top;
			sums[me] = dot(s, exp(a - top));
			bits[me] = max(max(bits[at.x], bits[at.y]), max(bits[at.z], bits[at.w]));
		}
	}
	if (member == 0 && row < uniforms.logitsShape[0]) {
		// nan, +inf as the maximum, nothing but -inf
		let undefinedThere = bits[me] > 0x7f800000u || bitcast<u32>(maxima[me]) == 0x7f800000u || sums[me] == 0.0;
		result[2 * row] = maxima[me];
		result[2 * row + 1] = select(sums[me], uniforms.NAN, undefinedThere);
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

const gradient = (width: number) => `
const SIZE = ${WORKGROUP};
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

/** Invocations that share a row: a power of 4, more where the rows are few and long. */
function teamOf(count: number, vectors: number): number {
	if (vectors < 16) return 1;
	let team = 4;
	while (team < WORKGROUP && team * count < ENOUGH && 4 * team <= vectors) team *= 4;
	return team;
}

export const crossEntropyRowsConfig = rowsKernel<WebGPUBackend>('webgpu', (call) => {
	const { backend, logits, rows, count, classes, withGradient } = call;
	const width = classes % 4 ? 1 : 4;
	const length = classes / width;
	const run = (p: WebGPUProgram, inputs: TensorInfo[]) => backend.runWebGPUProgram(p, inputs, 'float32');
	const team = teamOf(count, length);
	const perRow = run(
		program(
			`stats${team}`,
			Math.ceil((count * team) / WORKGROUP),
			[count, 2],
			['logits'],
			[width],
			1,
			stats(width, team),
		),
		[logits],
	);
	const inputs = [logits, rows, perRow];
	const names = ['logits', 'rows', 'stats'];
	const groups = Math.ceil(count / WORKGROUP);
	const results = [run(program('losses', groups, [count, 1], names, [1, 1, 1], 1, losses), inputs)];
	if (withGradient) {
		const many = count * Math.ceil(length / (WORKGROUP * VECTORS));
		results.push(
			run(program('gradient', many, [count, classes], names, [width, 1, 1], width, gradient(width)), inputs),
		);
	}
	backend.disposeData(perRow.dataId);
	return results;
});
