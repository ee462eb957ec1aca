/** A picture as a canvas gives it: red, green, blue and alpha of each pixel, row by row. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	/** 4 bytes a pixel; alpha is not looked at. */
	readonly data: Uint8Array | Uint8ClampedArray;
}

const WIDTH = 320;
const HEIGHT = 256;

type Colour = readonly [number, number, number];

/** A sun over two hills, by whole numbers, as tools/record/classify.py draws it. */
function colourAt(x: number, y: number): Colour {
	const far = 150 + Math.floor((x - 90) ** 2 / 260);
	const near = 190 + Math.floor((x - 250) ** 2 / 400);
	if (y >= near) return [58 + ((x + y) % 7) * 4, 110 - Math.floor((y - near) / 3), 52];
	if (y >= far) return [96, 128 + ((x * 3 + y * 5) % 5) * 3, 110];
	if ((x - 226) ** 2 + (y - 70) ** 2 < 34 ** 2) return [255, 214, 120];
	return [120 + Math.floor(y / 2), 160 + Math.floor(y / 3), 222 - Math.floor(y / 5)];
}

/** The picture that is there before the reader brings one. */
export function samplePicture(): Picture {
	const data = new Uint8Array(WIDTH * HEIGHT * 4);
	for (let y = 0; y < HEIGHT; y++) {
		for (let x = 0; x < WIDTH; x++) data.set([...colourAt(x, y), 255], (y * WIDTH + x) * 4);
	}
	return { width: WIDTH, height: HEIGHT, data };
}
