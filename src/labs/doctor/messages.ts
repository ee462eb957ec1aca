import type { PathPart } from '../../checkpoint/index.ts';
import type { Finding } from '../../doctor/finding.ts';
import type { Fit } from '../../doctor/fit/fit.ts';
import type { Fix } from '../../doctor/fix.ts';
import type { LossReason, PlanProblemCode } from '../../doctor/plan/index.ts';
import type { TensorStatistics } from '../../doctor/statistics/statistics.ts';
import type { Group } from '../../nn/architectures/expand.ts';

/** A leaf of the tree: a tensor, or a plain value in its place. */
export interface Entry {
	readonly path: readonly PathPart[];
	/** The tensor's number in the checkpoint; undefined for plain values. */
	readonly tensor?: TensorEntry;
	/** A plain value as Python writes it. */
	readonly text?: string;
}

export interface TensorEntry {
	readonly index: number;
	readonly dtype: string;
	readonly shape: readonly number[];
	readonly stride: readonly number[];
	readonly offset: number;
	readonly bytes: number;
	readonly device: string;
	readonly layout: string;
	readonly parameter: boolean;
	readonly requiresGrad: boolean;
	/** How many tensors view the same storage; 1 where it is its own. */
	readonly sharedBy: number;
	readonly storage: string;
	readonly record: string;
	/** Whether its bytes are all in the file. */
	readonly whole: boolean;
	/** Whether its numbers can be summed up. */
	readonly countable: boolean;
}

/** What loading the file in Python would mean. */
export type Safety = 'plain' | 'refused' | 'dangerous';

/** A checkpoint as the page shows it: plain data. */
export interface Report {
	readonly name: string;
	readonly size: number;
	readonly format: string;
	readonly wrappers: readonly string[];
	readonly safety: Safety;
	readonly globals: number;
	readonly tensors: number;
	/** Elements of all tensors. */
	readonly numel: number;
	/** Bytes of all storages, each once. */
	readonly bytes: number;
	/** Each dtype with its number of tensors, the most frequent first. */
	readonly dtypes: readonly (readonly [string, number])[];
	readonly entries: readonly Entry[];
	readonly findings: readonly Finding[];
	/** What opening read, and how long it took. */
	readonly cost: { readonly bytes: number; readonly milliseconds: number };
	/** Whether every checksum was compared; null where the container keeps none. */
	readonly checked: boolean | null;
	/** Where the dict of weights stands, empty for the root. */
	readonly holder: readonly PathPart[];
	/** Whether something can be written from it. */
	readonly writable: boolean;
}

export interface Preview {
	readonly fileName: string;
	readonly bytes: number | null;
	readonly before: number;
	readonly after: number;
	/** The first changed names, before and after. */
	readonly changes: readonly (readonly [string, string])[];
	readonly changed: number;
	/** Dtypes that are converted, each with its number of tensors. */
	readonly casts: readonly (readonly [dtype: string, count: number])[];
	readonly lost: readonly (readonly [string, LossReason])[];
	/** Values that are written as another type: where, and as what. */
	readonly replaced: readonly (readonly [string, string])[];
	readonly replacedCount: number;
	readonly lostCount: number;
	/** Why it cannot be carried out: the first place of each, dotted, and how many there are. */
	readonly problems: readonly { readonly code: PlanProblemCode; readonly where: string; readonly count: number }[];
	readonly python: string | undefined;
}

/** torchvision's models, and which of them the checkpoint's keys are. */
export interface ModelList {
	readonly torchvision: string;
	readonly names: readonly (readonly [name: string, group: Group])[];
	/** Those with just these keys and shapes, else those that are nearest. */
	readonly exact: readonly string[];
	readonly nearest: readonly string[];
}

export interface FitAnswer {
	readonly fit: Fit;
	/** Undefined where no Python program should load the file. */
	readonly python: string | undefined;
}

/** What the page asks of the worker, by name: what is given and what comes back. */
export interface Jobs {
	open: { given: { files: readonly File[] }; back: readonly Report[] };
	check: { given: { file: number }; back: Report };
	statistics: { given: { file: number; tensor: number }; back: TensorStatistics };
	preview: { given: { file: number; plan: readonly Fix[] }; back: Preview };
	models: { given: { file: number }; back: ModelList };
	/** `into`: a model of torchvision by its name, or the number of another open file. */
	fit: { given: { file: number; into: string | number }; back: FitAnswer | undefined };
	write: { given: { file: number; plan: readonly Fix[] }; back: { blob: Blob; fileName: string } };
}

export type JobName = keyof Jobs;

export type Request =
	| { readonly [J in JobName]: { readonly id: number; readonly job: J; readonly given: Jobs[J]['given'] } }[JobName]
	| { readonly id: number; readonly job: 'cancel' };

export type Answer =
	| { readonly kind: 'ready' }
	| { readonly kind: 'progress'; readonly id: number; readonly done: number }
	| { readonly kind: 'done'; readonly id: number; readonly back: unknown }
	| { readonly kind: 'failed'; readonly id: number; readonly code: string; readonly message: string };
