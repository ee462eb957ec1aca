interface Props<N extends string, S> {
	legend: string;
	presets: Record<N, S>;
	/** Names of these and possibly of other presets */
	names: Readonly<Record<NoInfer<N>, string>>;
	state: S;
	onChange: (state: S) => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A row of buttons, each of which brings a setting worth seeing. */
export function Presets<N extends string, S>({ legend, presets, names, state, onChange }: Props<N, S>) {
	return (
		<fieldset class="lab-presets">
			<legend>{legend}</legend>
			{(Object.keys(presets) as N[]).map((name) => (
				<button
					key={name}
					type="button"
					class="lab-chip"
					aria-pressed={same(presets[name], state)}
					onClick={() => onChange(presets[name])}
				>
					{names[name]}
				</button>
			))}
		</fieldset>
	);
}
