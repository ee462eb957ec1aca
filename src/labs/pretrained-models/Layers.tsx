import type { Layer } from '../../nn/summary/layers.ts';
import { grouped, shapeText } from './numbers.ts';

function Row({ layer }: { layer: Layer }) {
	return (
		<>
			<code>{layer.name}</code>
			<small>{layer.className ?? ''}</small>
			<span>
				{/* what keeps the shape need not say it twice */}
				{layer.className && layer.inside.join() !== layer.out.join() && `${shapeText(layer.inside)} → `}
				{shapeText(layer.out)}
			</span>
			<b>{layer.parameters ? grouped(layer.parameters) : '–'}</b>
		</>
	);
}

/** Modules as a tree that opens without a script. */
export function Layers({ layers }: { layers: readonly Layer[] }) {
	return (
		<ul class="model-layers">
			{layers.map((layer) => (
				<li key={layer.path}>
					{layer.children.length ? (
						<details>
							<summary>
								<Row layer={layer} />
							</summary>
							<Layers layers={layer.children} />
						</details>
					) : (
						<p>
							<Row layer={layer} />
						</p>
					)}
				</li>
			))}
		</ul>
	);
}
