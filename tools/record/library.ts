import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSnippet, type SnippetSource } from '../../src/site/snippets/parse.ts';
import type { Recording } from '../../src/site/snippets/recording.ts';

/** A snippet file with its recording, as found on disk. */
export interface LibrarySnippet extends SnippetSource {
	/** `<note>/<name>` */
	id: string;
	/** Absolute path of the `.json` beside it. */
	recordingPath: string;
	recording: Recording | undefined;
	sha256: string;
	shell: boolean;
}

export const ROOT = join(import.meta.dirname, '../..');

/** Every snippet under `content/snippets`, in path order. */
export function librarySnippets(): LibrarySnippet[] {
	return globSync('content/snippets/*/*.{py,sh}', { cwd: ROOT })
		.sort()
		.map((path) => {
			const text = readFileSync(join(ROOT, path), 'utf8');
			const recordingPath = join(ROOT, path.replace(/\.(py|sh)$/, '.json'));
			return {
				...parseSnippet(text, path),
				id: path.replace(/^content\/snippets\//, '').replace(/\.(py|sh)$/, ''),
				recordingPath,
				recording: existsSync(recordingPath) ? JSON.parse(readFileSync(recordingPath, 'utf8')) : undefined,
				sha256: createHash('sha256').update(text).digest('hex'),
				shell: path.endsWith('.sh'),
			};
		});
}
