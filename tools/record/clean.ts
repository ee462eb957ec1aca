// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colour codes start with ESC
const ANSI = /\u001b\[[0-9;]*m/g;

/** Removes what differs between machines: terminal colours, install folders, trailing blanks. */
export function normalise(text: string): string {
	return text
		.replace(ANSI, '')
		.replace(/\r\n/g, '\n')
		.replace(/[^\s'"()]*\/(?:site|dist)-packages\//g, '…/')
		.replace(/(?<=\n|^)[ \t]+(?=\n|$)/g, '')
		.replace(/\s+$/, '');
}

/**
 * The exception out of a Python process' stderr: type and whole message (which may have several
 * lines), without the traceback above it.
 */
export function exceptionOf(stderr: string): string {
	const lines = normalise(stderr).split('\n');
	const frame = lines.findLastIndex((l) => /^\s+File "/.test(l));
	const start = lines.findIndex((l, i) => i > frame && /^\S/.test(l) && !/^Traceback/.test(l));
	return lines.slice(start < 0 ? 0 : start).join('\n');
}

/** The warnings of a Python process' stderr as `Category: text`, without file, line and source. */
export function warningsOf(stderr: string): string[] {
	return normalise(stderr)
		.split('\n')
		.flatMap((line) => {
			const found = /:\d+: ((?:\w+Warning): .*)$/.exec(line);
			return found?.[1] ? [found[1]] : [];
		});
}

/** The failure out of a shell tool's stderr: its `ERROR:` lines, else its last line. */
export function shellErrorOf(stderr: string): string {
	const lines = normalise(stderr).split('\n').filter(Boolean);
	const errors = lines.filter((l) => /^ERROR:/.test(l));
	return (errors.length ? errors : lines.slice(-1)).join('\n');
}
