import type { System } from './state.ts';

/** Characters that mean nothing to a shell. */
const SAFE = /^[\w@%+=:,./-]+$/;

/** A text between single quotes, which leave everything as it is. */
const inQuotes = (text: string, system: System) => `'${text.replaceAll("'", system === 'windows' ? "''" : `'\\''`)}'`;

/** The assignment of an environment variable in PowerShell. */
export const powerShell = (name: string, text: string): string => `$env:${name} = ${inQuotes(text, 'windows')}`;

/** A text as one word of the system's shell: a POSIX shell, or PowerShell on Windows. */
export function quoted(text: string, system: System): string {
	// PowerShell takes @ and a comma for more than themselves
	if (SAFE.test(text) && !(system === 'windows' && /[@,]/.test(text))) return text;
	return inQuotes(text, system);
}
