import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pickle } from '../fixtures.testing.ts';
import { bytesSource, openCheckpoint, readRecord } from '../index.ts';
import { listPickle, type PickleArgument } from './listing.ts';
import recorded from './listing-goldens.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../../..');

/** An argument as tools/record/pickle_listing.py writes it. */
function textOf(argument: PickleArgument | undefined): string {
	if (argument === undefined) return '';
	if (argument instanceof Uint8Array) return Buffer.from(argument).toString('hex');
	if (typeof argument === 'object') {
		const bytes = Buffer.alloc(8);
		bytes.writeDoubleBE(argument.value);
		return bytes.toString('hex');
	}
	if (typeof argument === 'bigint') return String(argument);
	return JSON.stringify(argument).replace(
		/[\x7f-\uffff]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** The pickle of an archive, or the file itself. */
async function picklesOf(file: string): Promise<Uint8Array> {
	const bytes = new Uint8Array(readFileSync(join(ROOT, file)));
	const { records } = await openCheckpoint(bytesSource(bytes, file));
	const record = records.find((r) => r.name.endsWith('/data.pkl'));
	return record ? readRecord(record) : bytes;
}

describe(`what pickletools of Python ${recorded.python} lists`, () => {
	it.each(Object.entries(recorded.files))('of %s', async (file, wanted) => {
		const bytes = await picklesOf(file);
		let start = 0;
		for (const [count, sha256] of wanted) {
			const { ops, end, complete } = listPickle(bytes, start);
			const lines = ops.map(({ at, name, argument }) => `${at - start} ${name} ${textOf(argument)}`);
			expect(complete).toBe(true);
			expect(lines.length).toBe(count);
			expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(sha256);
			start = end;
		}
	});
});

describe('a listing breaks off', () => {
	it.each([
		['where a byte is no instruction', '\x80\x02K\x01\xff.', 4],
		['where an argument is cut', '\x80\x02X\x10\x00\x00\x00abc', 2],
		['where a length is beyond the bytes', '\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\x7fabc.', 2],
		['where a line does not end', 'cos\nsystem', 0],
		['where a number is none', 'Iforty\n.', 0],
		['where STOP is missing', '\x80\x02N', 3],
	])('%s', (_, text, end) => {
		expect(listPickle(pickle(text))).toMatchObject({ end, complete: false });
	});

	it('and says what stood before', () => {
		expect(listPickle(pickle('cos\nsystem\nX\x09')).ops).toEqual([
			{ at: 0, length: 11, code: 99, name: 'GLOBAL', argument: 'os system' },
		]);
	});
});
