import { backend } from '@tensorflow/tfjs-core/dist/globals';
import type { Values } from '../ops.ts';

/** What TensorFlow.js' WebGL backend keeps of a tensor. */
interface TextureData {
	shape: number[];
	isPacked: boolean;
	values: Float32Array | null;
	/** Rows and columns of the matrix that the texture holds. */
	texShape: [number, number];
	texture: { texture: WebGLTexture };
}

/** The parts of the WebGL backend through which numbers get into a texture. */
interface Uploading {
	texData?: { get(dataId: object): TextureData };
	/** Makes the texture of a tensor; empty where the tensor has no values. */
	uploadToGPU(dataId: object): void;
	gpgpu: { uploadDenseMatrixToTexture(to: WebGLTexture, width: number, height: number, values: Float32Array): void };
}

/** A matrix in squares of 2 × 2, one square after the other and row by row, as a packed texture has it; 0 beyond its edges. */
export function inSquares(values: Float32Array, rows: number, columns: number, length: number): Float32Array {
	const packed = new Float32Array(length);
	let at = 0;
	for (let r = 0; r < rows; r += 2) {
		const [above, below] = [r * columns, (r + 1) * columns];
		const two = r + 1 < rows;
		for (let c = 0; c < columns; c += 2) {
			const next = c + 1 < columns;
			packed[at] = values[above + c] ?? 0;
			if (next) packed[at + 1] = values[above + c + 1] ?? 0;
			if (two) packed[at + 2] = values[below + c] ?? 0;
			if (two && next) packed[at + 3] = values[below + c + 1] ?? 0;
			at += 4;
		}
	}
	return packed;
}

/**
 * Sends a filter to WebGL, as the product of matrices reads it that a convolution becomes there. TensorFlow.js keeps the
 * numbers until the first run, sends them as they are, and has the GPU put them in order. Other backends are left alone.
 *
 * @param filter of shape (K, K, C, D), not used so far
 * @param values its numbers
 */
export function sendFilter(filter: Values, values: Float32Array): void {
	const webgl = backend() as unknown as Uploading;
	const data = webgl.texData?.get(filter.dataId);
	if (!data) return;
	const columns = filter.shape.at(-1) ?? 1;
	const rows = filter.size / columns;
	Object.assign(data, { isPacked: true, shape: [1, rows, columns], values: null });
	webgl.uploadToGPU(filter.dataId);
	const [height, width] = data.texShape.map((side) => Math.ceil(side / 2)) as [number, number];
	const packed = inSquares(values, rows, columns, 4 * width * height);
	webgl.gpgpu.uploadDenseMatrixToTexture(data.texture.texture, width, height, packed);
}
