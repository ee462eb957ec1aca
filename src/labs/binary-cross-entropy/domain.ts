/** From here on σ(z) is 1 in float32: 1 + exp(−z) rounds to 1 where exp(−z) ≤ 2⁻²⁴, and 24·ln 2 is this. */
export const SIGMOID_IS_ONE = 24 * Math.LN2;
/** Below this σ(z) is 0 in float32, because exp(−z) overflows. */
export const SIGMOID_IS_ZERO = -128 * Math.LN2;

/** The z that the plots show: enough for the place where σ rounds to 1, or, farther out, to 0 as well. */
const NEAR = 24;
const FAR = 120;
/** Places on a curve, besides its corners. */
const STEPS = 96;

/** Whether the plots have to reach far for this z; a z beyond even that is named instead of drawn. */
export const reachOf = (z: number): number => (Math.abs(z) > NEAR ? FAR : NEAR);

/** The z at which the curves are computed: even steps, both sides of each corner, and the reader's own. */
export function curvePoints({ z, mistake }: { z: number; mistake: string }): number[] {
	const reach = reachOf(z);
	const even = Array.from({ length: STEPS + 1 }, (_, i) => -reach + (i * 2 * reach) / STEPS);
	const corners = [SIGMOID_IS_ONE, SIGMOID_IS_ZERO].flatMap((c) => [c - 0.05, c + 0.05]);
	// without a sigmoid only 0…1 has a loss at all
	const inside = mistake === 'raw' ? Array.from({ length: 21 }, (_, i) => i / 20) : [];
	const all = [...even, ...corners, ...inside, ...(Number.isFinite(z) ? [z] : [])].map(Math.fround);
	return [...new Set(all)].filter((v) => Math.abs(v) <= reach).sort((a, b) => a - b);
}
