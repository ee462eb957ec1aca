// `npm start`: from a clean clone to a site in the browser.
import { env, install, root, run } from './setup.mjs';

install();
console.log('Building the site…');
if (run('astro', ['build', '--silent']) !== 0) {
	console.error('The build failed; the message above names the file.');
	process.exit(1);
}
process.exitCode = run('node', ['tools/run/serve.ts', '--port', process.env.PORT ?? '4321'], {
	cwd: root,
	env,
});
