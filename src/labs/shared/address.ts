/** `t-` of `t-lr`; the labs of a page that is shared keep theirs apart by it, and the first lab has none. */
const prefixOf = (parameter: string): string => /^[a-z]+-/.exec(parameter)?.[0] ?? '';

/**
 * Puts a lab's parameters into an address' query and leaves those of the page's other labs as they are.
 *
 * @param search the query as it is, with its `?`, or empty
 * @param query the lab's own parameters, each with the lab's prefix; with or without a `?`
 */
export function withQuery(search: string, query: string, prefix = ''): string {
	const parts = (text: string) => text.replace(/^\?/, '').split('&').filter(Boolean);
	const others = parts(search).filter((part) => prefixOf(part) !== prefix);
	const all = prefix ? [...others, ...parts(query)] : [...parts(query), ...others];
	return all.length ? `?${all.join('&')}` : '';
}

/** Writes a lab's parameters into the page's address; see {@link withQuery}. */
export function writeAddress(query: string, prefix = ''): void {
	const { pathname, search, hash } = location;
	history.replaceState(history.state, '', `${pathname}${withQuery(search, query, prefix)}${hash}`);
}
