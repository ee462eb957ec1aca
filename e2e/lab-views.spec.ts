import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { asPyTorch as batchProgram } from '../src/labs/cross-entropy/batch/python.ts';
import { PRESETS as BATCH, toQuery as batchQuery } from '../src/labs/cross-entropy/batch/state.ts';
import { asPyTorch as float32Program } from '../src/labs/cross-entropy/float32/python.ts';
import { PRESETS as FLOAT32, toQuery as float32Query } from '../src/labs/cross-entropy/float32/state.ts';
import { batchGoldens, float32Goldens, twiceGoldens } from '../src/labs/cross-entropy/goldens.ts';
import { asPyTorch as twiceProgram } from '../src/labs/cross-entropy/twice/python.ts';
import { PRESETS as TWICE, toQuery as twiceQuery } from '../src/labs/cross-entropy/twice/state.ts';
import { TESTED_BACKENDS, type TestedBackend, TOLERANCE } from './backends.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open, THEMES } from './pages.ts';
import { countTo, fill, held, values } from './views.ts';

const NOTE = '/en/notes/cross-entropy/';

/** A software GPU may take this long to start and to compile a view's arithmetic, in milliseconds. */
const STARTED = { timeout: 30_000 };

/** Waits for a result, or for the error in its place. */
async function answered(page: Page): Promise<void> {
	const view = await page.locator('[role=tab][aria-selected=true]').getAttribute('id');
	const there = page.locator(`[data-view="${view?.slice(3)}"]`);
	await expect(there.locator('.lab-error, .lab-result > :not(.lab-wait)').first()).toBeVisible(STARTED);
}

async function openView(page: Page, name: string, backend: TestedBackend): Promise<void> {
	await open(page, NOTE);
	await labOf(page);
	await page.getByRole('tab', { name }).click();
	await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
	await page.locator('.lab-device select').selectOption(backend);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', backend, STARTED);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-status', 'ready', STARTED);
	await answered(page);
}

/** Gradients are differences of terms up to 1; where those nearly cancel, their rounding stays. */
const TERM = 1;
/** A GPU's log near 1 is rounded as 1 is. */
const LOSS = 0.01;

