/** How close to the screen a lab's code starts to load. */
const MARGIN = '300px';

/** Calls `start` once for each element when it comes near the screen. */
export function whenNear(selector: string, start: (element: HTMLElement) => Promise<void>): void {
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { isIntersecting, target } of entries) {
				if (!isIntersecting) continue;
				observer.unobserve(target);
				void start(target as HTMLElement);
			}
		},
		{ rootMargin: MARGIN },
	);
	for (const element of document.querySelectorAll<HTMLElement>(selector)) observer.observe(element);
}
