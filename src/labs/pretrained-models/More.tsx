import { useState } from 'preact/hooks';
import { loadStyles } from '../shared/load-styles.ts';
import styles from './more.css?url';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

interface Props {
	state: State;
	t: LabStrings;
}

type Late = typeof import('./late.ts');

/** The layers and the list of all models: long, and drawn when somebody opens them. */
export function More({ state, t }: Props) {
	const [late, setLate] = useState<Late>();
	const load = async () => {
		const [parts] = await Promise.all([import('./late.ts'), loadStyles(styles)]);
		setLate(parts);
	};
	const waiting = <p class="lab-wait">{t.opening}</p>;
	return (
		<div class="model-more">
			<details onToggle={() => void load()}>
				<summary>{t.tree}</summary>
				{late ? <late.Layers layers={late.layersOfModel(state.model)} /> : waiting}
			</details>
			<details onToggle={() => void load()}>
				<summary>{t.all}</summary>
				{late ? <late.AllModels chosen={state.model} t={t} /> : waiting}
			</details>
		</div>
	);
}
