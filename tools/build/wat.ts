/**
 * Compiles the hand-written WebAssembly of the engine; run it after a change of the text:
 *
 *   node tools/build/wat.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';
import { relaxed } from './relaxed.ts';

const folder = join(import.meta.dirname, '../../src/engine/fused');

/** Where the text is, and the module that carries its bytes. */
export const SOURCE = join(folder, 'cross-entropy.wat');
export const MODULE = join(folder, 'cross-entropy-wasm.ts');

/** The module with the bytes, as TypeScript. */
export async function compiled(): Promise<string> {
	const assembler = await wabt();
	const assemble = (text: string): string => {
		const module = assembler.parseWat(SOURCE, text, { simd: true, relaxed_simd: true });
		try {
			return Buffer.from(module.toBinary({}).buffer).toString('base64');
		} finally {
			module.destroy();
		}
	};
	const text = readFileSync(SOURCE, 'utf8');
	return `// made from cross-entropy.wat by tools/build/wat.ts
export const CROSS_ENTROPY_WASM =
	'${assemble(text)}';
/** The same with fused multiply-adds of relaxed SIMD */
export const CROSS_ENTROPY_RELAXED_WASM =
	'${assemble(relaxed(text))}';
`;
}

if (import.meta.main) writeFileSync(MODULE, await compiled());
