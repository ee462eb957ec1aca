interface Props<T extends string> {
	label: string;
	of: readonly T[];
	/** What a reader sees of each. */
	names: Record<T, string>;
	value: T;
	onChange: (value: T) => void;
}

/** A labelled choice of one of a few. */
export function Select<T extends string>({ label, of, names, value, onChange }: Props<T>) {
	return (
		<label>
			{label}
			<select
				value={value}
				onChange={(event) => {
					const chosen = of.find((name) => name === event.currentTarget.value);
					if (chosen) onChange(chosen);
				}}
			>
				{of.map((name) => (
					<option key={name} value={name}>
						{names[name]}
					</option>
				))}
			</select>
		</label>
	);
}
