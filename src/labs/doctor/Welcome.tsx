import type { DoctorStrings } from './strings.en.ts';

/** The samples in `public/checkpoints`; tools/record/checkpoint-samples.ts puts them there. */
export const SAMPLES = {
	dataparallel: 'dataparallel.pth',
	truncated: 'truncated.pth',
	malware: 'hostile.pth',
} as const;

interface Props {
	t: DoctorStrings;
	/** The site's base path, with a slash at its end. */
	base: string;
	/** Something is being dragged over the page. */
	over: boolean;
	/** A file is open: the box gets small. */
	small: boolean;
	onFiles: (files: readonly File[]) => void;
	onSample: (address: string) => void;
}

/** Where a file comes in: by drop, by choosing, or a sample. It says what happens to the file. */
export function Welcome({ t, base, over, small, onFiles, onSample }: Props) {
	return (
		<div class="doctor-welcome" data-over={over || undefined} data-small={small || undefined}>
			<label class="doctor-drop">
				<svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true">
					<path
						d="M12 6h16l8 8v28H12z M28 6v8h8"
						fill="none"
						stroke="currentColor"
						stroke-width="1.5"
						stroke-linejoin="round"
					/>
					<path
						d="M24 20v14m-6-6 6 6 6-6"
						fill="none"
						stroke="var(--ember)"
						stroke-width="2"
						stroke-linecap="round"
						stroke-linejoin="round"
					/>
				</svg>
				<span class="doctor-drop-words">
					<b>{over ? t.dropNow : small ? t.another : t.drop}</b>
					{!over && (
						<span>
							{t.or} <u>{t.choose}</u>
						</span>
					)}
				</span>
				<input
					type="file"
					multiple
					class="sr-only"
					onChange={(event) => {
						const files = [...(event.currentTarget.files ?? [])];
						// the same file may be chosen again after it changed
						event.currentTarget.value = '';
						if (files.length) onFiles(files);
					}}
				/>
				<small>{t.kinds}</small>
			</label>
			<p class="doctor-private">
				<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
					<path
						d="M5 9h10v8H5z M7 9V6.5a3 3 0 0 1 6 0V9"
						fill="none"
						stroke="currentColor"
						stroke-width="1.5"
						stroke-linejoin="round"
					/>
				</svg>
				<span>{t.private}</span>
			</p>
			<div class="doctor-samples">
				<p>{t.samples}</p>
				<ul>
					{(Object.keys(SAMPLES) as (keyof typeof SAMPLES)[]).map((name) => {
						const address = `${base}checkpoints/${SAMPLES[name]}`;
						return (
							<li key={name}>
								<a
									href={address}
									download
									data-astro-prefetch="false"
									onClick={(event) => {
										event.preventDefault();
										onSample(address);
									}}
								>
									<b>{t.sample[name].name}</b> <span>{t.sample[name].text}</span>
								</a>
							</li>
						);
					})}
				</ul>
			</div>
		</div>
	);
}
