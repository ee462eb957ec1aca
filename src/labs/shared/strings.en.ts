import type { Backend, MissingReason } from '../../engine/index.ts';

/** What every lab says in English; a lab spreads these into strings of its own. */
export const shared = {
	presets: 'Examples',
	reset: 'Reset',
	device: 'Computed on',
	devices: { webgpu: 'WebGPU', webgl: 'WebGL2', wasm: 'Wasm', cpu: 'CPU' } satisfies Record<Backend, string>,
	auto: 'Fastest available',
	notYet: (kilobytes: string, wasm: string) =>
		`These numbers were computed when the page was built. Change one and your device takes over (loads ${kilobytes} kB once, or ${wasm} kB where there is no GPU).`,
	loading: 'Loading the engine…',
	missing: {
		'no-api': 'this browser does not offer it',
		insecure: 'it needs https or localhost',
		'no-adapter': 'no graphics adapter is offered',
		'no-float32': 'the adapter lacks 32-bit floats',
		'no-simd': 'it lacks SIMD here; a newer browser has it',
		failed: 'it failed to start or was lost',
	} satisfies Record<MissingReason, string>,
	/** A device that cannot be chosen, in the list of all. */
	unusable: (device: string, missing: string) => `${device} (${missing})`,
	/** Why a device named here does not compute. */
	reason: (device: string, missing: string) => `${device}: ${missing}`,
	/** Shown where a processor computes. */
	why: (reasons: string[]) => `Not the GPU, because: ${reasons.join('; ')}.`,
	/** Shown where a GPU computes, though by a slower way. */
	whySlower: (reasons: string[]) => `Not the fastest, because: ${reasons.join('; ')}.`,
	moved: (from: string) => `${from} stopped working; the next device took over.`,
	failed: 'No device could compute this. Reload the page to try again.',
	copy: 'Copy as PyTorch',
	copied: 'Copied',
	copyFailed: 'Could not copy; select the code below',
	showCode: 'Show the code',
	pytorchSays: 'PyTorch says',
};

/** What a language has to say in every lab; one that lacks a sentence does not compile. */
export type SharedStrings = typeof shared;
