import { factsOf, MODELS, type Model } from './models.ts';
import { prefixed } from './numbers.ts';
import type { LabStrings } from './strings.en.ts';

const bySize = [...MODELS].map((model) => ({ model, ...factsOf(model) })).sort((a, b) => a.parameters - b.parameters);
const largest = Math.max(...bySize.map((m) => m.parameters));

/** All models by their parameters, with what their best weights reach. */
export function AllModels({ chosen, t }: { chosen: Model; t: LabStrings }) {
	return (
		<table class="model-all">
			<thead>
				<tr>
					<th scope="col">{t.name}</th>
					<th scope="col">{t.short.parameters}</th>
					<th scope="col">{t.short.work}</th>
					<th scope="col">{t.short.top1}</th>
				</tr>
			</thead>
			<tbody>
				{bySize.map(({ model, parameters, weights }) => (
					<tr key={model} data-chosen={model === chosen || undefined}>
						<th scope="row">{model}</th>
						<td>
							<i style={{ inlineSize: `${((100 * parameters) / largest).toFixed(1)}%` }} />
							{prefixed(parameters)}
						</td>
						<td>{prefixed(1e9 * (weights.at(-1)?.gigaOps ?? 0))}</td>
						<td>{weights.at(-1)?.top1.toFixed(1)} %</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
