import {
	type Checkpoint,
	type GlobalUse,
	locateRecord,
	type RecordInfo,
	readRecord,
} from '../../../checkpoint/index.ts';
import { listPickle, type PickleListing } from '../../../checkpoint/pickle/listing.ts';
import { openBytes } from '../weights.ts';

/** A run of a file's bytes that has a meaning of its own. */
export interface Section {
	/** A record's name in the zip, or what a legacy file has there. */
	name: string;
	/** The first byte of its content. */
	at: number;
	size: number;
	/** Of a zip record. */
	crc32: number | undefined;
	/** The tensor whose numbers they are: `head.bias, 10`. */
	tensor: string | undefined;
}

/** What is in the bytes of a checkpoint. */
export interface Anatomy {
	format: 'zip' | 'legacy';
	/** In the order of the bytes. */
	sections: Section[];
	/** The pickle that describes the object, and the byte of the file at which it begins. */
	pickle: PickleListing;
	pickleAt: number;
	/** The names that the pickle imports. */
	globals: readonly GlobalUse[];
	bytes: number;
}

/** The pickles of a legacy file, in their order. */
export const LEGACY_PICKLES = ['magic', 'protocol', 'system', 'object', 'keys'] as const;

/** What a storage holds, by its record. */
const tensorOf = ({ tensors }: Checkpoint, record: RecordInfo): string | undefined => {
	const found = tensors.find((t) => t.storage?.record === record);
	return found && `${found.path.at(-1)}, ${found.shape.join(' × ')}`;
};

/** The root folder is the same before every name. */
const short = (name: string) => name.slice(name.indexOf('/') + 1);

/** Takes a checkpoint apart, as far as its bytes are meant for different things. */
export async function anatomyOf(bytes: Uint8Array, name: string): Promise<Anatomy> {
	const checkpoint = await openBytes(bytes, name);
	const { globals } = checkpoint;
	if (checkpoint.format === 'zip') {
		const sections: Section[] = [];
		for (const record of checkpoint.records) {
			const { crc32, size } = record;
			sections.push({
				name: short(record.name),
				at: await locateRecord(record),
				size,
				crc32: crc32 ?? undefined,
				tensor: tensorOf(checkpoint, record),
			});
		}
		sections.sort((a, b) => a.at - b.at);
		const described = checkpoint.records.find((r) => r.name.endsWith('/data.pkl'));
		if (!described) throw new Error(`${name}: expected a record data.pkl, found none`);
		const pickle = listPickle(await readRecord(described));
		return { format: 'zip', sections, pickle, pickleAt: await locateRecord(described), globals, bytes: bytes.length };
	}
	const listings: PickleListing[] = [];
	const sections: Section[] = [];
	for (const [i, label] of LEGACY_PICKLES.entries()) {
		const at = listings[i - 1]?.end ?? 0;
		const listing = listPickle(bytes, at);
		listings.push(listing);
		sections.push({ name: label, at, size: listing.end - at, crc32: undefined, tensor: undefined });
	}
	for (const { record, key } of checkpoint.storages) {
		if (!record) continue;
		const tensor = tensorOf(checkpoint, record);
		sections.push({ name: key, at: record.dataOffset ?? 0, size: record.size, crc32: undefined, tensor });
	}
	sections.sort((a, b) => a.at - b.at);
	const pickle = listings[LEGACY_PICKLES.indexOf('object')] as PickleListing;
	return { format: 'legacy', sections, pickle, pickleAt: 0, globals, bytes: bytes.length };
}
