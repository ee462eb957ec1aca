import type { Backend } from './backend.ts';

export { BACKENDS, type Backend } from './backend.ts';

/** Why a backend cannot be used here. */
export type MissingReason =
	/** The browser (or Node) has no such interface. */
	| 'no-api'
	/** The page was not opened over https or from localhost, which WebGPU asks for. */
	| 'insecure'
	/** The interface is there, but no graphics adapter behind it. */
	| 'no-adapter'
	/** The adapter cannot compute in 32-bit floats, which the losses need. */
	| 'no-float32'
	/** WebAssembly without its 128-bit vectors (SIMD), as in browsers from before 2023. */
	| 'no-simd'
	/** It was there and failed while opening or computing. */
	| 'failed';

/** What is known of a backend without loading its code. */
export interface Device {
	backend: Backend;
	/** The adapter's name where the browser gives one, else an empty string. */
	adapter: string;
	missing?: MissingReason;
}

/** Joins what an adapter says of itself, without repeating or empty parts. */
function nameOf(parts: (string | undefined)[]): string {
	const said = parts.filter((p): p is string => Boolean(p));
	return said.filter((p, i) => !said.some((q, j) => j !== i && q.includes(p) && (q !== p || j < i))).join(' ');
}

async function probeWebGPU(): Promise<Device> {
	const device = { backend: 'webgpu', adapter: '' } as const;
	if (!globalThis.isSecureContext) return { ...device, missing: 'insecure' };
	const gpu = (navigator as Navigator & { gpu?: { requestAdapter(): Promise<GpuAdapter | null> } }).gpu;
	if (!gpu) return { ...device, missing: 'no-api' };
	const adapter = await gpu.requestAdapter().catch(() => null);
	if (!adapter) return { ...device, missing: 'no-adapter' };
	const { vendor, architecture, description, device: model } = adapter.info ?? {};
	return { ...device, adapter: nameOf(description ? [description] : [vendor, architecture, model]) };
}

/** The part of WebGPU's GPUAdapter that is read here. */
interface GpuAdapter {
	info?: { vendor?: string; architecture?: string; description?: string; device?: string };
}

function probeWebGL(): Device {
	const device = { backend: 'webgl', adapter: '' } as const;
	const canvas = typeof OffscreenCanvas === 'undefined' ? undefined : new OffscreenCanvas(1, 1);
	const gl = canvas?.getContext('webgl2');
	if (!gl) return { ...device, missing: typeof WebGL2RenderingContext === 'undefined' ? 'no-api' : 'no-adapter' };
	try {
		// without it TensorFlow.js falls back to 16-bit floats, wrong by 48 % and more in a cross-entropy
		if (!gl.getExtension('EXT_color_buffer_float')) return { ...device, missing: 'no-float32' };
		const info = gl.getExtension('WEBGL_debug_renderer_info');
		const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? '');
		return { ...device, adapter: /^ANGLE \((.*)\)$/.exec(renderer)?.[1] ?? renderer };
	} finally {
		gl.getExtension('WEBGL_lose_context')?.loseContext();
	}
}

/** A module whose one function makes a v128: `(func (drop (i8x16.splat (i32.const 0))))`. */
const SIMD_MODULE = [
	...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // the magic word and version 1
	...[1, 4, 1, 0x60, 0, 0], // one type: () -> ()
	...[3, 2, 1, 0], // one function, of that type
	...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 15, 0x1a, 11], // its body
];

function probeWasm(): Device {
	const device = { backend: 'wasm', adapter: '' } as const;
	if (typeof WebAssembly === 'undefined') return { ...device, missing: 'no-api' };
	return WebAssembly.validate(Uint8Array.from(SIMD_MODULE)) ? device : { ...device, missing: 'no-simd' };
}

/** The name of the processor is not told to pages; the number of its cores is. */
function probeCPU(): Device {
	return { backend: 'cpu', adapter: '' };
}

/** What each backend is on this machine, in the order of {@link BACKENDS}. Loads no backend's code. */
export async function probeDevices(): Promise<Device[]> {
	return [await probeWebGPU(), probeWebGL(), probeWasm(), probeCPU()];
}
