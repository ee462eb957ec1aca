import type { Checkpoint, Problem } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding } from '../finding.ts';
import type { Fix } from '../fix.ts';

/** One file of all shards: in their own format first. */
function together({ facts }: Checkpoint): Fix[] {
	const zip: Fix = { kind: 'convert', to: 'zip' };
	const safetensors: Fix = { kind: 'convert', to: 'safetensors' };
	return facts.shards?.[0]?.endsWith('.bin') ? [zip, safetensors] : [safetensors, zip];
}

/** Several files that are one checkpoint, and what does not fit between them. */
export function shards({ code, severity, evidence }: Problem, { checkpoint }: Context): Finding {
	const whole = checkpoint.tensors.length > 0 && (code === 'shards-joined' || code === 'shard-key-extra');
	return finding(code, severity, evidence, {
		...(code === 'shard-missing' || code === 'shard-key-missing' ? { known: 'missing-keys' } : {}),
		fixes: whole ? together(checkpoint) : [],
	});
}
