import { torchText } from '../../shared/torch-text.en.ts';
import type { FORMATS, WHAT, WHOSE } from './form.ts';

const group = (n: number) => n.toLocaleString('en');

/** The words of the view that saves, in English. */
export const strings = {
	...torchText,
	what: 'What is saved',
	whats: { state: 'model.state_dict()', whole: 'model, the whole object' } satisfies Record<
		(typeof WHAT)[number],
		string
	>,
	format: 'Format',
	formats: { zip: 'zip, since 1.6', legacy: 'the one before (legacy)' } satisfies Record<
		(typeof FORMATS)[number],
		string
	>,
	whose: 'Its numbers',
	whoses: { file: 'out of the file: it reads', fresh: 'fresh: it guesses' } satisfies Record<
		(typeof WHOSE)[number],
		string
	>,
	writing: 'Writing…',
	download: 'Download',
	bytes: (n: number) => `${group(n)} bytes, written in this page`,
	here: 'PyTorch loads it: the code below does so, and says how many digits it reads.',
	announce: (name: string, n: number) => `${name} is written, ${group(n)} bytes.`,
	sections: {
		zip: 'The zip’s records, in the order of the bytes',
		legacy: 'The file’s parts: five pickles, then the numbers',
	},
	at: 'Byte',
	size: 'Bytes',
	record: 'Record',
	part: 'Part',
	numbers: (tensor: string) => `float32 numbers of ${tensor}`,
	part_: {
		'data.pkl': 'the pickle: names, shapes, and where each tensor’s numbers are',
		'.format_version': 'of the archive’s layout',
		'.storage_alignment': 'the numbers begin at a multiple of this, so that the file can be mapped',
		byteorder: 'of the numbers: little',
		version: 'of the archive: 3',
		'.data/serialization_id': 'a fingerprint of the records',
		magic: 'the number 0x1950a86a20f9469cfc6c, by which the format is known',
		protocol: 'the number 1001',
		system: 'what the machine was like: little-endian',
		object: 'the object: names, shapes, and where each tensor’s numbers are',
		keys: 'in which order the numbers follow',
	},
	rest: {
		zip: (n: number) => `The other ${group(n)} bytes are the zip’s headers, padding, and its directory at the end.`,
		legacy: (n: number) => `The other ${group(n)} bytes say before each tensor’s numbers how many there are.`,
	},
	names: 'What the pickle asks Python to import',
	allowed: 'on the list of weights_only',
	refused: 'not on the list',
	harmless: 'All of it is on PyTorch’s own list, so weights_only=True takes the file.',
	why: 'A pickle is a program. Whatever it imports it can call with arguments of its choice, and a class that is imported runs its module’s code. So weights_only=True imports nothing, and takes only names that PyTorch knows to be harmless; the first other one ends it, whatever the file is.',
	refuses: 'torch.load(path) raises',
	listing: (n: number) => `The pickle, instruction by instruction (${n})`,
	instruction: 'Instruction',
	does: 'What it does',
	global: (path: string, allowed: boolean) =>
		`imports ${path} and lays it on the stack${allowed ? '' : '; here weights_only=True stops'}`,
	get: (n: string, what: string | undefined) =>
		`lays no. ${n} of the notes on the stack again${what ? `: ${what}` : ''}`,
	/** `#` is the argument. */
	ops: {
		PROTO: 'says that this is a pickle of protocol #',
		STOP: 'the end; what lies on the stack is the result',
		MARK: 'remembers this place of the stack',
		BINPUT: 'notes what lies on top as no. #',
		LONG_BINPUT: 'notes what lies on top as no. #',
		BINUNICODE: 'lays the text # on the stack',
		BININT: 'lays the number # on the stack',
		BININT1: 'lays the number # on the stack',
		BININT2: 'lays the number # on the stack',
		LONG1: 'lays the number # on the stack',
		NONE: 'lays None on the stack',
		NEWTRUE: 'lays True on the stack',
		NEWFALSE: 'lays False on the stack',
		EMPTY_TUPLE: 'lays an empty tuple on the stack',
		TUPLE: 'makes a tuple of all above the remembered place',
		TUPLE1: 'makes a tuple of what lies on top',
		TUPLE2: 'makes a tuple of the two on top',
		TUPLE3: 'makes a tuple of the three on top',
		EMPTY_LIST: 'lays an empty list on the stack',
		APPEND: 'puts the top into the list below it',
		APPENDS: 'puts all above the remembered place into the list below it',
		EMPTY_DICT: 'lays an empty dict on the stack',
		SETITEM: 'puts the key and the value on top into the dict below them',
		SETITEMS: 'puts all above the remembered place, as keys and values, into the dict below it',
		BINPERSID:
			'takes the tuple on top and puts the storage that it describes in its place: the numbers come from outside',
		REDUCE: 'calls what lies below with the tuple on top as its arguments; the result takes their place',
		NEWOBJ: 'makes an object of the class below, with the tuple on top as its arguments',
		BUILD: 'gives the object below its attributes out of the dict on top',
	},
};

/** What a language has to say in this view. */
export type WriteStrings = typeof strings;
