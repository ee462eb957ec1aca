import { LEAST_VARIANCE, LOWEST_LOG } from '../../losses/binary-steps.ts';
import { formatNumber } from '../shared/format.ts';
import type { Result } from './compute.ts';

/** One line of arithmetic: the formula, the same with the reader's numbers, the value. */
export interface Step {
	id: string;
	formula: string;
	numbers?: string;
	value: number;
}

/** What the reader typed, as short as it was, without the tail that float32 gives to 16.7. */
export const shortInput = (value: number): string => {
	const size = Math.abs(value);
	if (!Number.isFinite(value) || (size && (size >= 1e6 || size < 1e-4))) return formatNumber(value);
	return String(Number(value.toPrecision(7))).replace('-', '−');
};

const inFormula = (text: string): string => (text.startsWith('−') ? `(${text})` : text);
/** A number in a formula: negative ones in parentheses. */
const n = (value: number): string => inFormula(formatNumber(value));
const given = (value: number): string => inFormula(shortInput(value));

/** A probability, with the digits that make it differ from 1. */
const NEAR_ONE = 1e-3;
export const formatProbability = (p: number): string =>
	p === 1 ? '1' : p < 1 && 1 - p < NEAR_ONE ? p.toPrecision(8) : formatNumber(p);

/** `nn.BCEWithLogitsLoss` as PyTorch computes it, for the reader's z. */
export function withLogitsSteps({ columns: c, input }: Result): Step[] {
	const at = (column: Float32Array) => column[0] as number;
	const { y, posWeight: P, weighted, mistake } = input;
	const twice = mistake === 'twice';
	const v = twice ? 's' : 'z';
	const x = twice ? at(c.p) : input.z;
	const [factor, sigmoid] = [at(c.factor), at(c.sigmoid)];
	const by = at(c.withLogitsBy);
	return [
		...(twice ? [{ id: 'fed', formula: 's = σ(z)', numbers: `1 / (1 + exp(−${given(input.z)}))`, value: x }] : []),
		{ id: 'decay', formula: `e = exp(−|${v}|)`, numbers: `exp(−${shortInput(Math.abs(x))})`, value: at(c.decay) },
		{
			id: 'log-sigmoid',
			formula: `log σ(${v}) = min(${v}, 0) − log(1 + e)`,
			numbers: `${given(Math.min(x, 0))} − log(1 + ${n(at(c.decay))})`,
			value: at(c.logSigmoid),
		},
		{ id: 'linear', formula: `(1 − y)·${v}`, numbers: `(1 − ${given(y)})·${given(x)}`, value: at(c.linear) },
		...(weighted
			? [{ id: 'factor', formula: 'w = 1 + (P − 1)·y', numbers: `1 + (${given(P)} − 1)·${given(y)}`, value: factor }]
			: []),
		{
			id: 'loss',
			formula: `loss = (1 − y)·${v} − ${weighted ? 'w·' : ''}log σ(${v})`,
			numbers: `${n(at(c.linear))} − ${weighted ? `${n(factor)}·` : ''}${n(at(c.logSigmoid))}`,
			value: at(c.withLogits),
		},
		{
			id: 'by',
			formula: weighted ? `∂loss/∂${v} = (P·y + 1 − y)·σ(${v}) − P·y` : `∂loss/∂${v} = σ(${v}) − y`,
			numbers: weighted
				? `(${given(P)}·${given(y)} + 1 − ${given(y)})·${formatProbability(sigmoid)} − ${given(P)}·${given(y)}`
				: `${formatProbability(sigmoid)} − ${given(y)}`,
			value: by,
		},
		...(twice
			? [
					{
						id: 'gradient',
						formula: '∂loss/∂z = ∂loss/∂s · s·(1 − s)',
						numbers: `${n(by)}·${formatProbability(x)}·(1 − ${formatProbability(x)})`,
						value: at(c.withLogitsGradient),
					},
				]
			: []),
	];
}

/** `nn.BCELoss` as PyTorch computes it, for the reader's z. */
export function bceSteps({ columns: c, input }: Result): Step[] {
	const at = (column: Float32Array) => column[0] as number;
	const { y, mistake } = input;
	const raw = mistake === 'raw';
	const v = raw ? 'z' : 'p';
	const p = raw ? input.z : at(c.p);
	const shown = formatProbability(p);
	const clamp = (log: number) => (log < LOWEST_LOG ? LOWEST_LOG : log);
	const [logP, logQ] = [clamp(at(c.logP)), clamp(at(c.logQ))];
	const variance = Math.fround(Math.fround(1 - p) * p);
	return [
		...(raw ? [] : [{ id: 'fed', formula: 'p = σ(z)', numbers: `1 / (1 + exp(−${given(input.z)}))`, value: p }]),
		{
			id: 'log-p',
			formula: `a = max(log ${v}, −100)`,
			numbers: `max(${formatNumber(at(c.logP))}, −100)`,
			value: logP,
		},
		{
			id: 'log-q',
			formula: `b = max(log(1 − ${v}), −100)`,
			numbers: `max(${formatNumber(at(c.logQ))}, −100)`,
			value: logQ,
		},
		{
			id: 'loss',
			formula: 'loss = (y − 1)·b − y·a',
			numbers: `(${given(y)} − 1)·${n(logQ)} − ${given(y)}·${n(logP)}`,
			value: at(c.bce),
		},
		{
			id: 'by',
			formula: `∂loss/∂${v} = (${v} − y) / max(${v}·(1 − ${v}), 10⁻¹²)`,
			numbers: `(${shown} − ${given(y)}) / ${n(variance < LEAST_VARIANCE ? LEAST_VARIANCE : variance)}`,
			value: at(c.bceBy),
		},
		...(raw
			? []
			: [
					{
						id: 'gradient',
						formula: '∂loss/∂z = ∂loss/∂p · p·(1 − p)',
						numbers: `${n(at(c.bceBy))}·${shown}·(1 − ${shown})`,
						value: at(c.bceGradient),
					},
				]),
	];
}
