/**
 * Serves `dist` like a plain file host: `npm run preview`, `npm start` and the tests use it.
 *
 *   node tools/run/serve.ts [--port 4321]
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const root = join(import.meta.dirname, '../../dist');
const base = (process.env['BASE_PATH'] ?? '/').replace(/\/$/, '');
const at = process.argv.indexOf('--port');
const port = Number(at < 0 ? 4321 : process.argv[at + 1]);

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.wasm': 'application/wasm',
};

/** The `/*` rules of `_headers`, so that what is tested is what a host would send. */
function commonHeaders(): Record<string, string> {
	const lines = readFileSync(join(root, '_headers'), 'utf8').split('\n');
	const start = lines.indexOf(`${base}/*`);
	const end = lines.findIndex((l, i) => i > start && !l.startsWith('  '));
	return Object.fromEntries(
		lines.slice(start + 1, end).map((l) => {
			const [name = '', ...value] = l.trim().split(': ');
			return [name, value.join(': ')];
		}),
	);
}

if (!existsSync(join(root, 'index.html'))) {
	console.error('serve: expected a built site in dist/, found none; run `npm run build` first');
	process.exit(1);
}
const headers = commonHeaders();

const server = createServer((request, response) => {
	const { pathname } = new URL(request.url ?? '/', 'http://localhost');
	const path = decodeURIComponent(pathname);
	const inside = path.startsWith(`${base}/`) ? normalize(path.slice(base.length)) : undefined;
	let file = inside && join(root, inside);
	if (file && existsSync(file) && statSync(file).isDirectory()) {
		if (!path.endsWith('/')) {
			response.writeHead(301, { location: `${path}/` }).end();
			return;
		}
		file = join(file, 'index.html');
	}
	const found = file?.startsWith(root) && existsSync(file);
	const sent = found && file ? file : join(root, '404.html');
	const type = TYPES[extname(sent)] ?? 'application/octet-stream';
	const zip =
		/^(text|application\/(json|xml))|svg/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
	response.writeHead(found ? 200 : 404, {
		...headers,
		'content-type': type,
		vary: 'accept-encoding',
		...(zip ? { 'content-encoding': 'gzip' } : {}),
	});
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	// a build running beside us may take the file away between the look and the read
	const content = createReadStream(sent).on('error', () => response.destroy());
	if (zip) content.pipe(createGzip()).pipe(response);
	else content.pipe(response);
});

server.on('error', (error: NodeJS.ErrnoException) => {
	const why = error.code === 'EADDRINUSE' ? `port ${port} is taken; stop what uses it, or set PORT` : error.message;
	console.error(`serve: could not start: ${why}`);
	process.exit(1);
});
server.listen(port, () => console.log(`Warmstart is at http://localhost:${port}${base}/  (stop with Ctrl+C)`));
