import type { Plugin } from 'vite';

/**
 * What has to be changed in TensorFlow.js 4.22 at build time to keep a bundle small.
 *
 * - `shared.js` of the CPU backend is re-exported by WebGPU and WebGL through one destructuring of a
 *   namespace, which keeps some 35 CPU kernels alive in every bundle; named re-exports let them go.
 * - the core's index registers its optimizers (15 kB) for a layers API that is not used here.
 * - the Wasm backend carries a second, threaded build of itself as text for workers made from blobs.
 *   The content policy allows no such worker, and minified their text breaks (`_scriptDir` is renamed
 *   inside it only), after which the backend neither starts nor fails. It is left out.
 */
export function tfjsSlim(): Plugin {
	return {
		name: 'warmstart-tfjs-slim',
		transform(code, id) {
			if (/@tensorflow\/tfjs-core\/dist\/index\.js/.test(id)) {
				const slim = code.replace('registerOptimizers();', '');
				if (slim === code) this.error(`${id}: expected 'registerOptimizers();' to leave out, found none`);
				return { code: slim, map: null };
			}
			if (/@tensorflow\/tfjs-backend-wasm\/dist\/backend_wasm\.js/.test(id)) {
				return { code: withoutThreads(code, id), map: null };
			}
			if (!/@tensorflow\/tfjs-backend-(webgpu|webgl)\/dist\/kernel_utils\/shared\.js/.test(id)) return;
			const names = /const\s*\{([\s\S]*?)\}\s*=\s*shared;/.exec(code)?.[1];
			const from = /import \* as shared from '([^']+)'/.exec(code)?.[1];
			if (!names || !from) {
				this.error(`${id}: expected TensorFlow.js' 'const { … } = shared' to rewrite, found something else`);
			}
			const list = names
				.split(',')
				.map((n) => n.trim())
				.filter(Boolean)
				.map((n) => n.replace(/^(\w+)\s*:\s*(\w+)$/, '$1 as $2'));
			return { code: `export { ${list.join(', ')} } from '${from}';`, map: null };
		},
	};
}

/** The imports of the Wasm backend's threaded build, and what stands in their place. */
const THREADED: readonly (readonly [RegExp, string])[] = [
	[
		/import \* as wasmFactoryThreadedSimd_import from '[^']+';/,
		`const wasmFactoryThreadedSimd_import = { default() { throw new Error('expected the Wasm backend to be started without threads'); } };`,
	],
	[/import \{ wasmWorkerContents \} from '[^']+';/, `const wasmWorkerContents = '';`],
];

/**
 * The Wasm backend's source without its threaded build.
 *
 * @throws Error if the source is not the one known
 */
export function withoutThreads(code: string, id: string): string {
	return THREADED.reduce((source, [from, to]) => {
		if (!from.test(source)) throw new Error(`${id}: expected ${from} to leave out, found none`);
		return source.replace(from, to);
	}, code);
}
