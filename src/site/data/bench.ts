import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `bench/losses.json` keeps: the largest errors over the recorded cases, by backend and loss. */
interface KeptErrors {
	browser: string;
	torch: string;
	tolerance: Record<string, number>;
	backends: Record<
		string,
		{ adapter: string; worst: Record<string, { cases: number; loss: number; gradient: number }> }
	>;
}

/** What `bench/results.json` keeps of the losses' bench; written by `npm run bench`. */
interface KeptTimes {
	date: string;
	browser: string;
	webgpu: string;
	webgl: string;
	peers: Record<string, string>;
	rows: {
		backend: string;
		rows: number;
		classes: number;
		backward: boolean;
		n: number;
		placings: { name: string; ratio?: number; spread?: [number, number]; reason?: string }[];
	}[];
}

// the build runs from the repository's root
const readKept = <T>(name: string): T => JSON.parse(readFileSync(join(process.cwd(), 'bench', name), 'utf8')) as T;

/** The backends as they are called in both languages. */
export const BACKEND_NAMES: Record<string, string> = { webgpu: 'WebGPU', webgl: 'WebGL2', wasm: 'Wasm', cpu: 'CPU' };

/** The losses that the errors are kept for, under PyTorch's names. */
export const KEPT_LOSSES = ['CrossEntropyLoss', 'NLLLoss', 'BCELoss', 'BCEWithLogitsLoss'] as const;

/** The largest error of each loss, forward or gradient, on each backend, what is allowed, and over how many cases. */
export function lossErrors() {
	const { backends, browser, tolerance, torch } = readKept<KeptErrors>('losses.json');
	return {
		browser: browser.replace(/^./, (c) => c.toUpperCase()),
		torch,
		// every backend goes through the same ones
		cases: KEPT_LOSSES.map((loss) => Object.values(backends)[0]?.worst[loss]?.cases ?? 0),
		backends: Object.entries(backends).map(([backend, { worst }]) => ({
			backend,
			tolerance: tolerance[backend] ?? Number.NaN,
			errors: KEPT_LOSSES.map((loss) => {
				// a loss that has a fused kernel is kept with it and without it
				const kept = Object.entries(worst).filter(([name]) => name === loss || name.startsWith(`${loss},`));
				return Math.max(...kept.flatMap(([, { loss: forward, gradient }]) => [forward, gradient]));
			}),
		})),
	};
}

/** The times of the peers over ours, by backend; a peer that cannot run somewhere has no ratio there. */
export function lossTimes() {
	const { losses } = readKept<{ losses: KeptTimes }>('results.json');
	const peers = [...new Set(losses.rows.flatMap((r) => r.placings.slice(1).map((p) => p.name)))];
	const backends = [...new Set(losses.rows.map((r) => r.backend))];
	return {
		...losses,
		peers,
		versions: losses.peers,
		backends: backends.map((backend) => ({
			backend,
			lines: losses.rows
				.filter((r) => r.backend === backend)
				.map((r) => ({ ...r, peers: peers.map((name) => r.placings.find((p) => p.name === name)) })),
		})),
	};
}

/** What `bench/networks.json` keeps: the largest error of each network's logits, by backend. */
interface KeptNetworks {
	browser: string;
	torch: string;
	torchvision: string;
	shape: number[];
	tolerance: number;
	pytorch: Record<string, number>;
	backends: Record<string, { adapter: string; errors: Record<string, number> }>;
}

/** Largest error of the logits of each network on each backend, over the largest logit, and of PyTorch's own float32. */
export function networkErrors() {
	const { backends, browser, pytorch, ...rest } = readKept<KeptNetworks>('networks.json');
	const columns = Object.entries(backends);
	return {
		...rest,
		browser: browser.replace(/^./, (c) => c.toUpperCase()),
		backends: columns.map(([backend]) => backend),
		networks: Object.entries(pytorch).map(([name, float32]) => ({
			name,
			float32,
			errors: columns.map(([, { errors }]) => errors[name] ?? Number.NaN),
		})),
	};
}

/** What `bench/results.json` keeps of the networks' bench: first and steady runs of ResNet-18 by backend. */
interface KeptRuns extends Omit<KeptTimes, 'rows'> {
	rows: {
		name: string;
		n: number;
		placings: { name: string; ratio?: number; spread?: [number, number]; peak?: number; reason?: string }[];
	}[];
}

/** ONNX Runtime's times over ours, and the memory of both, by backend. */
export function networkTimes() {
	const { networks } = readKept<{ networks: KeptRuns }>('results.json');
	const find = (backend: string, run: string) =>
		networks.rows.find((r) => r.name === `${backend} ${run}`)?.placings ?? [];
	const backends = [...new Set(networks.rows.map((r) => r.name.split(' ')[0] ?? ''))];
	return {
		...networks,
		versions: networks.peers,
		backends: backends.map((backend) => {
			const [first, steady] = [find(backend, 'first'), find(backend, 'steady')];
			return { backend, first: first[1], steady: steady[1], memory: [first[0]?.peak, first[1]?.peak] };
		}),
	};
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A small number with two digits, such as 9.5 × 10⁻⁷. */
export function scientific(value: number): string {
	if (value === 0) return '0';
	const [digits, exponent] = value.toExponential(1).split('e') as [string, string];
	const raised = [...exponent].map((c) => (c === '-' ? '⁻' : (SUPERSCRIPTS[Number(c)] ?? ''))).join('');
	const factor = digits === '1.0' ? '' : `${digits} × `;
	return `${factor}10${raised}`;
}
