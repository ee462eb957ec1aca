/** What is saved. */
export const WHAT = ['state', 'whole'] as const;
/** `torch.save` since 1.6, and with `_use_new_zipfile_serialization=False`. */
export const FORMATS = ['zip', 'legacy'] as const;
/** Whose numbers. */
export const WHOSE = ['file', 'fresh'] as const;

/** How the network is saved. */
export interface Form {
	what: (typeof WHAT)[number];
	format: (typeof FORMATS)[number];
	whose: (typeof WHOSE)[number];
}

export const START: Form = { what: 'state', format: 'zip', whose: 'file' };

/** All there are. */
export const FORMS: readonly Form[] = WHAT.flatMap((what) =>
	FORMATS.flatMap((format) => WHOSE.map((whose): Form => ({ what, format, whose }))),
);

/** The name under which the file is kept. */
export const savedName = ({ what, format }: Form): string =>
	`my-digits${what === 'whole' ? '-whole-model' : ''}${format === 'legacy' ? '-legacy' : ''}.pth`;
