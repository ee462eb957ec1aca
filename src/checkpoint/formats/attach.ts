import type { Context } from '../pickle/context.ts';
import type { RecordInfo } from '../records.ts';

/** Gives each storage its record `folder + key` and says which are missing, short or long. */
export function attachRecords(
	context: Context,
	byName: ReadonlyMap<string, RecordInfo>,
	folder: string,
	bigEndian: boolean,
): void {
	const { problems } = context;
	for (const storage of context.storages.values()) {
		// what lies in a pickle inside this one has a number and a slash before its key, and its data beside it
		if (storage.record || /^\d+\//.test(storage.key)) continue;
		storage.bigEndian = bigEndian;
		const record = byName.get(folder + storage.key);
		if (!record) {
			// a storage of no bytes needs no record, and a meta one has none
			if (storage.bytes > 0 && storage.device !== 'meta') {
				problems.add('record-missing', 'error', {
					key: storage.key,
					record: folder + storage.key,
					expected: storage.bytes,
				});
			}
			continue;
		}
		storage.record = record;
		const evidence = { key: storage.key, record: record.name, expected: storage.bytes, found: record.size };
		if (record.size < storage.bytes) problems.add('record-short', 'error', evidence);
		else if (record.size > storage.bytes) problems.add('record-long', 'error', evidence);
	}
}
