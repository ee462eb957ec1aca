import type { Plugin } from 'vite';

/** A place in a source and what stands there instead. */
type Change = readonly [from: RegExp, to: string];

/**
 * What has to be changed in TensorFlow.js 4.22 at build time, by file: to keep a bundle small, and, for
 * the Wasm backend, to keep it working.
 */
const CHANGES: readonly { file: RegExp; changes: readonly Change[] }[] = [
	{
		// optimizers (15 kB) for a layers API that is not used here
		file: /@tensorflow\/tfjs-core\/dist\/index\.js/,
		changes: [[/registerOptimizers\(\);/, '']],
	},
	{
		// stores for models in IndexedDB and localStorage (20 kB)
		file: /@tensorflow\/tfjs-core\/dist\/platforms\/platform_browser\.js/,
		changes: [
			[/import \{[^}]*\} from '\.\.\/io\/indexed_db';/, ''],
			[/import \{[^}]*\} from '\.\.\/io\/local_storage';/, ''],
			[/import \{[^}]*\} from '\.\.\/io\/model_management';/, ''],
			[/ModelStoreManagerRegistry\.registerManager\(BrowserLocalStorage[^;]*;/, ''],
			[/ModelStoreManagerRegistry\.registerManager\(BrowserIndexedDB[^;]*;/, ''],
		],
	},
	{
		// a program for each shape: matrix products, which nearly all the time goes into, take half as long again
		// in a program that learns its shapes as it runs, as every other kernel does here
		file: /@tensorflow\/tfjs-backend-webgl\/dist\/mulmat_packed_gpu\.js/,
		changes: [[/this\.enableShapeUniforms = useShapeUniforms\([^;]*;/, 'this.enableShapeUniforms = false;']],
	},
	{
		// a second, threaded build of itself as text for workers made from blobs. The content policy allows
		// no such worker; and minified, the text breaks (`_scriptDir` is renamed inside it only), after
		// which the backend neither starts nor fails
		file: /@tensorflow\/tfjs-backend-wasm\/dist\/backend_wasm\.js/,
		changes: [
			[
				/import \* as wasmFactoryThreadedSimd_import from '[^']+';/,
				`const wasmFactoryThreadedSimd_import = { default() { throw new Error('expected the Wasm backend to be started without threads'); } };`,
			],
			[/import \{ wasmWorkerContents \} from '[^']+';/, `const wasmWorkerContents = '';`],
		],
	},
	{
		// reading the binary from Node's file system
		file: /@tensorflow\/tfjs-backend-wasm\/wasm-out\/tfjs-backend-wasm\.js/,
		changes: [[/ENVIRONMENT_IS_NODE=typeof process==[^;]*;/, 'ENVIRONMENT_IS_NODE=false;']],
	},
];

/** `shared.js` of the WebGPU and WebGL backends: the CPU kernels' implementations by other names. */
const SHARED = /@tensorflow\/tfjs-backend-(webgpu|webgl)\/dist\/kernel_utils\/shared\.js/;

/**
 * The same re-exports by name: one destructuring of a namespace keeps some 35 CPU kernels alive in
 * every bundle.
 */
function namedExports(code: string, id: string): string {
	const names = /const\s*\{([\s\S]*?)\}\s*=\s*shared;/.exec(code)?.[1];
	const from = /import \* as shared from '([^']+)'/.exec(code)?.[1];
	if (!names || !from) {
		throw new Error(`${id}: expected TensorFlow.js' 'const { … } = shared' to rewrite, found something else`);
	}
	const list = names
		.split(',')
		.map((n) => n.trim())
		.filter(Boolean)
		.map((n) => n.replace(/^(\w+)\s*:\s*(\w+)$/, '$1 as $2'));
	return `export { ${list.join(', ')} } from '${from}';`;
}

/**
 * A file of TensorFlow.js as it is bundled; undefined where it stays as it is.
 *
 * @throws Error if the source is not the one known
 */
export function slim(code: string, id: string): string | undefined {
	if (SHARED.test(id)) return namedExports(code, id);
	const changes = CHANGES.find(({ file }) => file.test(id))?.changes;
	return changes?.reduce((source, [from, to]) => {
		if (!from.test(source)) throw new Error(`${id}: expected ${from} to replace, found none`);
		return source.replace(from, to);
	}, code);
}

/** Vite plugin: {@link slim} for every file of TensorFlow.js. */
export function tfjsSlim(): Plugin {
	return {
		name: 'warmstart-tfjs-slim',
		transform(code, id) {
			const changed = slim(code, id);
			return changed === undefined ? undefined : { code: changed, map: null };
		},
	};
}