for (const backend of TESTED_BACKENDS) {
	const tolerance = TOLERANCE[backend];

	test(`on ${backend} the batch shows what PyTorch printed`, async ({ page }) => {
		test.setTimeout(240_000);
		await openView(page, 'A batch', backend);
		const wrong: string[] = [];
		for (const golden of batchGoldens()) {
			const { logits, targets, soft, weight, smoothing, ignoreIndex, reduction } = golden.state;
			await page.getByRole('checkbox', { name: 'Probability targets' }).setChecked(soft);
			await countTo(page, '[data-part=logits] tr', logits.length, '+ Add a row', '− Remove a row');
			await countTo(
				page,
				'[data-part=logits] tr:first-child td',
				(logits[0]?.length ?? 0) + 1,
				'+ Add a class',
				'− Remove a class',
			);
			await page.getByRole('checkbox', { name: 'Class weights' }).setChecked(weight.length > 0);
			if (weight.length) {
				await countTo(page, '[data-part=weight] input', weight.length, 'Add a weight', 'Take a weight away');
				await fill(page, '[data-part=weight] input', weight);
			}
			await fill(page, '[data-part=logits] td:not(.batch-target) input', logits.flat());
			await fill(page, soft ? '[data-part=targets] input' : '[data-part=logits] .batch-target input', targets.flat());
			await fill(page, '.lab-options .lab-slider input[type=text]', [smoothing]);
			await fill(page, '.batch-option input', [ignoreIndex]);
			await page.getByLabel('Reduction').selectOption(reduction);
			const rowLosses = () =>
				page
					.locator('[data-row]')
					.evaluateAll((rows) =>
						rows.map((r) => Number([...r.querySelectorAll<HTMLElement>('td[data-value]')].at(-1)?.dataset['value'])),
					);
			const shown = [
				{ name: 'loss', actual: () => values(page, '.lab-loss'), wanted: golden.line('loss') },
				{ name: 'rows', actual: rowLosses, wanted: golden.line('rows') },
				{
					name: 'gradient',
					actual: () => values(page, '[data-step=gradient] td'),
					wanted: golden.line('gradient'),
					scale: TERM,
				},
			];
			wrong.push(...(await held(page, golden, shown, tolerance)));
		}
		expect(wrong).toEqual([]);
	});

	test(`on ${backend} softmax twice shows what PyTorch printed`, async ({ page }) => {
		test.setTimeout(120_000);
		await openView(page, 'Softmax twice', backend);
		const wrong: string[] = [];
		for (const golden of twiceGoldens()) {
			const { logits, target } = golden.state;
			await countTo(page, '.lab-fields > div', logits.length, '+ Add a class', '− Remove a class');
			await fill(page, '.lab-fields input', logits);
			await page.getByRole('button', { name: `Make class ${target} the target` }).click();
			const column = (n: number) => () => values(page, `[data-class] td:nth-of-type(${n})`);
			const shown = [
				{ name: 'once', actual: () => values(page, 'tfoot [data-way=once]'), wanted: golden.line('once'), scale: LOSS },
				{ name: 'once_gradient', actual: column(3), wanted: golden.line('once_gradient'), scale: TERM },
				{ name: 'twice', actual: () => values(page, 'tfoot [data-way=twice]'), wanted: golden.line('twice') },
				{ name: 'twice_gradient', actual: column(5), wanted: golden.line('twice_gradient'), scale: TERM },
			];
			wrong.push(...(await held(page, golden, shown, tolerance)));
		}
		expect(wrong).toEqual([]);
	});

	test(`on ${backend} the float32 view shows what PyTorch printed`, async ({ page }) => {
		test.setTimeout(120_000);
		await openView(page, 'In float32', backend);
		const wrong: string[] = [];
		for (const golden of float32Goldens()) {
			const { logits, target, scale } = golden.state;
			await fill(page, '.lab-fields input', logits);
			await page.getByRole('button', { name: `Make class ${target} the target` }).click();
			await fill(page, '.lab-slider input[type=text]', [scale]);
			const step = (way: string, id: string, word: string) => {
				const wanted = golden.line(word);
				// a denormal probability is 0 on a GPU, and its logarithm -inf
				const lost =
					word === 'naive' && (golden.line('softmax')[target] ?? 0) < 1.1754944e-38 && backend.startsWith('webg');
				return {
					name: word,
					actual: () => values(page, `[data-way=${way}] [data-step=${id}] td[data-value]`),
					wanted: lost && wanted.every(Number.isFinite) && !golden.error ? [Number.POSITIVE_INFINITY] : wanted,
				};
			};
			const shown = [
				step('naive', 'logits', 'logits'),
				step('naive', 'exp', 'exponentials'),
				step('naive', 'sum', 'sum'),
				step('naive', 'softmax', 'softmax'),
				step('naive', 'loss', 'naive'),
				step('stable', 'shifted', 'shifted'),
				step('stable', 'shifted-exp', 'shifted_exponentials'),
				step('stable', 'shifted-sum', 'shifted_sum'),
				step('stable', 'stable-loss', 'cross_entropy'),
			];
			wrong.push(...(await held(page, golden, shown, tolerance)));
		}
		expect(wrong).toEqual([]);
	});
}

const OPENED = {
	batch: batchQuery(BATCH.smoothing),
	probabilities: batchQuery(BATCH.softWeights),
	mistake: batchQuery(BATCH.weightLength),
	twice: twiceQuery(TWICE.wrong),
	float32: float32Query(FLOAT32.overflow),
};

