// Plain JavaScript for Node 20: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const bin = join(root, 'node_modules/.bin');
const stamp = join(root, 'node_modules/.installed-lock');

/** The environment in which `node` is the pinned one and every tool of the project is found. */
export const env = {
	...process.env,
	PATH: `${bin}${delimiter}${process.env.PATH}`,
	ASTRO_TELEMETRY_DISABLED: '1',
};

/** Runs a command in the repository's root with its output shown; returns the exit status. */
export function run(command, args, options = {}) {
	const done = spawnSync(command, args, {
		cwd: root,
		env,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		...options,
	});
	if (done.error) console.error(`could not run ${command}: ${done.error.message}`);
	return done.status ?? 1;
}

/** Installs the pinned dependencies if they are missing or the lock file has changed since. */
export function install() {
	const [major] = process.versions.node.split('.').map(Number);
	if (major < 20) {
		console.error(`expected Node 20 or newer, found ${process.versions.node}; see nodejs.org`);
		process.exit(1);
	}
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	console.log('Installing dependencies (about a minute, once)…');
	if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
		console.error('`npm ci` failed; its own message above says why. Is the package registry reachable?');
		process.exit(1);
	}
	writeFileSync(stamp, lock);
}
