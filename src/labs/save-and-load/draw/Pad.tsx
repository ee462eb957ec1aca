import { useEffect, useRef } from 'preact/hooks';
import type { Stroke } from './ink.ts';

interface Props {
	strokes: readonly Stroke[];
	label: string;
	onStrokes: (next: Stroke[], done: boolean) => void;
}

/** Pixels of the canvas, and of the line on it. */
const SIZE = 280;
const LINE = 20;

/** A square to draw on with a pointer. */
export function Pad({ strokes, label, onStrokes }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const drawing = useRef<[number, number][]>();

	useEffect(() => {
		const context = canvas.current?.getContext('2d');
		if (!context) return;
		context.clearRect(0, 0, SIZE, SIZE);
		context.lineWidth = LINE;
		context.lineCap = 'round';
		context.lineJoin = 'round';
		for (const stroke of strokes) {
			context.beginPath();
			for (const [x, y] of stroke) context.lineTo(x * SIZE, y * SIZE);
			// a line of one point is a dot
			const [first] = stroke;
			if (first) context.lineTo((stroke.at(-1)?.[0] ?? 0) * SIZE, (stroke.at(-1)?.[1] ?? 0) * SIZE + 0.01);
			context.stroke();
		}
	}, [strokes]);

	const pointOf = (event: PointerEvent): [number, number] => {
		const box = canvas.current?.getBoundingClientRect();
		if (!box) return [0, 0];
		return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
	};
	const before = useRef<readonly Stroke[]>([]);
	return (
		<canvas
			ref={canvas}
			class="digits-pad"
			width={SIZE}
			height={SIZE}
			role="img"
			aria-label={label}
			onPointerDown={(event) => {
				if (event.button !== 0) return;
				event.currentTarget.setPointerCapture(event.pointerId);
				before.current = strokes;
				drawing.current = [pointOf(event)];
				onStrokes([...strokes, drawing.current], false);
			}}
			onPointerMove={(event) => {
				if (!drawing.current) return;
				drawing.current = [...drawing.current, pointOf(event)];
				onStrokes([...before.current, drawing.current], false);
			}}
			onLostPointerCapture={() => {
				if (!drawing.current) return;
				const stroke = drawing.current;
				drawing.current = undefined;
				onStrokes([...before.current, stroke], true);
			}}
		/>
	);
}
