import type { DType } from '../dtypes.ts';
import type { StorageInfo } from '../tensors.ts';

/** torch's typed storage classes; dtypes added since 2.1 have none. */
const CLASSES: Partial<Record<DType, string>> = {
	float64: 'DoubleStorage',
	float32: 'FloatStorage',
	float16: 'HalfStorage',
	bfloat16: 'BFloat16Storage',
	int64: 'LongStorage',
	int32: 'IntStorage',
	int16: 'ShortStorage',
	int8: 'CharStorage',
	uint8: 'ByteStorage',
	bool: 'BoolStorage',
	complex128: 'ComplexDoubleStorage',
	complex64: 'ComplexFloatStorage',
	qint8: 'QInt8Storage',
	quint8: 'QUInt8Storage',
	qint32: 'QInt32Storage',
	quint4x2: 'QUInt4x2Storage',
	quint2x4: 'QUInt2x4Storage',
};

/** The storage class a dtype has; undefined for those whose storages are written untyped. */
export function storageClass(dtype: DType | null): string | undefined {
	return dtype === null ? undefined : CLASSES[dtype];
}

/** How a storage is named in a pickle: `module name`, and what it counts (elements, or bytes). */
export function storageName(storage: StorageInfo, legacy: boolean): { module: string; name: string; numel: number } {
	const typed = storageClass(storage.dtype);
	if (typed) return { module: 'torch', name: typed, numel: storage.numel };
	// PyTorch's legacy reader fails on its own untyped storages; bytes are the same data, and the tensor names the dtype
	if (legacy) return { module: 'torch', name: 'ByteStorage', numel: storage.bytes };
	return { module: 'torch.storage', name: 'UntypedStorage', numel: storage.bytes };
}
