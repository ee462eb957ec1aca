/**
 * Every limit of the reader, with its reason. What passes one is reported, never read on in silence:
 * real files stay far below, and a hostile one cannot make a tab hang or fill its memory.
 */

/** Files up to this size are read whole at once: one request costs less than five. */
export const WHOLE_FILE = 128 * 1024;
/** Read from the start: enough for every magic number, a pointer, a page's title. */
export const HEAD = 4 * 1024;
/** Read from the end: a zip's end record (22 B), its longest comment (65,535 B) and the zip64 records (76 B). */
export const TAIL = 65_535 + 22 + 76;
/** Wrappers looked through; a gzip in a tar in a zip is an accident, more is an attack. */
export const WRAPPERS = 4;

/** Entries of a zip or tar. The largest known checkpoint has 1.3 million tensors. */
export const ENTRIES = 2_000_000;
/** A zip's central directory: ENTRIES would need about 200 MB; this is 600,000 entries of 100 B. */
export const DIRECTORY = 64 * 1024 * 1024;
/** Inflated bytes per stored byte, over {@link INFLATE_FREE}: trained weights deflate 2:1 at best, bombs 1000:1. */
export const INFLATE_RATIO = 32;
/** What a small compressed thing may always inflate to. */
export const INFLATE_FREE = 4 * 1024 * 1024;
/** Inflated bytes kept in memory for a wrapper. */
export const INFLATE = 1024 * 1024 * 1024;
/** Bytes looked through for the end of an entry whose size no header gives. */
export const SCAN = 256 * 1024 * 1024;

/** A pickle's bytes. Weights are not in it; 1.3 million tensors take about 150 MB. */
export const PICKLE = 256 * 1024 * 1024;
/** First guess at the length of a pickle whose size is unknown; a ResNet-18's is 12 KB, a 70 B model's 150 KB. */
export const PICKLE_WINDOW = 64 * 1024;
/** Opcodes run for one file, over all its pickles: about a second. */
export const OPERATIONS = 20_000_000;
/** Containers and objects made for one file, at about 60 B each. */
export const NODES = 4_000_000;
/** Bytes of an integer. Python refuses to print one over 4,300 digits (1,785 B). */
export const INTEGER_BYTES = 2048;
/** Characters of a module's or class's name. */
export const NAME = 4096;
/** Levels of containers looked into for tensors. Python's own pickler stops at about 500. */
export const DEPTH = 2000;
/** Tensors listed; each costs about 500 B. */
export const TENSORS = 1_500_000;
/** Places a walk visits, over all containers: a value shared a million times is visited once. */
export const VISITS = 5_000_000;
/** Problems of one kind told one by one; the rest is counted. */
export const PROBLEMS_PER_CODE = 20;
/** Nested pickles (`_load_from_bytes`) inside pickles. */
export const NESTED = 3;

/** The safetensors library's own limit on its header. */
export const ST_HEADER = 100_000_000;
/** A JSON index or configuration; the longest known index is 9 MB. */
export const JSON_TEXT = 64 * 1024 * 1024;

/** Bytes of one tensor gathered in memory at once: the longest typed array every browser gives. */
export const CONTIGUOUS = 2 ** 31 - 1;
/** Bytes read at once when streaming. */
export const CHUNK = 4 * 1024 * 1024;
/** Bytes of storage held to gather a tensor that is not stored row by row. */
export const GATHER = 512 * 1024 * 1024;
