/**
 * The checkpoint reader as one chunk of the worker: cut by who else uses which module it came in seven, which
 * compress 3 kB worse. Checksums, shards, rarer formats and the writers are asked for after it and stay apart.
 */
export const reader = {
	name: 'reader',
	test: /src\/checkpoint\/(?!write\/|verify|shards|zip\/(crc32|scan|lookup)|formats\/(tar|pt2|others)\.ts|sniff-others)/,
};
