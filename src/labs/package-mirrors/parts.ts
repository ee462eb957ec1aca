import { recipeOf } from './recipes.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

export { Result } from './Result.tsx';

/** The result in a sentence. */
export function announce(state: State, t: LabStrings): string {
	const made = recipeOf(state);
	return 'error' in made ? t.errors[made.error] : t.announce(made.recipe.commands, made.recipe.file?.path);
}
