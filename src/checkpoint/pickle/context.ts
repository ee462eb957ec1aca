import type { GlobalUse } from '../globals.ts';
import { NODES, OPERATIONS, PROBLEMS_PER_CODE } from '../limits.ts';
import type { Evidence, Problem, ProblemCode, Severity } from '../problems.ts';
import type { StorageInfo } from '../tensors.ts';
import type { Construction, PyGlobal, Value } from '../values.ts';
import { allowedSince } from './allowed.ts';
import { Lookups } from './lookups.ts';
import { severityOf, translate } from './severity.ts';

/** Collects problems; of one kind only the first few are told, the last told then carries the count. */
export class Problems {
	readonly list: Problem[] = [];
	readonly #counts = new Map<ProblemCode, number>();

	add(code: ProblemCode, severity: Severity, evidence: Evidence = {}): void {
		const count = (this.#counts.get(code) ?? 0) + 1;
		this.#counts.set(code, count);
		if (count <= PROBLEMS_PER_CODE) this.list.push({ code, severity, evidence });
		else if (count === PROBLEMS_PER_CODE + 1) this.list.push({ code, severity, evidence: { ...evidence, count: 1 } });
		else {
			const last = this.list.findLastIndex((p) => p.code === code);
			const rest = this.list[last] as Problem;
			this.list[last] = { ...rest, evidence: { ...rest.evidence, count: count - PROBLEMS_PER_CODE } };
		}
	}

	addAll(problems: readonly Problem[]): void {
		for (const { code, severity, evidence } of problems) this.add(code, severity, evidence);
	}

	has(code: ProblemCode): boolean {
		return this.#counts.has(code);
	}
}

/** What all pickles of one file share: the names they import, the storages they mention, the budgets. */
export class Context {
	readonly problems = new Problems();
	readonly storages = new Map<string, StorageInfo>();
	/** Tensors described so far, and calls that should have described one. Without any, nothing need be searched. */
	tensors = 0;
	operations = OPERATIONS;
	nodes = NODES;
	readonly #uses = new Map<string, { node: PyGlobal; use: GlobalUse }>();
	readonly #lookups = new Lookups();
	readonly #useOf = new Map<PyGlobal, GlobalUse>();

	get globals(): GlobalUse[] {
		return Array.from(this.#uses.values(), ({ use }) =>
			this.#lookups.harmless && `${use.module}.${use.name}` === 'builtins.getattr'
				? { ...use, severity: 'harmless' }
				: use,
		);
	}

	/** The node of an imported name; one node a name, and its use noted. */
	global(module: string, name: string, record: string, position: number, opcode: GlobalUse['opcode']): PyGlobal {
		const key = `${module}\n${name}`;
		let known = this.#uses.get(key);
		if (!known) {
			const [m, n] = opcode === 'EXT' ? [module, name] : translate(module, name);
			const full = `${m}.${n}`;
			const twin = this.#uses.get(`${m}\n${n}`);
			known = twin ?? {
				node: { kind: 'global', module: m, name: n },
				use: {
					module: m,
					name: n,
					severity: severityOf(m, n),
					allowedSince: allowedSince(full),
					record,
					position,
					opcode,
					count: 0,
					calledBy: [],
				},
			};
			this.#uses.set(`${m}\n${n}`, known);
			this.#useOf.set(known.node, known.use);
		}
		known.use.count++;
		this.#lookups.pushed(known.node);
		return known.node;
	}

	/** Notes that a value came onto the stack again. */
	pushed(value: Value): void {
		if (value !== null && typeof value === 'object' && value.kind === 'global') this.#lookups.pushed(value);
	}

	/** Notes that an opcode called the value. */
	called(callee: Value, by: Construction, args: readonly Value[] = []): void {
		this.#lookups.called(callee, args);
		const use = callee !== null && typeof callee === 'object' && callee.kind === 'global' && this.#useOf.get(callee);
		if (use && !use.calledBy.includes(by)) use.calledBy.push(by);
	}
}