for (const lang of LANGS) {
	for (const [name, query] of Object.entries(OPENED)) {
		const ready = async (page: Page) => {
			await labOf(page);
			await expect(page.locator('[role=tab][aria-selected=true]')).not.toHaveId('ce-one');
			await answered(page);
		};

		for (const theme of THEMES) {
			test(`${lang}: ${name} has no accessibility violation in ${theme}`, async ({ page }) => {
				await open(page, `/${lang}/notes/cross-entropy/${query}`, theme);
				await ready(page);
				for (const details of await page.locator('.lab details').all()) await details.locator('summary').click();
				const { violations } = await new AxeBuilder({ page }).include('.lab').analyze();
				expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`)).toEqual([]);
			});
		}

		test(`${lang}: ${name} does not scroll sideways on a phone`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 780 });
			await open(page, `/${lang}/notes/cross-entropy/${query}`);
			await ready(page);
			const wide = await page.evaluate(() => ({
				scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth,
				out: [...document.querySelectorAll('.lab *')]
					.filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('pre, .lab-tabs'))
					.map((e) => `${e.tagName}.${e.className}`),
			}));
			expect(wide).toEqual({ scroll: 0, out: [] });
		});
	}
}

test('the tabs work by keyboard: arrows move, Enter opens', async ({ page }) => {
	await open(page, NOTE);
	const lab = await labOf(page);
	const tab = (name: string) => lab.getByRole('tab', { name });
	await tab('One sum').focus();
	await page.keyboard.press('ArrowRight');
	await expect(tab('A batch')).toBeFocused();
	await expect(tab('One sum')).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('End');
	await expect(tab('In float32')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(tab('One sum')).toBeFocused();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');
	await expect(tab('In float32')).toHaveAttribute('aria-selected', 'true');
	await expect(lab.getByRole('tabpanel', { name: 'In float32' })).toBeVisible();
	await answered(page);
	await page.keyboard.press('Tab');
	await expect(lab.getByRole('button', { name: 'Start' })).toBeFocused();
	await expect(lab.getByRole('status').last()).toHaveText(
		/^As written 1\.0550, with log-sum-exp 1\.0550, computed on /,
	);
});

test('a field steps by the arrow keys and keeps floats floats', async ({ page }) => {
	await open(page, `${NOTE}${batchQuery(BATCH.soft)}`);
	const lab = await labOf(page);
	const field = lab.getByRole('textbox', { name: 'Row 0, logit of class 2' });
	await field.press('ArrowUp');
	await expect(field).toHaveValue('0.2');
	await field.press('Shift+ArrowDown');
	await expect(field).toHaveValue('-0.8');
	const probability = lab.getByRole('textbox', { name: 'Row 1, target probability of class 1' });
	for (let i = 0; i < 5; i++) await probability.press('ArrowUp');
	await expect(probability).toHaveValue('1.0');
});

test('a view and its code are loaded when it is opened, and only then', async ({ page }) => {
	const loaded: string[] = [];
	page.on('request', (r) => loaded.push(new URL(r.url()).pathname));
	await open(page, NOTE);
	const lab = await labOf(page);
	expect(loaded.filter((p) => /(Batch|Twice|Float32)View|-strings\./.test(p))).toEqual([]);
	await lab.getByRole('tab', { name: 'Softmax twice' }).click();
	await answered(page);
	expect(loaded.some((p) => p.includes('TwiceView'))).toBe(true);
	expect(loaded.filter((p) => /(Batch|Float32)View|(batch|float32)-strings|-strings\.zh/.test(p))).toEqual([]);
});

test('each view keeps its state while another is open, and its address holds it', async ({ page }) => {
	await open(page, NOTE);
	const lab = await labOf(page);
	await lab.getByRole('tab', { name: 'A batch' }).click();
	await answered(page);
	await lab.getByRole('button', { name: 'One row ignored' }).click();
	await expect(page).toHaveURL(/\?v=batch&z=2,1,0\.1;0\.5,2\.5,0;1,1,3&y=0;-100;2$/);
	await lab.getByRole('tab', { name: 'One sum' }).click();
	await expect(page).not.toHaveURL(/\?/);
	await expect(lab.locator('.lab-loss output')).toHaveText('0.4170');
	await lab.getByRole('tab', { name: 'A batch' }).click();
	await expect(page).toHaveURL(/y=0;-100;2$/);
	await expect(lab.locator('.lab-loss output')).toHaveText('0.3283');
	await page.reload();
	await labOf(page);
	await expect(lab.getByRole('tab', { name: 'A batch' })).toHaveAttribute('aria-selected', 'true');
	await answered(page);
	await expect(lab.locator('.lab-loss output')).toHaveText('0.3283');
	await expect(lab.locator('[data-divisor]')).toHaveAttribute('data-divisor', '2');
	await lab.getByRole('button', { name: 'Reset' }).click();
	await expect(page).toHaveURL(/\?v=batch$/);
});

test('where a view does not load, the page says so', async ({ page, trouble }) => {
	await page.route('**/Float32View*', (route) => route.abort());
	await open(page, NOTE);
	const lab = await labOf(page);
	await lab.getByRole('tab', { name: 'In float32' }).click();
	await expect(lab.getByRole('tabpanel')).toHaveText(/could not be loaded/);
	// the browser reports the request itself
	trouble.splice(0);
});

test.describe('Copy as PyTorch', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives each view’s program', async ({ page }) => {
		for (const [query, program] of [
			[OPENED.batch, batchProgram(BATCH.smoothing)],
			[OPENED.twice, twiceProgram(TWICE.wrong)],
			[OPENED.float32, float32Program(FLOAT32.overflow)],
		] as const) {
			await open(page, `/zh/notes/cross-entropy/${query}`);
			const lab = await labOf(page);
			await expect(page.locator('[role=tab][aria-selected=true]')).not.toHaveId('ce-one');
			await answered(page);
			await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
			await expect(lab.getByText('已复制')).toBeVisible();
			expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(program);
		}
	});
});
