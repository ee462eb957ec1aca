import type { Lang } from '../paths.ts';
import { readContent } from './read.ts';

/** An entry of `content/errors.yaml`: a message, what it means, what to do. */
export interface KnownError {
	id: string;
	/** The exception's type as torch 2.14 prints it. */
	type: string;
	text: string;
	/** Source of a case-insensitive regular expression that recognises the message with other values in it. */
	match: string;
	variants?: { versions: string; text: string }[];
	versions: string;
	source: 'run' | 'source' | 'issue';
	zh: { meaning: string; fix: string };
	en: { meaning: string; fix: string };
	/** Slug of the note that explains it. */
	note: string;
}

export interface ErrorGroup {
	id: string;
	title: Record<Lang, string>;
	errors: KnownError[];
}

let groups: ErrorGroup[] | undefined;

/** All known errors by group, in the file's order. */
export function errorGroups(): ErrorGroup[] {
	groups ??= readContent<ErrorGroup[]>('errors.yaml');
	return groups;
}
