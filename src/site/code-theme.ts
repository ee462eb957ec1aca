/** Few colours, each with one meaning; contrast ≥ 4.5 on the code ground in both themes (tested). */
interface Palette {
	ground: string;
	text: string;
	comment: string;
	keyword: string;
	string: string;
	number: string;
	call: string;
}

export const CODE_LIGHT: Palette = {
	ground: '#f7f0e6',
	text: '#2e2721',
	comment: '#776a5c',
	keyword: '#9c3d16',
	string: '#4a672a',
	number: '#7c4480',
	call: '#285b78',
};

export const CODE_DARK: Palette = {
	ground: '#211c18',
	text: '#eadfd2',
	comment: '#a39584',
	keyword: '#f29b6c',
	string: '#b3c98a',
	number: '#d3a6d6',
	call: '#8fc0dc',
};

/** A Shiki theme out of a palette. */
function theme(name: string, type: 'light' | 'dark', p: Palette) {
	const rule = (scope: string[], foreground: string) => ({ scope, settings: { foreground } });
	return {
		name,
		type,
		colors: { 'editor.background': p.ground, 'editor.foreground': p.text },
		settings: [
			{ settings: { background: p.ground, foreground: p.text } },
			rule(['comment', 'punctuation.definition.comment'], p.comment),
			rule(['keyword', 'storage', 'keyword.control', 'keyword.operator.logical.python'], p.keyword),
			rule(['keyword.operator', 'punctuation'], p.text),
			rule(['string', 'punctuation.definition.string', 'string storage.type.string'], p.string),
			rule(['constant.numeric', 'constant.language', 'constant.character'], p.number),
			rule(['entity.name.function', 'support.function', 'meta.function-call.generic', 'entity.name.type'], p.call),
		],
	};
}

export const CODE_THEMES = [theme('warmstart-dark', 'dark', CODE_DARK), theme('warmstart-light', 'light', CODE_LIGHT)];
