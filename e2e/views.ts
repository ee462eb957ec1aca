import type { Page } from '@playwright/test';
import type { Golden } from '../src/labs/cross-entropy/goldens.ts';
import { tensorError } from '../src/losses/goldens.ts';
import { expect } from './fixtures.ts';

/** The exact values of the cells that a selector finds, in the page's order. */
export const values = (page: Page, selector: string): Promise<number[]> =>
	page
		.locator(selector)
		.evaluateAll((cells) =>
			cells.flatMap((c) =>
				((c as HTMLElement).dataset['value'] ?? (c as HTMLElement).dataset['loss'] ?? '').split(',').map(Number),
			),
		);

/** Fills the fields of a selector that hold something else, in the page's order. */
export async function fill(page: Page, selector: string, texts: readonly string[]): Promise<void> {
	const fields = page.locator(selector);
	await expect(fields).toHaveCount(texts.length);
	const now = await fields.evaluateAll((inputs) => inputs.map((i) => (i as HTMLInputElement).value));
	for (const [i, text] of texts.entries()) if (now[i] !== text) await fields.nth(i).fill(text);
}

/** Presses one of two buttons until a selector finds as many as wanted. */
export async function countTo(
	page: Page,
	selector: string,
	wanted: number,
	more: string,
	fewer: string,
): Promise<void> {
	for (let i = 0; i < 9; i++) {
		const count = await page.locator(selector).count();
		if (count === wanted) return;
		await page.getByRole('button', { name: count < wanted ? more : fewer, exact: true }).click();
	}
}

const SMALLEST_NORMAL = 1.1754944e-38;
const flushed = (v: number): number => (Math.abs(v) < SMALLEST_NORMAL ? 0 : v);

/** What a golden says of one name, and what the page shows of it. */
export interface Shown {
	name: string;
	actual: () => Promise<number[]>;
	wanted: number[];
	/** The size of the terms that the values are differences of, if any. */
	scale?: number;
}

/**
 * Holds what the page shows to a golden: PyTorch's error and an explanation, or its numbers.
 *
 * @returns what is wrong, in words
 */
export async function held(page: Page, golden: Golden<unknown>, shown: Shown[], tolerance: number): Promise<string[]> {
	if (golden.error) {
		await expect(page.locator('.lab-error samp')).toHaveText(golden.error);
		await expect(page.locator('.lab-error p').last()).not.toBeEmpty();
		return [];
	}
	await expect(page.locator('.lab-error')).toHaveCount(0);
	const check = async () => {
		const wrong: string[] = [];
		for (const { name, actual, wanted, scale = 0 } of shown) {
			const found = (await actual()).map(flushed);
			const error = tensorError(found, wanted.map(flushed), scale);
			if (error > tolerance)
				wrong.push(`${golden.id} ${name}: ${found} instead of ${wanted} (${error.toExponential(1)})`);
		}
		return wrong;
	};
	// the numbers follow the fields a moment later
	await expect
		.poll(async () => (await check()).length, { timeout: 20_000 })
		.toBe(0)
		.catch(() => undefined);
	return check();
}
