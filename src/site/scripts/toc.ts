import { currentHeading } from './current-heading.ts';

const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
let frame = 0;

function mark(): void {
	frame = 0;
	const id = currentHeading()?.id;
	for (const link of links) {
		const current = link.hash === `#${id}`;
		if (current) link.setAttribute('aria-current', 'true');
		else link.removeAttribute('aria-current');
	}
}

if (links.length) {
	mark();
	addEventListener('scroll', () => (frame ||= requestAnimationFrame(mark)), { passive: true });
}
