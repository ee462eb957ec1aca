/** How long one field of an address may be; what is longer was not written by this lab. */
export const LONGEST_FIELD = 24;

/** Fields as one value of an address; a field holds no separator of its own. */
export const joined = (fields: readonly string[]): string => fields.map((f) => f.replace(/[,;]/g, '')).join(',');

/** The fields of a value written by {@link joined}; none if one of them is longer than any field here. */
export function fieldsOf(value: string | null): string[] {
	const fields = value?.split(',') ?? [];
	return fields.some((f) => f.length > LONGEST_FIELD) ? [] : fields;
}

/** A query without its separators escaped; empty for one without fields. */
export function queryText(query: URLSearchParams): string {
	const text = query.toString().replaceAll('%2C', ',').replaceAll('%3B', ';');
	return text && `?${text}`;
}
