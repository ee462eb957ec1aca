import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.wasm': 'application/wasm',
};

/**
 * Serves a bench's page and the files that the libraries load by themselves, isolated from other origins,
 * so that those with threads have them.
 *
 * @param folders a folder on disk for each first part of a path; '' is the rest
 */
export async function serveBench(folders: Record<string, string>): Promise<{ origin: string; server: Server }> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const [, first = '', ...rest] = pathname.split('/');
		const named = first in folders && rest.length > 0;
		const file = join(folders[named ? first : ''] ?? '', normalize(named ? rest.join(sep) : pathname));
		const headers = {
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-embedder-policy': 'require-corp',
			'cross-origin-resource-policy': 'same-origin',
		};
		if (pathname === '/') {
			response.writeHead(200, { ...headers, 'content-type': 'text/html' });
			response.end('<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>');
		} else if (existsSync(file)) {
			response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
			createReadStream(file).pipe(response);
		} else {
			response.writeHead(404, headers).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}
