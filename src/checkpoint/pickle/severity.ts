import type { GlobalSeverity } from '../globals.ts';
import { allowedSince } from './allowed.ts';

/** Python 2's names, as unpickling translates them below protocol 3; the rest of its table names no attack and no tensor. */
const MODULES: Readonly<Record<string, string>> = {
	__builtin__: 'builtins',
	exceptions: 'builtins',
	copy_reg: 'copyreg',
	cPickle: 'pickle',
	commands: 'subprocess',
	thread: '_thread',
	urllib2: 'urllib.request',
	httplib: 'http.client',
	xmlrpclib: 'xmlrpc.client',
	_abcoll: 'collections.abc',
	UserDict: 'collections',
	StringIO: 'io',
	cStringIO: 'io',
};
const NAMES: Readonly<Record<string, string>> = {
	'builtins.xrange': 'builtins.range',
	'builtins.unicode': 'builtins.str',
	'builtins.basestring': 'builtins.str',
	'builtins.long': 'builtins.int',
	'builtins.unichr': 'builtins.chr',
	'builtins.reduce': 'functools.reduce',
	'builtins.intern': 'sys.intern',
	'collections.IterableUserDict': 'collections.UserDict',
};

/** A name as Python 3 finds it. */
export function translate(module: string, name: string): [string, string] {
	const to = Object.hasOwn(MODULES, module) ? (MODULES[module] as string) : module;
	const full = `${to}.${name}`;
	if (!Object.hasOwn(NAMES, full)) return [to, name];
	const [m = '', n = ''] = (NAMES[full] as string).split('.');
	return [m, n];
}

/** Modules that run, fetch, delete or import what they are told; with all their submodules. */
const DANGEROUS = new Set(
	(
		'os posix nt posixpath ntpath subprocess _posixsubprocess sys shutil socket _socket runpy importlib imp ctypes webbrowser ' +
		'code codeop pty platform timeit profile cProfile pdb bdb trace pickle _pickle dill cloudpickle marshal shelve requests ' +
		'urllib urllib3 http aiohttp httpx ftplib smtplib telnetlib xmlrpc socketserver asyncio multiprocessing _thread threading ' +
		'signal atexit gc inspect pip venv ensurepip distutils setuptools idlelib lib2to3 doctest unittest test pydoc pkgutil ' +
		'zipimport site fileinput tempfile glob functools operator _operator types sqlite3 logging.config IPython nltk joblib ' +
		'py_compile compileall torch.hub torch.jit torch.utils.cpp_extension torch.utils.collect_env torch.utils.bottleneck ' +
		'torch.utils.data.datapipes torch.distributed torch.multiprocessing torch.package torch._inductor torch._dynamo ' +
		'torch.fx torch.onnx torch.testing torch.library torch.ops torch.classes numpy.f2py numpy.testing numpy.distutils pandas.io'
	).split(' '),
);
/** Single names of modules that are harmless otherwise. */
const DANGEROUS_NAMES = new Set([
	...(
		'eval exec execfile compile open file input raw_input __import__ getattr setattr delattr globals locals vars breakpoint ' +
		'apply map filter type'
	)
		.split(' ')
		.map((n) => `builtins.${n}`),
	...(
		'torch.load torch.compile torch.serialization.load torch._utils._import_dotted_name numpy.load numpy.loadtxt ' +
		'numpy.genfromtxt numpy.fromfile numpy.memmap numpy.save numpy.savetxt io.open io.FileIO codecs.open pandas.read_pickle ' +
		'pandas.eval copyreg.add_extension linecache.getline'
	).split(' '),
]);
/** Modules whose classes hold values and call nothing that the file chooses. */
const HARMLESS = new Set(
	(
		'collections datetime decimal fractions uuid pathlib argparse numpy.core.multiarray numpy._core.multiarray numpy.dtypes ' +
		'numpy.core.numeric numpy._core.numeric numpy.random._pickle numpy.random.bit_generator torch.nn torch.optim torch._utils ' +
		'torch.jit._pickle __torch__ torch.storage torch.serialization torch.quantization torch.ao.nn torch._tensor torch.torch_version ' +
		'torch._C._nn torch.distributions torch.utils.data.sampler enum copyreg ipaddress array string zoneinfo'
	).split(' '),
);
const HARMLESS_NAMES = new Set([
	...'frozenset range slice list dict tuple object int float str bool bytes ellipsis NotImplemented NoneType'
		.split(' ')
		.map((n) => `builtins.${n}`),
	...'numpy.ndarray numpy.dtype torch.Generator torch.finfo torch.iinfo types.SimpleNamespace torch.memory_format'.split(
		' ',
	),
	...'bool_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 str_ bytes_ complex64 complex128 bool'
		.split(' ')
		.map((n) => `numpy.${n}`),
	// a pair of numbers in nested tensors
	'torch._dynamo.decorators._DimRange',
	// what they rebuild is a pickle inside this one, and is read and reported like it
	'torch.storage._load_from_bytes',
]);

/** Whether the module, or a package it lies in, is in the set. */
function within(set: ReadonlySet<string>, module: string): boolean {
	for (let m = module; m; m = m.slice(0, Math.max(0, m.lastIndexOf('.')))) if (set.has(m)) return true;
	return false;
}

/** What loading the file in full would mean for this name. The allow-list decides; the rest only grades the warning. */
export function severityOf(module: string, name: string): GlobalSeverity {
	const full = `${module}.${name}`;
	if (allowedSince(full)) return 'allowed';
	if (HARMLESS_NAMES.has(full)) return 'harmless';
	// 'a.b' with a dotted name walks attributes: collections.OrderedDict.__init__.__globals__
	if (DANGEROUS_NAMES.has(full) || name.includes('.') || /^__.*__$/.test(name)) return 'dangerous';
	if (module === 'torch.jit._pickle' || module === 'torch._utils') return 'harmless';
	if (within(DANGEROUS, module)) return 'dangerous';
	return within(HARMLESS, module) ? 'harmless' : 'unknown';
}
