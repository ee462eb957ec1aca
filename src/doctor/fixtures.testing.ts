import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, type Checkpoint, openCheckpoint } from '../checkpoint/index.ts';

const FOLDER = join(import.meta.dirname, '../checkpoint/fixtures');

export const fixtureBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, path)));

export function openFixture(path: string): Promise<Checkpoint> {
	return openCheckpoint(bytesSource(fixtureBytes(path), path.split('/').at(-1) ?? ''));
}

export const fixtureJson = (path: string) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));

/** What real torch printed for the files of `broken`, by way to load: `wo`, `full_cpu`, `safetensors`. */
export const recordedJson = (name: 'torch-214' | 'torch-26') =>
	JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'));
