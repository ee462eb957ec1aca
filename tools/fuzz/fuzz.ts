import { fuzz } from './run.ts';

/** Longer than this on one small file is a hang. */
const HANG_MS = 1000;
/** Memory the process may reach; its own start is about 100 MB. */
const MEMORY = 1024 * 1024 * 1024;

const [runs = '10000', seed = '1'] = process.argv.slice(2);
const start = performance.now();
const result = await fuzz(Number(runs), Number(seed));
const seconds = (performance.now() - start) / 1000;
const memory = process.resourceUsage().maxRSS * 1024;
for (const f of result.failures.slice(0, 10)) console.error(`seed ${f.seed} (${f.file}): ${f.error}`);
console.log(
	[...result.formats]
		.sort((a, b) => b[1] - a[1])
		.map(([k, n]) => `${k} ${n}`)
		.join(', '),
);
console.log(`slowest ${result.slowest.ms.toFixed(0)} ms: seed ${result.slowest.seed} (${result.slowest.file})`);
console.log(
	`${result.runs} files in ${seconds.toFixed(1)} s, ${(memory / 2 ** 20).toFixed(0)} MiB, ${result.failures.length} failed`,
);
process.exitCode = result.failures.length || result.slowest.ms > HANG_MS || memory > MEMORY ? 1 : 0;
