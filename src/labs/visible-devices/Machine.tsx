import { type Gpu, gpusOf, numbered } from './machine.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	/** `cuda:0` first */
	visible: readonly Gpu[];
	t: LabStrings;
}

/** How much of a UUID is shown; no two GPUs here begin alike for longer. */
const SHOWN = 12;

/** The machine's GPUs as cards, each with its name inside the program, or without one. */
export function Machine({ state, visible, t }: Props) {
	const numbers = numbered(state.gpus, state.order);
	return (
		<ul class="visible-machine" aria-label={t.machine}>
			{gpusOf(state.gpus).map((gpu) => {
				const cuda = visible.indexOf(gpu);
				const number = numbers.indexOf(gpu);
				return (
					<li key={gpu.uuid} data-cuda={cuda < 0 ? undefined : cuda}>
						<span class="visible-slot">{t.smi(gpu.slot)}</span>
						<strong>{cuda < 0 ? t.hidden : `cuda:${cuda}`}</strong>
						<span>{gpu.model}</span>
						<code title={gpu.uuid}>{gpu.uuid.slice(0, SHOWN)}…</code>
						{number !== gpu.slot && <span class="visible-number">{t.number(number)}</span>}
					</li>
				);
			})}
		</ul>
	);
}
