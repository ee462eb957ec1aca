import { useEffect, useRef } from 'preact/hooks';
import { BRIGHTEST, PIXELS, SIDE } from './digits.ts';

interface Props {
	/** 64 values of 0…16 */
	pixels: Uint8Array;
	label: string;
}

/** A digit, black where there is ink and clear elsewhere; the styles turn it for the dark theme. */
export function DigitImage({ pixels, label }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const context = canvas.current?.getContext('2d');
		if (!context) return;
		const image = context.createImageData(SIDE, SIDE);
		for (let p = 0; p < PIXELS; p++) image.data[4 * p + 3] = ((pixels[p] ?? 0) / BRIGHTEST) * 255;
		context.putImageData(image, 0, 0);
	}, [pixels]);
	return <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={label} />;
}
