// `npm test`: everything, from a clean clone. The last line counts all tests and checks.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, install, root, run } from './setup.mjs';

install();

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
let passed = 0;
let failed = 0;

/** A step that is one check: it passes or fails as a whole. */
function step(name, command, args) {
	console.log(`\n── ${name}`);
	if (run(command, args) === 0) passed++;
	else failed++;
}

/** A step that counts its own tests in a JSON report. */
function suite(name, command, args, report, count) {
	console.log(`\n── ${name}`);
	const status = run(command, args);
	const path = join(results, report);
	const counted = existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
	passed += counted.passed;
	// a runner that breaks before it can count has failed too
	failed += counted.failed || (status === 0 ? 0 : 1);
}

const vitest = (project) => [
	`vitest (${project})`,
	'vitest',
	['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=test-results/${project}.json`],
	`${project}.json`,
	(r) => ({
		passed: r.numPassedTests,
		failed: r.numFailedTests + r.numFailedTestSuites * (r.numFailedTests ? 0 : 1),
	}),
];

function findBrowser() {
	const found = run('node', ['tools/run/has-browser.ts']) === 0;
	if (found) return;
	console.log('No Chromium found; installing the one that Playwright brings…');
	run('playwright', ['install', 'chromium']);
}

step('types', 'astro', ['check', '--minimumSeverity', 'warning']);
step('lint and format', 'biome', ['check']);
suite(...vitest('units'));
step('build', 'astro', ['build', '--silent']);
suite(...vitest('built'));
findBrowser();
suite('end to end', 'playwright', ['test'], 'e2e.json', (r) => ({
	passed: r.stats.expected + r.stats.flaky,
	failed: r.stats.unexpected,
}));

console.log('\n── recordings');
if (run('node', ['tools/run/has-torch.ts'], { env }) === 0) {
	step('snippets under real PyTorch', 'node', ['tools/record/record.ts', '--check']);
} else {
	console.log(
		'Skipped: no PyTorch here (set TORCH_PYTHON to a Python that has it). Their structure was checked above.',
	);
}

console.log('');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
