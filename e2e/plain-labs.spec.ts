import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

/** The labs that compute without a device; the others have their own tests of every view. */
const LABS = ['partial-loading', 'multi-gpu', 'visible-devices', 'package-mirrors', 'pretrained-models'] as const;

for (const name of LABS) {
	for (const [i, lang] of LANGS.entries()) {
		const theme = i ? 'dark' : 'light';
		test(`each example of ${name} is accessible and fits a phone: ${lang}, ${theme}`, async ({ page }) => {
			test.slow();
			await page.setViewportSize({ width: 360, height: 780 });
			await open(page, `/${lang}/notes/${name}/`, theme);
			const lab = await labOf(page, name);
			// what is folded away has to fit too; the tables of pretrained-models are hundreds of rows, and have their own tests
			for (const summary of await lab.locator('summary:not(.model-more *)').all()) await summary.click();
			const examples = lab.locator('.lab-presets button');
			const count = await examples.count();
			expect(count).toBeGreaterThan(5);
			for (let e = 0; e < count; e++) {
				const example = examples.nth(e);
				await example.click();
				await expect(example).toHaveAttribute('aria-pressed', 'true');
				const label = await example.innerText();
				const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wide, label).toBeLessThanOrEqual(0);
				const { violations } = await new AxeBuilder({ page }).include(`[data-lab-root="${name}"]`).analyze();
				expect(
					violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`),
					label,
				).toEqual([]);
			}
		});
	}
}
