import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { slim } from './tfjs.ts';

const resolve = createRequire(import.meta.url).resolve;
const built = (file: string) => {
	const path = resolve(`@tensorflow/${file}`);
	return slim(readFileSync(path, 'utf8'), path) ?? '';
};
const imports = (code: string) => [...code.matchAll(/^import .* from '([^']*)'/gm)].map((m) => m[1] ?? '');

describe('TensorFlow.js as it is bundled', () => {
	it('has one Wasm factory, and no worker', () => {
		const code = built('tfjs-backend-wasm/dist/backend_wasm.js');
		expect(imports(code).filter((path) => path.includes('wasm-out'))).toEqual(['../wasm-out/tfjs-backend-wasm.js']);
	});

	it('has no way to Node’s files in it', () => {
		expect(built('tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js')).toContain('ENVIRONMENT_IS_NODE=false;');
	});

	it('registers neither model stores nor optimizers', () => {
		const code = built('tfjs-core/dist/platforms/platform_browser.js');
		expect(imports(code).filter((path) => path.includes('/io/'))).toEqual([]);
		expect(code).not.toMatch(/ModelStoreManagerRegistry|BrowserIndexedDB|BrowserLocalStorage/);
		expect(built('tfjs-core/dist/index.js')).not.toContain('registerOptimizers();');
	});

	it.each(['webgl', 'webgpu'])('names the CPU kernels that %s shares', (backend) => {
		expect(built(`tfjs-backend-${backend}/dist/kernel_utils/shared.js`)).toMatch(
			/^export \{ .*\baddImpl as addImplCPU/,
		);
	});

	it('has a program for each shape of a matrix product on WebGL', () => {
		const code = built('tfjs-backend-webgl/dist/mulmat_packed_gpu.js');
		expect(code).toContain('this.enableShapeUniforms = false;');
		expect(code).not.toContain('= useShapeUniforms(');
	});

	it('leaves other files alone', () => {
		expect(slim('export {};', '/x/@tensorflow/tfjs-core/dist/tensor.js')).toBeUndefined();
	});

	it('is not made from a source that is unknown', () => {
		expect(() => slim('export {};', '/x/@tensorflow/tfjs-core/dist/index.js')).toThrow(
			'index.js: expected /registerOptimizers\\(\\);/ to replace, found none',
		);
	});
});
