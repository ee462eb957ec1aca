import type { Checkpoint } from '../../checkpoint/index.ts';

const FLAT = new Set(['safetensors', 'torchscript', 'pt2', 'shard-index']);

/** Whether the format's tree is not what torch.load would give, so that its tensors are written as one state dict. */
export const isFlat = ({ format }: Checkpoint): boolean => FLAT.has(format);
