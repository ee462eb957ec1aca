interface Props {
	label: string;
	accept: string;
	file: File | undefined;
	/** Shown while none is chosen. */
	none: string;
	choose: string;
	remove: string;
	onChange: (file: File | undefined) => void;
}

/** A file of the reader's own, which stays on their machine. */
export function FileField({ label, accept, file, none, choose, remove, onChange }: Props) {
	return (
		<div class="classify-file">
			<label class="lab-button">
				{choose}
				<input
					type="file"
					class="sr-only"
					accept={accept}
					aria-label={label}
					onChange={(event) => {
						const chosen = event.currentTarget.files?.[0];
						// the same file again is a change, too
						event.currentTarget.value = '';
						if (chosen) onChange(chosen);
					}}
				/>
			</label>
			<span>{file?.name ?? none}</span>
			{file && (
				<button type="button" class="lab-chip" onClick={() => onChange(undefined)}>
					{remove}
				</button>
			)}
		</div>
	);
}
