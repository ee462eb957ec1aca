import { losses, SCALE } from '../home-figure.ts';

for (const figure of document.querySelectorAll<HTMLElement>('.home-figure')) {
	const slider = figure.querySelector('input') as HTMLInputElement;
	const link = figure.querySelector('a') as HTMLAnchorElement;
	const show = (name: string, text: string) => {
		const output = figure.querySelector(`[data-of=${name}]`);
		if (output) output.textContent = text;
	};

	const update = () => {
		const z = slider.valueAsNumber;
		const now = losses(z);
		show('z', String(z));
		for (const name of ['right', 'twice'] as const) {
			show(name, now[name].toFixed(4));
			figure.querySelector<HTMLElement>(`[data-row=${name}]`)?.style.setProperty('--loss', String(now[name] / SCALE));
		}
		// the lab opens with the reader's own number
		link.search = `?z=${z},0,0&y=0&d=1`;
	};

	slider.disabled = false;
	slider.addEventListener('input', update);
	// a browser may bring back where it stood before
	update();
}
