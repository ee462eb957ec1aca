import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Reads a YAML file of `content/`; the build and the tests run from the repository's root. */
export function readContent<T>(name: string): T {
	return parse(readFileSync(join(process.cwd(), 'content', name), 'utf8')) as T;
}
