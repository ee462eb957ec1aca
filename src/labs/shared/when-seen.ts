/** Resolves when somebody can see the element: it is on the screen, and the page is not hidden. */
export async function whenSeen(element: Element): Promise<void> {
	for (;;) {
		if (document.hidden) {
			await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
			continue;
		}
		await new Promise<void>((resolve) => {
			const observer = new IntersectionObserver((entries) => {
				// called at once with how it is now, and then at every change
				if (!entries.at(-1)?.isIntersecting) return;
				observer.disconnect();
				resolve();
			});
			observer.observe(element);
		});
		if (!document.hidden) return;
	}
}
