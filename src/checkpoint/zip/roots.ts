import type { Problems } from '../pickle/context.ts';
import type { RecordInfo } from '../records.ts';

/** What macOS and file managers leave in an archive. */
const STRAY = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** Whether an entry is a leftover and no part of the checkpoint. */
export function isStray(name: string): boolean {
	return STRAY.test(name);
}

/** Entries by name; of equal ones that which PyTorch finds. */
export async function byName(records: readonly RecordInfo[], problems: Problems): Promise<Map<string, RecordInfo>> {
	const map = new Map<string, RecordInfo>();
	const twice = new Set<string>();
	for (const record of records) {
		if (map.has(record.name)) {
			problems.add('zip-duplicate-name', 'warning', { record: record.name });
			twice.add(record.name);
		}
		map.set(record.name, record);
	}
	if (!twice.size) return map;
	// rare: loaded when such an archive comes
	const { lookUp } = await import('./lookup.ts');
	for (const [name, record] of lookUp(records, twice)) map.set(name, record);
	return map;
}

/**
 * The root folder of torch's archive, with a slash at the end, empty when there is none: the folder of the
 * shallowest `marker`. Undefined where no entry is one. Says what torch refuses about the layout.
 */
export function findRoot(names: readonly string[], marker: string, problems: Problems): string | undefined {
	const roots = names
		.filter((n) => (n === marker || n.endsWith(`/${marker}`)) && !isStray(n))
		.map((n) => n.slice(0, n.length - marker.length))
		.sort((a, b) => a.split('/').length - b.split('/').length);
	const root = roots[0];
	if (root === undefined) return undefined;
	const twin = roots.find((r) => r !== root && !r.startsWith(root));
	if (twin !== undefined) problems.add('zip-two-roots', 'error', { record: `${twin}${marker}` });
	if (root === '') problems.add('zip-no-root', 'error', { record: marker });
	else if (root.split('/').length > 2) problems.add('zip-nested-root', 'error', { record: root + marker });
	const stray = names.filter(
		(n) => !n.startsWith(root) && n !== twin && !(twin && n.startsWith(twin)) && !root.startsWith(n),
	);
	if (stray.length) {
		problems.add('zip-stray-files', 'error', { record: stray[0] as string, count: stray.length });
	}
	return root;
}
