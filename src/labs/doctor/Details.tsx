import type { TensorStatistics } from '../../doctor/statistics/statistics.ts';
import { size, whole } from '../../doctor/words.ts';
import type { Entry } from './messages.ts';
import type { DoctorStrings } from './strings.en.ts';
import { keyText } from './tree.ts';

interface Props {
	entry: Entry | undefined;
	t: DoctorStrings;
	statistics: TensorStatistics | 'busy' | 'failed' | undefined;
	onStatistics: (entry: Entry) => void;
}

/** Six significant digits, or the words that Python has. */
export function figure(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
	if (Number.isInteger(value) && Math.abs(value) < 1e9) return whole(value).replace('-', '−');
	const text = Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(4) : value.toPrecision(6);
	return text.replace(/^-/, '−').replace('e-', 'e−').replace('e+', 'e');
}

function Bars({ statistics, t }: { statistics: TensorStatistics; t: DoctorStrings }) {
	const { histogram } = statistics;
	if (!histogram) return null;
	const most = Math.max(...histogram.counts);
	const bar = 100 / histogram.counts.length;
	return (
		<figure class="doctor-histogram">
			<svg
				viewBox="0 0 100 28"
				preserveAspectRatio="none"
				role="img"
				aria-label={t.histogram(figure(histogram.min), figure(histogram.max))}
			>
				{histogram.counts.map((count, i) => {
					const height = count ? Math.max(0.6, (count / most) * 28) : 0;
					return (
						<rect key={i} x={i * bar + 0.12} y={28 - height} width={bar - 0.24} height={height} fill="currentColor" />
					);
				})}
			</svg>
			<figcaption>
				<span>{figure(histogram.min)}</span>
				<span>{figure(histogram.max)}</span>
			</figcaption>
		</figure>
	);
}

/** The chosen key: all that is known of it, and its numbers summed up when asked for. */
export function Details({ entry, t, statistics, onStatistics }: Props) {
	if (!entry) return <p class="doctor-help">{t.pick}</p>;
	const { tensor } = entry;
	const facts: [string, string][] = tensor
		? [
				[t.detail.shape, tensor.shape.length ? `(${tensor.shape.join(', ')})` : t.scalar],
				[t.detail.dtype, tensor.dtype + (tensor.layout === 'strided' ? '' : `, ${tensor.layout}`)],
				[t.detail.size, `${size(tensor.bytes)}${tensor.bytes >= 1000 ? ` (${whole(tensor.bytes)} B)` : ''}`],
				[t.detail.stride, tensor.stride.length ? `(${tensor.stride.join(', ')})` : ''],
				[t.detail.offset, tensor.offset ? whole(tensor.offset) : ''],
				[t.detail.device, tensor.device],
				[
					t.detail.storage,
					[tensor.record || tensor.storage, tensor.sharedBy > 1 ? t.shares(tensor.sharedBy) : '']
						.filter(Boolean)
						.join(', '),
				],
				[
					t.detail.kind,
					[tensor.parameter ? t.kind.parameter : t.kind.tensor, tensor.requiresGrad ? t.kind.grad : '']
						.filter(Boolean)
						.join(', '),
				],
			]
		: [[t.detail.value, entry.text ?? '']];
	return (
		<div class="doctor-details">
			<p class="doctor-fullkey">
				<code>{keyText(entry.path)}</code>
			</p>
			<dl class="doctor-facts">
				{facts
					.filter(([, value]) => value)
					.map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
			</dl>
			{tensor?.countable && typeof statistics !== 'object' && (
				<button type="button" class="lab-button" disabled={statistics === 'busy'} onClick={() => onStatistics(entry)}>
					{statistics === 'busy' ? t.counting : t.statistics}
				</button>
			)}
			{statistics === 'failed' && <p>{t.statFailed}</p>}
			{typeof statistics === 'object' && (
				<div class="doctor-statistics">
					<Bars statistics={statistics} t={t} />
					<dl class="doctor-numbers">
						{(['min', 'max', 'mean', 'std', 'count', 'zeros', 'nan', 'inf'] as const).map((name) => (
							<div key={name} data-stat={name} data-odd={(name === 'nan' || name === 'inf') && statistics[name] > 0}>
								<dt>{t.stat[name]}</dt>
								<dd>{figure(statistics[name])}</dd>
							</div>
						))}
					</dl>
					{statistics.nan + statistics.inf > 0 && <p class="doctor-help">{t.finiteOnly}</p>}
				</div>
			)}
		</div>
	);
}
