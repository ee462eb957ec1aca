import { networkOf } from '../../nn/networks/index.ts';
import { type Summary, summaryOf } from '../../nn/summary/summary.ts';
import { TorchText } from '../shared/TorchText.tsx';
import { type Built, build } from './build.ts';
import { factsOf, type Model } from './models.ts';
import { grouped, prefixed, sized } from './numbers.ts';
import { lineOf } from './python.ts';
import type { State } from './state.ts';
import type { Facts, LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

/** What the sentences on a state may name. */
function factsFor({ model }: State): Facts {
	const { enumName, weights } = factsOf(model);
	const [first] = weights;
	const best = weights.at(-1);
	if (!first || !best) throw new Error(`expected weights of ${model}, found none`);
	return { model, enumName, first, best, resize: best.resize };
}

const SIGNS = { loaded: 'loaded', random: 'partly', renamed: 'raised', raised: 'raised' } as const;

function Verdict({ state, built, t }: { state: State; built: Built; t: LabStrings }) {
	const { outcome, remarks } = judge(state, built);
	const facts = factsFor(state);
	const { weights, warnings, error } = built;
	const says = error ? `${error.type}: ${error.text}` : warnings.map((w) => `UserWarning: ${w}`).join('\n');
	return (
		<div class="lab-verdict" data-outcome={SIGNS[outcome]}>
			<p>
				<strong>{t.outcomes[outcome]}</strong> {weights && <span>{t.file(weights.file, sized(weights.bytes))}</span>}
			</p>
			{remarks.map((remark) => (
				<p key={remark}>{t.remarks[remark](facts)}</p>
			))}
			{says && <TorchText text={says} words={t} />}
		</div>
	);
}

function Numbers({ model, built, summary, t }: { model: Model; built: Built; summary: Summary; t: LabStrings }) {
	const top1 = built.weights ? `${built.weights.top1} %` : t.noAnswer;
	const rows: [string, string][] = [
		[t.parameters, grouped(summary.parameters)],
		[t.tensors, grouped(summary.tensors)],
		[t.bytes, sized(summary.bytes)],
		[t.work, prefixed(summary.multiplyAdds)],
		[t.memory, sized(summary.peakBytes)],
		[t.top1, top1],
	];
	return (
		<>
			<dl class="model-numbers" aria-label={model}>
				{rows.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<p class="model-kinds">
				<span>{t.kinds}</span>
				{summary.kinds.map(([name, count]) => (
					<span key={name}>
						<code>{name}</code> × {count}
					</span>
				))}
			</p>
		</>
	);
}

/** What a line builds, what PyTorch says of it, and what it costs. */
export function Result({ state, t }: { state: State; t: LabStrings }) {
	const built = build(state);
	return (
		<>
			<p class="model-line">
				<code>{lineOf(state)}</code>
			</p>
			<Verdict state={state} built={built} t={t} />
			{built.model && <Numbers model={built.model} built={built} summary={summaryOf(networkOf(built.model))} t={t} />}
		</>
	);
}
