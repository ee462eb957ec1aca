interface Props {
	/** A piece of code. */
	label: string;
	checked: boolean;
	onChange: (checked: boolean) => void;
}

/** A piece of code that is there or not. */
export function Check({ label, checked, onChange }: Props) {
	return (
		<label class="lab-check">
			<input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
			<code>{label}</code>
		</label>
	);
}
