import { onnx } from 'onnx-proto';

export const FLOAT = onnx.TensorProto.DataType.FLOAT;
export const INT32 = onnx.TensorProto.DataType.INT32;
export const INT64 = onnx.TensorProto.DataType.INT64;

const bytes = (values: Float32Array | Int32Array | BigInt64Array) =>
	new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
/** A constant of a graph. */
export const tensor = (
	name: string,
	dataType: number,
	dims: number[],
	values: Float32Array | Int32Array | BigInt64Array,
) => onnx.TensorProto.create({ name, dataType, dims, rawData: bytes(values) });
/** An input or output of a graph. */
export const value = (name: string, elemType: number, dims: number[]) => ({
	name,
	type: { tensorType: { elemType, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } },
});
/** An operator; whole numbers among its attributes are integers, others floats. */
export const node = (
	opType: string,
	input: string[],
	output: string,
	attributes: Record<string, number | number[] | string> = {},
) => ({
	opType,
	input,
	output: [output],
	attribute: Object.entries(attributes).map(([name, v]) =>
		typeof v === 'string'
			? { name, s: new TextEncoder().encode(v), type: onnx.AttributeProto.AttributeType.STRING }
			: Array.isArray(v)
				? { name, ints: v, type: onnx.AttributeProto.AttributeType.INTS }
				: Number.isInteger(v)
					? { name, i: v, type: onnx.AttributeProto.AttributeType.INT }
					: { name, f: v, type: onnx.AttributeProto.AttributeType.FLOAT },
	),
});

/** A graph as ONNX Runtime reads it. */
export const modelBytes = (graph: onnx.IGraphProto): Uint8Array =>
	onnx.ModelProto.encode(
		onnx.ModelProto.create({ irVersion: 8, opsetImport: [{ domain: '', version: 16 }], graph }),
	).finish();
