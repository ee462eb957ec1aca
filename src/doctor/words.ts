import type { Finding, FindingCode, Params } from './finding.ts';

/** A finding in a reader's words. */
export interface Said {
	/** What it is, in a few words. */
	readonly title: string;
	/** What it means here. */
	readonly text: string;
	/** What to do now; empty where there is nothing to do. */
	readonly next: string;
}

/** A language's sentences for every finding; a code without one does not compile. */
export type Sentences = Readonly<Record<FindingCode, (params: Params) => Said>>;

export const say = (sentences: Sentences, { code, params }: Pick<Finding, 'code' | 'params'>): Said =>
	sentences[code](params);

/** Whether a record is the pickle that names and describes the tensors. */
export const isDescription = (record = ''): boolean => /(^|\/)data\.pkl$/.test(record);

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes for a reader, in powers of 1000 as file managers and hubs count: `7.3 kB`, `4.57 GB`. */
export function size(bytes: number): string {
	let unit = 0;
	let left = bytes;
	while (left >= 999.5 && unit < UNITS.length - 1) {
		left /= 1000;
		unit++;
	}
	const digits = unit === 0 || left >= 100 ? 0 : left >= 10 ? 1 : 2;
	return `${left
		.toFixed(digits)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '')} ${UNITS[unit]}`;
}

/** Whole numbers with a thin grouping that both languages read. */
export const whole = (n: number): string => n.toLocaleString('en-US');

/** The names of formats that are only recognised; the same in both languages. */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
	hdf5: 'HDF5 (Keras .h5)',
	onnx: 'ONNX',
	'tensorflow-checkpoint': 'TensorFlow checkpoint',
	'tensorflow-saved-model': 'TensorFlow SavedModel',
	tflite: 'TensorFlow Lite',
	gguf: 'GGUF (llama.cpp)',
	ggml: 'GGML (llama.cpp)',
	npy: 'NumPy .npy',
	npz: 'NumPy .npz',
	mat: 'MATLAB .mat',
	coreml: 'Core ML',
	keras: 'Keras .keras',
	mar: 'TorchServe .mar',
	'torch-package': 'torch.package',
	msgpack: 'MessagePack (Flax .msgpack)',
	executorch: 'ExecuTorch .pte',
	sqlite: 'SQLite',
	parquet: 'Parquet',
	arrow: 'Arrow (Feather)',
	video: 'MP4',
	exe: 'EXE / DLL',
	lzma: 'LZMA',
	'zip-archive': 'zip',
	'tar-archive': 'tar',
	'7z': '7-Zip',
	rar: 'RAR',
	zstd: 'Zstandard',
	xz: 'xz',
	bzip2: 'bzip2',
	lz4: 'LZ4',
	pdf: 'PDF',
	image: 'PNG / JPEG',
	elf: 'ELF',
	zip: 'torch.save (zip)',
	legacy: 'torch.save (before 1.6)',
	tar: 'torch.save (tar, before 0.1.11)',
	pickle: 'pickle',
	torchscript: 'TorchScript',
	pt2: 'torch.export .pt2',
	safetensors: 'safetensors',
	'shard-index': 'sharded (index.json)',
};

/** How a format is opened where it is at home, in one line of Python. */
export const OPENED_WITH: Readonly<Record<string, string>> = {
	hdf5: 'h5py.File(path)',
	onnx: 'onnx.load(path)',
	'tensorflow-checkpoint': 'tf.train.load_checkpoint(path)',
	'tensorflow-saved-model': 'tf.saved_model.load(folder)',
	tflite: 'tf.lite.Interpreter(path)',
	gguf: 'gguf.GGUFReader(path)',
	npy: 'np.load(path)',
	npz: 'np.load(path)',
	mat: 'scipy.io.loadmat(path)',
	coreml: 'coremltools.models.MLModel(path)',
	keras: 'keras.models.load_model(path)',
	'torch-package': 'torch.package.PackageImporter(path)',
	msgpack: 'flax.serialization.msgpack_restore(open(path, "rb").read())',
	lzma: 'xz -d --format=lzma FILE',
	zstd: 'zstd -d FILE',
	'7z': '7z x FILE',
	rar: 'unrar x FILE',
	xz: 'xz -d FILE',
	bzip2: 'bzip2 -d FILE',
	lz4: 'lz4 -d FILE',
	'zip-archive': 'unzip FILE',
	'tar-archive': 'tar xf FILE',
};
