/** The lab's views, in the order of the tabs; the first needs no name in the address. */
export const VIEWS = ['one', 'batch', 'twice', 'float32'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The view that an address asks for. */
export function viewOf(search: string): ViewName {
	const wanted = new URLSearchParams(search).get('v');
	return VIEWS.find((name) => name === wanted) ?? 'one';
}
