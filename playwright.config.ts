import { defineConfig } from '@playwright/test';
import { chromiumPath, QUIET, SOFTWARE_GPU } from './e2e/browser.ts';

const executablePath = chromiumPath();
const port = Number(process.env['PORT'] ?? 4399);

export default defineConfig({
	testDir: 'e2e',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	// what a starved browser does late is still done; only what it never does is wrong
	expect: { timeout: 20_000 },
	// a busy shared machine can starve a browser once; what fails twice is wrong
	retries: process.env['CI'] ? 1 : 0,
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		baseURL: `http://localhost:${port}`,
		launchOptions: {
			args: [...QUIET, ...(process.env['REAL_GPU'] ? [] : SOFTWARE_GPU)],
			...(executablePath ? { executablePath } : {}),
		},
	},
	webServer: {
		command: `node tools/run/serve.ts --port ${port}`,
		port,
		reuseExistingServer: false,
		stdout: 'ignore',
	},
});
