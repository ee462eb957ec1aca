import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '../src/site/snippets/recording.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

const snippet = join(import.meta.dirname, '../content/snippets/cross-entropy/double-softmax.json');
const printed = (JSON.parse(readFileSync(snippet, 'utf8')) as Recording).runs[0]?.stdout ?? '';
/** What PyTorch printed for the logits [10, 0, 0] and target 0, by its name for the row. */
const loss = (name: string) => new RegExp(`right ${name}\\s+loss\\s+(\\S+)`).exec(printed)?.[1] ?? 'not recorded';

for (const lang of LANGS) {
	test(`${lang}: the home page's figure follows the slider with PyTorch's losses, and hands its number to the lab`, async ({
		page,
	}) => {
		await open(page, `/${lang}/`);
		const figure = page.locator('.home-figure');
		await figure.getByRole('slider').fill('10');
		await expect(figure.locator('[data-of=right]')).toHaveText(loss('logits'));
		await expect(figure.locator('[data-of=twice]')).toHaveText(loss('twice'));
		await expect(figure.getByText(/floor, 3 classes: (\S+)/.exec(printed)?.[1] ?? 'not recorded')).toBeVisible();
		await figure.getByRole('link').click();
		await page.waitForURL(`**/${lang}/notes/cross-entropy/?z=10,0,0&y=0&d=1#lab`);
		const lab = await labOf(page, 'cross-entropy');
		await expect(lab.locator('.lab-loss output')).toHaveText(loss('twice'));
	});

	test(`${lang}: every note on the home page leads to its lab`, async ({ page }) => {
		await open(page, `/${lang}/`);
		const links = await page.locator('.home-lab a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
		expect(links).toHaveLength(8);
		for (const link of links) {
			const html = await (await page.request.get(link)).text();
			expect(html, link).toMatch(/<h2[^>]* id="lab"/);
		}
	});
}
