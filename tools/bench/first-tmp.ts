import { benchPage } from './page.ts';
const [,, backend, who] = process.argv;
const bench = await benchPage('tools/bench/networks/page.ts');
const page = await bench.open();
await page.evaluate((b) => (window as any).compare.prepare(b), backend);
const r = await page.evaluate(([b, c]) => (window as any).compare.first(b, Number(c)), [backend, who]);
console.log(Math.round(r.milliseconds));
await bench.close();
