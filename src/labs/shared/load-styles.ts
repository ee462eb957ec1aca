const loaded = new Map<string, Promise<void>>();

/**
 * Adds a style sheet to the page, once. Astro links what a script imports into every page that could
 * come to run it; a sheet that belongs to what a reader opens later is asked for by its address instead.
 *
 * @param href of an `import … from './x.css?url'`
 * @returns when it is applied; rejected where it does not load
 */
export function loadStyles(href: string): Promise<void> {
	let done = loaded.get(href);
	if (!done) {
		done = new Promise((resolve, reject) => {
			const link = document.createElement('link');
			link.rel = 'stylesheet';
			link.href = href;
			link.onload = () => resolve();
			link.onerror = () => {
				link.remove();
				loaded.delete(href);
				reject(new Error(`expected a style sheet at ${href}, found none; check the connection`));
			};
			document.head.append(link);
		});
		loaded.set(href, done);
	}
	return done;
}
