/** zip.js and pickleparser, with resolvers for what torch.save writes: node zipjs.ts list FILE */
import { open } from 'node:fs/promises';
import { Reader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { Parser } from 'pickleparser';
import { answer } from './answer.ts';

const [, path = ''] = process.argv.slice(2);

const DTYPES: Record<string, string> = {
	FloatStorage: 'float32',
	BFloat16Storage: 'bfloat16',
	LongStorage: 'int64',
};

interface Tensor {
	dtype: string;
	shape: number[];
}

await answer(async () => {
	await using handle = await open(path);
	const { size } = await handle.stat();
	class HandleReader extends Reader<undefined> {
		override size = size;
		override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
			const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
			return buffer.subarray(0, bytesRead);
		}
	}
	const zip = new ZipReader(new HandleReader(undefined), { useWebWorkers: false });
	const entries = await zip.getEntries();
	const entry = entries.find((e) => e.filename.endsWith('/data.pkl'));
	if (!entry || entry.directory) throw new Error(`expected a data.pkl in ${path}, found none`);
	const pickle = await entry.getData(new Uint8ArrayWriter());
	const parser = new Parser({
		unpicklingTypeOfDictionary: 'Map',
		nameResolver: {
			resolve: (module, name) => {
				if (name === '_rebuild_tensor_v2') {
					return (storage: { dtype: string }, _offset: number, shape: number[]): Tensor => ({
						dtype: storage.dtype,
						shape,
					});
				}
				// a class, as the parser takes nothing else
				if (module === 'torch') return Object.assign(class {}, { dtype: DTYPES[name] ?? name });
				return () => new Map();
			},
		},
		persistentResolver: { resolve: (pid) => ({ dtype: (pid as unknown as [string, { dtype: string }])[1].dtype }) },
	});
	const found = parser.parse<Map<string, Tensor>>(pickle);
	return [...found].map(([key, { dtype, shape }]) => [key, dtype, shape] as const);
});
