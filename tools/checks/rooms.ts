import { dirname, join, relative } from 'node:path';

/** The rooms of `src` and the rooms each may import from; nothing points back up. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
	engine: [],
	losses: ['engine'],
	checkpoint: [],
	nn: ['engine', 'checkpoint'],
	doctor: ['checkpoint', 'nn', 'losses', 'engine'],
	labs: ['doctor', 'nn', 'losses', 'engine', 'checkpoint'],
	site: ['labs', 'doctor', 'nn', 'losses', 'engine', 'checkpoint'],
};
/** What a source imports, as written. */
function imports(source: string): string[] {
	return [...source.matchAll(/(?:from\s*|import\s*\(?\s*)['"]([^'"\n]+)['"]/g)].map((m) => m[1] ?? '');
}

/** Every import of a file that its room may not have, as sentences. */
export function badImports(file: string, source: string): string[] {
	const room = file.split('/')[1] ?? '';
	return imports(source).flatMap((target) => {
		if (/^@tensorflow\//.test(target)) {
			return room === 'engine' ? [] : [`${file} imports ${target}; only src/engine may`];
		}
		const path = target.startsWith('~/')
			? target.replace('~', 'src')
			: target.startsWith('.')
				? relative('.', join(dirname(file), target))
				: undefined;
		const other = path?.startsWith('src/') ? path.split('/')[1] : undefined;
		if (!other || other === room || MAY_IMPORT[room]?.includes(other)) return [];
		return [
			`${file} (${room}) imports ${path} (${other}); ${room} may import ${MAY_IMPORT[room]?.join(', ') || 'nothing'}`,
		];
	});
}
