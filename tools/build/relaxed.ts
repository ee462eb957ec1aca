/** An expression of WebAssembly's text: a word, or a list in parentheses. */
type Expression = string | Expression[];

/** Reads one module, without its comments. */
function parse(text: string): Expression {
	const words = text.replace(/;;.*/g, '').match(/[()]|"[^"]*"|[^\s()"]+/g) ?? [];
	const open: Expression[][] = [[]];
	for (const word of words) {
		if (word === '(') open.push([]);
		else if (word === ')') {
			const done = open.pop() as Expression[];
			open.at(-1)?.push(done);
		} else open.at(-1)?.push(word);
	}
	const [module] = open[0] ?? [];
	if (open.length !== 1 || !module) throw new Error(`expected one module, found ${open.length - 1} lists left open`);
	return module;
}

const isProduct = (e: Expression | undefined): e is Expression[] => Array.isArray(e) && e[0] === 'f32x4.mul';

function fuse(e: Expression): Expression {
	if (!Array.isArray(e)) return e;
	const [operation, a, b] = e;
	if (operation === 'f32x4.add' && isProduct(a)) return ['f32x4.relaxed_madd', ...a.slice(1), b ?? ''].map(fuse);
	if (operation === 'f32x4.sub' && isProduct(b)) return ['f32x4.relaxed_nmadd', ...b.slice(1), a ?? ''].map(fuse);
	return e.map(fuse);
}

const print = (e: Expression): string => (Array.isArray(e) ? `(${e.map(print).join(' ')})` : e);

/**
 * The same module with a · b + c and c − a · b as one operation each, where they are written as a sum whose
 * left or a difference whose right side is a product. Relaxed SIMD rounds them once or twice, as the machine
 * likes it.
 *
 * @throws Error if parentheses do not match
 */
export const relaxed = (text: string): string => print(fuse(parse(text)));
