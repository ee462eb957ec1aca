/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// two projects: what needs only the sources, and what looks at the built site in dist/
export default getViteConfig({
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'units',
					include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
					exclude: ['tools/checks/built/**'],
				},
			},
			{ extends: true, test: { name: 'built', include: ['tools/checks/built/*.test.ts'] } },
		],
		testTimeout: 60_000,
		// one core left idle, as by default, is half of a machine with two
		maxWorkers: '100%',
	},
});
