import type { Lang } from '../paths.ts';
import { parseSnippet, renderSnippet, type SnippetSource } from '../snippets/parse.ts';
import { RECORDED_TORCH, type Recording, type Run } from '../snippets/recording.ts';

const sources = import.meta.glob<string>('/content/snippets/*/*.{py,sh}', {
	query: '?raw',
	import: 'default',
	eager: true,
});
const recordings = import.meta.glob<Recording>('/content/snippets/*/*.json', {
	import: 'default',
	eager: true,
});

/** A snippet as a page shows it. */
export interface PageSnippet extends SnippetSource {
	/** `<note>/<name>` */
	id: string;
	/** Fragment id on its page. */
	anchor: string;
	language: 'python' | 'bash';
	/** The code in the reader's language. */
	code: string;
	runs: Run[];
}

/**
 * A snippet by id, e.g. `save-and-load/state-dict`.
 *
 * @throws Error if there is no such file
 */
export function pageSnippet(id: string, lang: Lang): PageSnippet {
	const path = [`/content/snippets/${id}.py`, `/content/snippets/${id}.sh`].find((p) => p in sources);
	const text = path && sources[path];
	if (!path || text === undefined) {
		throw new Error(`snippet '${id}': expected content/snippets/${id}.py or .sh, found neither`);
	}
	const source = parseSnippet(text, path);
	return {
		...source,
		id,
		anchor: `snippet-${id.split('/')[1]}`,
		language: path.endsWith('.sh') ? 'bash' : 'python',
		code: renderSnippet(source.body, lang).trimEnd(),
		runs: recordings[`/content/snippets/${id}.json`]?.runs ?? [],
	};
}

/** Facts about all recordings, for the `about` and home pages. */
export function recordingFacts() {
	const runs = Object.values(recordings).flatMap((r) => r.runs);
	const tools = (pick: (r: Run) => string | undefined) => [...new Set(runs.map(pick).filter((v) => v !== undefined))];
	const dates = runs.map((r) => r.date).sort();
	return {
		snippets: Object.keys(sources).length,
		python: Object.keys(sources).filter((path) => path.endsWith('.py')).length,
		parsed: Object.values(sources).filter((s) => /^#\| run: parse/m.test(s)).length,
		failing: Object.values(sources).filter((s) => /^#\| expect: error/m.test(s)).length,
		torch: RECORDED_TORCH.filter((v) => runs.some((r) => r.torch === v)),
		torchvision: tools((r) => r.torchvision),
		pythonVersions: tools((r) => r.python),
		shell: tools((r) => r.tool),
		first: dates[0] ?? '',
		last: dates.at(-1) ?? '',
	};
}
