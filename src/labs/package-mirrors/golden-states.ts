import { MIRROR_NAMES } from './mirrors.ts';
import { PRESETS, SPANS, type State, SYSTEMS, TOOLS } from './state.ts';

/** Addresses of a reader's own, which shells and files must keep as they are. */
const OWN = {
	http: PRESETS.office.url,
	port: 'https://mirror.example:8443/simple/',
	odd: "https://mirror.example/it's/a&b$HOME;c%20d/simple",
};

/** Every way of every tool to every mirror, on every system. */
export const GOLDEN_STATES: Record<string, State> = Object.fromEntries(
	TOOLS.flatMap((tool) =>
		SPANS.flatMap((span) =>
			SYSTEMS.flatMap((system) => [
				...MIRROR_NAMES.map((mirror) => [
					`${tool} ${span} ${mirror} ${system}`,
					{ tool, mirror, url: '', span, system },
				]),
				...Object.entries(OWN).map(([name, url]) => [
					`${tool} ${span} ${name} ${system}`,
					{ tool, mirror: 'own', url, span, system },
				]),
			]),
		),
	),
);
