import type { OutputFormat } from './step.ts';

/** `model.pth.tar` to `model-fixed.pth`; the ending says the format. */
export function outputName(name: string, format: OutputFormat): string {
	const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	const stem =
		base.replace(/(\.(pth|pt|bin|ckpt|tar|pkl|pickle|safetensors|th|model|zip|gz|tgz))+$/i, '') || 'checkpoint';
	return `${stem}-fixed${format === 'safetensors' ? '.safetensors' : '.pth'}`;
}
