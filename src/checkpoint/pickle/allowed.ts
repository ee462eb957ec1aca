// PyTorch's own weights_only list (torch/_weights_only_unpickler.py), folded: 128 names in 2.6, 145 in 2.14
const ELEMENTS = 'BFloat16 Bool Byte Char Double Float Half Int Long Short';
const STORAGES = `${ELEMENTS} ComplexDouble ComplexFloat`;

function names(module: string, words: string, suffix = ''): string[] {
	return words.split(' ').map((word) => `${module}.${word}${suffix}`);
}

const DTYPES_26 =
	'bfloat16 bits16 bits1x8 bits2x4 bits4x2 bits8 bool complex128 complex32 complex64 float16 float32 float64 ' +
	'float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz int16 int32 int64 int8 qint32 qint8 quint2x4 quint4x2 ' +
	'quint8 uint16 uint32 uint64 uint8';
const DTYPES_214 =
	'bcomplex32 float4_e2m1fn_x2 float8_e8m0fnu int1 int2 int3 int4 int5 int6 int7 uint1 uint2 uint3 uint4 uint5 uint6 uint7';

const SINCE_26 = new Set([
	'_codecs.encode',
	...names('builtins', 'bytearray complex set'),
	...names('collections', 'Counter OrderedDict'),
	...names('torch', STORAGES, 'Storage'),
	...names('torch', 'QInt32 QInt8 QUInt2x4 QUInt4x2 QUInt8', 'Storage'),
	...names('torch', ELEMENTS, 'Tensor'),
	...names('torch.cuda', STORAGES, 'Storage'),
	...names('torch.cuda', ELEMENTS, 'Tensor'),
	...['torch.sparse', 'torch.cuda.sparse'].flatMap((m) => names(m, ELEMENTS.replace('Bool ', ''), 'Tensor')),
	...names('torch', `Size Tensor device ${DTYPES_26}`),
	...names('torch', 'affine affine_float_qparams symmetric').map((n) => n.replace('torch.', 'torch.per_channel_')),
	...names('torch', 'affine symmetric').map((n) => n.replace('torch.', 'torch.per_tensor_')),
	'torch._tensor._rebuild_from_type_v2',
	...names(
		'torch._utils',
		'device_tensor_from_cpu_tensor device_tensor_from_numpy meta_tensor_no_storage nested_tensor parameter ' +
			'parameter_with_state qtensor sparse_tensor tensor tensor_v2 tensor_v3 wrapper_subclass',
	).map((n) => n.replace('_utils.', '_utils._rebuild_')),
	'torch.nn.parameter.Parameter',
	'torch.serialization._get_layout',
	...names('torch.storage', 'TypedStorage UntypedStorage'),
]);
const SINCE_214 = new Set(names('torch', DTYPES_214));

/** The first of the two recorded versions whose `weights_only=True` accepts the name by default; null when none does. */
export function allowedSince(name: string): '2.6' | '2.14' | null {
	return SINCE_26.has(name) ? '2.6' : SINCE_214.has(name) ? '2.14' : null;
}

/** Every allowed name, for tests. */
export function allowedNames(version: '2.6' | '2.14'): string[] {
	return version === '2.6' ? [...SINCE_26] : [...SINCE_26, ...SINCE_214];
}

/** The opcodes of `weights_only=True` in 2.6 and 2.14; any other gives "Unsupported operand N". */
const OPCODES = new Set(
	Array.from('cRbaesu(t)]}Q hjqrNJKMGXU.\x80\x81\x85\x86\x87\x88\x89\x8a\x8f'.replace(' ', ''), (c) => c.charCodeAt(0)),
);

/** Whether PyTorch's restricted unpickler knows the opcode. */
export function weightsOnlyKnows(opcode: number): boolean {
	return OPCODES.has(opcode);
}
