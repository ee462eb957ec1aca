import { describe, expect, it } from 'vitest';
import { parseSnippet, renderSnippet } from './parse.ts';

const head = '#| zh.title: 标题\n#| en.title: Title\n';

describe('a snippet file', () => {
	it('is read with its directives', () => {
		const snippet = parseSnippet(
			`${head}#| expect: error\n#| hub: resnet18 ResNet18_Weights.IMAGENET1K_V1\nimport x\n`,
			'a.py',
		);
		expect(snippet).toMatchObject({
			title: { zh: '标题', en: 'Title' },
			expect: 'error',
			hub: [{ model: 'resnet18', weights: 'ResNet18_Weights.IMAGENET1K_V1' }],
			run: 'run',
			body: 'import x\n',
		});
	});

	it('is refused with the place where it is wrong', () => {
		expect(() => parseSnippet('#| title: x\n', 'a.py')).toThrowErrorMatchingInlineSnapshot(
			`[Error: a.py:1: expected '#| key: value' with a key of zh.title, en.title, expect, hub, torch, run; found '#| title: x']`,
		);
		expect(() => parseSnippet('#| zh.title: x\n', 'a.py')).toThrowErrorMatchingInlineSnapshot(
			`[Error: a.py: expected a '#| en.title: …' line at the top; found none]`,
		);
		expect(() => parseSnippet(`${head}#| expect: fail\n`, 'a.py')).toThrowErrorMatchingInlineSnapshot(
			`[Error: a.py: '#| expect' takes ok | warning | error; found 'fail']`,
		);
	});

	it('shows one language’s comments and leaves the rest to the letter', () => {
		const body = 'a = 1  #zh 甲  #en first\n    #zh 乙\n    #en second\n# both\ns = "#1"\n';
		expect(renderSnippet(body, 'zh')).toBe('a = 1  # 甲\n    # 乙\n# both\ns = "#1"\n');
		expect(renderSnippet(body, 'en')).toBe('a = 1  # first\n    # second\n# both\ns = "#1"\n');
	});
});
