import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSnippet } from '../../src/site/snippets/parse.ts';
import type { Run } from '../../src/site/snippets/recording.ts';
import { normalise, shellErrorOf } from './clean.ts';
import { type LibrarySnippet, ROOT } from './library.ts';

/** A minimal wheel, so that `pip install numpy` has something to find without a network. */
const MAKE_WHEEL = `
import sys, zipfile
info = "numpy-1.0.dist-info/"
with zipfile.ZipFile(sys.argv[1] + "/numpy-1.0-py3-none-any.whl", "w") as z:
    z.writestr("numpy.py", "")
    z.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: numpy\\nVersion: 1.0\\n")
    z.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: stand-in\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    z.writestr(info + "RECORD", "")
`;

function pipVersion(): string | undefined {
	const asked = spawnSync('python3', ['-m', 'pip', '--version'], { encoding: 'utf8' });
	return asked.status === 0 ? /^pip (\S+)/.exec(asked.stdout)?.[1] : undefined;
}

/**
 * Runs (or, for `run: parse`, only parses) the shell snippets with bash, offline: pip is pointed at
 * one stand-in wheel and told to install nothing, so that its whole command line is still read.
 *
 * @returns a run per snippet id, or undefined where this machine has no pip for it
 */
export function runShellSnippets(snippets: LibrarySnippet[], today: string): Map<string, Run | undefined> {
	const root = join(ROOT, '.record/shell');
	rmSync(root, { recursive: true, force: true });
	mkdirSync(join(root, 'wheels'), { recursive: true });
	const pip = pipVersion();
	if (pip) execFileSync('python3', ['-c', MAKE_WHEEL, join(root, 'wheels')]);
	const results = new Map<string, Run | undefined>();
	for (const snippet of snippets) {
		const home = join(root, snippet.id.replace('/', '__'));
		mkdirSync(home, { recursive: true });
		const script = join(root, `${snippet.id.replace('/', '__')}.sh`);
		writeFileSync(script, renderSnippet(snippet.body, 'en'));
		const parseOnly = snippet.run === 'parse';
		const usesPip = /\bpip\b/.test(snippet.body);
		if (!parseOnly && usesPip && !pip) {
			results.set(snippet.id, undefined);
			continue;
		}
		const done = spawnSync('bash', parseOnly ? ['-n', script] : [script], {
			cwd: home,
			encoding: 'utf8',
			timeout: 120_000,
			env: {
				PATH: process.env['PATH'] ?? '/usr/bin:/bin',
				HOME: home,
				XDG_CONFIG_HOME: join(home, '.config'),
				PIP_NO_INDEX: '1',
				PIP_FIND_LINKS: join(root, 'wheels'),
				PIP_DRY_RUN: '1',
				PIP_IGNORE_INSTALLED: '1',
				PIP_DISABLE_PIP_VERSION_CHECK: '1',
				PIP_ROOT_USER_ACTION: 'ignore',
				PIP_NO_CACHE_DIR: '1',
				LANG: 'C.UTF-8',
			},
		});
		const tidy = (text: string) =>
			normalise(text.replaceAll(script, 'snippet.sh').replaceAll(home, '~'))
				.split('\n')
				// where the stand-in wheel lies says nothing to a reader
				.filter((line) => !/^(Looking in links|Processing)/.test(line))
				.join('\n');
		results.set(snippet.id, {
			tool: parseOnly ? 'bash -n' : usesPip ? `pip ${pip}` : 'bash',
			date: today,
			ok: done.status === 0,
			stdout: tidy(done.stdout),
			...(done.status === 0 ? {} : { error: shellErrorOf(tidy(done.stderr)) }),
		});
	}
	return results;
}
