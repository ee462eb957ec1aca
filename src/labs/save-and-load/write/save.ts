import { bytesSource } from '../../../checkpoint/index.ts';
import { streamParts, torchLegacy, torchZip } from '../../../checkpoint/write/index.ts';
import { computedRecord } from '../../../checkpoint/write/lazy.ts';
import type { Weights } from '../network.ts';
import { openBytes, tensorsOf } from '../weights.ts';
import type { Form } from './form.ts';

/**
 * Writes the network as `torch.save` would. What is around the numbers, names, order and a whole model's attributes,
 * comes from a file that torch wrote.
 *
 * @param model a zip file of torch's own: of a state dict, or of the whole model
 * @throws Error if it is not a file of this network
 */
export async function saveNetwork(
	model: Uint8Array,
	weights: Weights,
	format: Form['format'],
): Promise<Uint8Array<ArrayBuffer>> {
	const checkpoint = await openBytes(model, 'model.pth');
	for (const [key, { storage }] of tensorsOf(checkpoint)) {
		const { buffer, byteOffset, byteLength } = weights[key];
		// each parameter has a storage of its own, which now is these numbers
		if (storage) storage.record = computedRecord(bytesSource(new Uint8Array(buffer, byteOffset, byteLength), key));
	}
	const write = format === 'zip' ? torchZip : torchLegacy;
	const chunks: Uint8Array[] = [];
	for await (const chunk of streamParts(await write(checkpoint.root ?? null, { objects: true }))) chunks.push(chunk);
	const out = new Uint8Array(chunks.reduce((sum, c) => sum + c.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		out.set(chunk, at);
		at += chunk.length;
	}
	return out;
}
