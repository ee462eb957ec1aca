import { MODELS } from './models.ts';
import { LINES, type State, withLine } from './state.ts';

/** All states there are. */
export const ALL: readonly State[] = MODELS.flatMap((model) =>
	LINES.map((line) => ({ model, line })).filter((state) => withLine(state, state.line).model === model),
);
