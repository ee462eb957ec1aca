import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, type Checkpoint, openCheckpoint } from '../checkpoint/index.ts';
import type { TorchText } from './finding.ts';

const FOLDER = join(import.meta.dirname, '../checkpoint/fixtures');

export const fixtureBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, path)));

export function openFixture(path: string): Promise<Checkpoint> {
	return openCheckpoint(bytesSource(fixtureBytes(path), path.split('/').at(-1) ?? ''));
}

export const fixtureJson = (path: string) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));

/** What real torch printed for the files of `broken` and `damaged`, by way to load: `wo`, `full_cpu`, `safetensors`. */
export const recordedJson = (name: `${'torch' | 'damaged'}-${'214' | '26'}`) =>
	JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'));

/** How the recordings name the ways to load. */
export const MODE = { load: 'wo', full: 'full_cpu', safetensors: 'safetensors', load_state_dict: 'none' } as const;

/** torch's words as the recordings have them: `ok …` where it loads, the type in front. */
export const recorded = (text: string | undefined) =>
	text === undefined
		? undefined
		: text.startsWith('ok')
			? null
			: text.replace(/^(builtins|(safetensors\._)?safetensors_rust)\./, '').replace(/: $/, '');

export const shown = (torch: TorchText, version: '214' | '26') =>
	version === '26' && torch.older !== undefined ? torch.older : torch.text;
