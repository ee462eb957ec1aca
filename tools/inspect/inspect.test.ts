import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';

const FIXTURES = join(import.meta.dirname, '../../src/checkpoint/fixtures');
const command = join(import.meta.dirname, 'inspect.ts');

const inspect = (file: string, ...options: string[]) =>
	spawnSync(process.execPath, [command, resolve(FIXTURES, file), ...options], { encoding: 'utf8' });

interface Manifest {
	files: { file: string; tensors: { path: unknown; shape: number[]; dtype: string; sha256: string }[] }[];
}

describe('npm run inspect', () => {
	it('lists a file with the hashes that PyTorch’s bytes have, and ends with 0', () => {
		const manifest: Manifest = JSON.parse(readFileSync(join(FIXTURES, 't214/manifest.json'), 'utf8'));
		const expected = manifest.files.find((f) => f.file === 'dp_prefixed.pth');
		const { status, stdout } = inspect('t214/dp_prefixed.pth', '--json', '--hash');
		const report: Report = JSON.parse(stdout);
		expect(status).toBe(0);
		expect(report.format).toBe('zip');
		expect(report.tensors.map(({ path, sha256 }) => ({ path, sha256 }))).toEqual(
			expected?.tensors.map(({ path, sha256 }) => ({ path, sha256 })),
		);
		expect(report.findings).toMatchObject([{ code: 'prefix', severity: 'warning' }]);
	});

	it('says what is wrong as the page does, and ends with 1', () => {
		const { status, stdout } = inspect('broken/lfs_pointer.pth');
		expect(status).toBe(1);
		expect(stdout).toContain('error: A Git LFS pointer, not the weights.');
		expect(stdout).toContain('[lfs-pointer]');
	});

	it('names the page where that repairs what it found', () => {
		expect(inspect('broken/gzipped.pth').stdout).toContain('The doctor page repairs this (convert).');
	});

	it('ends with 2 where there is no such file, and says which', () => {
		const { status, stderr } = inspect('no-such.pth');
		expect(status).toBe(2);
		expect(stderr).toContain('no-such.pth');
	});

	it('ends with 2 for what is no file, and waits for no pipe', () => {
		expect(inspect('..')).toMatchObject({ status: 2, stderr: expect.stringContaining('found a folder') });
		expect(inspect('/dev/null')).toMatchObject({ status: 2, stderr: expect.stringContaining('expected a file') });
	});

	it('takes a path from where `npm run` was typed', () => {
		const env = { ...process.env, INIT_CWD: join(FIXTURES, 'broken'), npm_lifecycle_event: 'inspect' };
		const { status } = spawnSync(process.execPath, [command, 'lfs_pointer.pth'], { encoding: 'utf8', env });
		expect(status).toBe(1);
	});

	it('prints nothing that could rewrite a terminal', () => {
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
		expect(inspect('broken/evil_getattr.pth').stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
	});
});
