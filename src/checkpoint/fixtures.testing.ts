import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, type Checkpoint, openCheckpoint, type Readable, tensorChunks } from './index.ts';

/** Files that real PyTorch wrote, copied by tools/record/checkpoint-fixtures.ts. */
export const FIXTURES = join(import.meta.dirname, 'fixtures');

export function fixture(name: string): Uint8Array {
	return new Uint8Array(readFileSync(join(FIXTURES, name)));
}

/** A fixture, or bytes under a name, opened. */
export function openBytes(bytes: Uint8Array, name = 'model.pth'): Promise<Checkpoint> {
	return openCheckpoint(bytesSource(bytes, name));
}

export function openFixture(name: string): Promise<Checkpoint> {
	return openBytes(fixture(name), name.split('/').pop());
}

/** sha256 of a tensor's contiguous little-endian bytes. */
export async function sha256(tensor: Readable): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of tensorChunks(tensor)) hash.update(chunk);
	return hash.digest('hex');
}

/** The codes of the problems that are errors, each once. */
export function errors(checkpoint: Checkpoint): string[] {
	return [...new Set(checkpoint.problems.filter((p) => p.severity === 'error').map((p) => p.code))];
}

/** The codes of all problems, each once. */
export function codes(checkpoint: Checkpoint): string[] {
	return [...new Set(checkpoint.problems.map((p) => p.code))];
}

/** A pickle's bytes out of text, one character a byte. */
export function pickle(text: string): Uint8Array {
	return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
