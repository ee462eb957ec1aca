import { asPyTorch } from './python.ts';
import type { Settings } from './views.ts';
import { savedAsPyTorch } from './write/python.ts';

/** The program of what the open view shows. */
export function codeOf({ view, state, pixels, form }: Settings): string {
	if (view === 'write') return savedAsPyTorch(form);
	return asPyTorch(state, view === 'draw' ? pixels : undefined);
}
