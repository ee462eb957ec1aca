/**
 * Compiles the hand-written WebAssembly of the engine; run it after a change of the text:
 *
 *   node tools/build/wat.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';

const folder = join(import.meta.dirname, '../../src/engine/fused');

/** Where the text is, and the module that carries its bytes. */
export const SOURCE = join(folder, 'cross-entropy.wat');
export const MODULE = join(folder, 'cross-entropy-wasm.ts');

/** The module with the bytes, as TypeScript. */
export async function compiled(): Promise<string> {
	const text = (await wabt()).parseWat(SOURCE, readFileSync(SOURCE, 'utf8'), { simd: true });
	try {
		const bytes = Buffer.from(text.toBinary({}).buffer).toString('base64');
		return `// made from cross-entropy.wat by tools/build/wat.ts\nexport const CROSS_ENTROPY_WASM =\n\t'${bytes}';\n`;
	} finally {
		text.destroy();
	}
}

if (import.meta.main) writeFileSync(MODULE, await compiled());
