import { useEffect, useRef } from 'preact/hooks';
import { CROP } from '../pretrained-models/models.ts';

/** What the network sees of the picture: the middle, cut out and small. */
export function Seen({ pixels, label }: { pixels: Uint8Array; label: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const context = canvas.current?.getContext('2d');
		if (!context) return;
		const image = context.createImageData(CROP, CROP);
		for (let i = 0; i < CROP * CROP; i++) {
			image.data.set(pixels.subarray(3 * i, 3 * i + 3), 4 * i);
			image.data[4 * i + 3] = 255;
		}
		context.putImageData(image, 0, 0);
	}, [pixels]);
	return <canvas ref={canvas} class="classify-seen" width={CROP} height={CROP} role="img" aria-label={label} />;
}
