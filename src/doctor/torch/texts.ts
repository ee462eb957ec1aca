import type { TorchText } from '../finding.ts';

/** torch 2.14 puts this behind what its zip reader says. */
const MINIZ =
	'. This is an internal miniz error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified after saving.';

const DEFAULT_CHANGED =
	'In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it can result in arbitrary code execution. Do it only if you got the file from a trusted source.';

const MORE =
	'\n\nCheck the documentation of torch.load to learn more about types accepted by default with weights_only https://pytorch.org/docs/stable/generated/torch.load.html.';

const both = (call: TorchText['call'], text: string, older: string): TorchText =>
	text === older ? { call, text } : { call, text, older };

/** `torch.load(path)` failed with the same words in both versions. */
export const raises = (text: string): TorchText => ({ call: 'load', text });

/** What the zip reader says, e.g. `failed locating file data/5: file not found`. */
export function zipReader(what: string): TorchText {
	const text = `RuntimeError: PytorchStreamReader ${what}`;
	return { call: 'load', text: text + MINIZ, older: text };
}

/** What the zip reader's own checks say; the lines of `inline_container.cc` are those of 2.14.1 and 2.6.0. */
export function zipCheck(lines: readonly [now: number, older: number], what: string): TorchText {
	const text = (line: number) => `RuntimeError: [enforce fail at inline_container.cc:${line}] . ${what}`;
	return { call: 'load', text: text(lines[0]), older: text(lines[1]) };
}

/** The weights_only unpickler met something that it does not do. */
export function weightsOnly(what: string): TorchText {
	const text = (gap: string) =>
		`_pickle.UnpicklingError: Weights only load failed. ${DEFAULT_CHANGED}\nPlease file an issue with the following so that we can make \`weights_only=True\` compatible with your use case: WeightsUnpickler error: ${gap}${what}${MORE}`;
	return both('load', text('\n\n'), text(''));
}

/** A name from a module whose every name is refused (`os`, `posix`, `nt`, `sys`). */
export function blockedGlobal(module: string, name: string): TorchText {
	const text = (gap: string) =>
		`_pickle.UnpicklingError: Weights only load failed. ${DEFAULT_CHANGED}\n${gap}Trying to load unsupported GLOBAL ${module}.${name} whose module ${module} is blocked.${MORE}`;
	return both('load', text('\n\n'), text(''));
}

/** A name that is not on the list. 2.14 drops `builtins.` and asks for the full name; 2.6 asks for the last part. */
export function unlistedGlobal(module: string, name: string): TorchText {
	const text = (path: string, wanted: string) =>
		`_pickle.UnpicklingError: Weights only load failed. This file can still be loaded, to do so you have two options, \u001b[1mdo those steps only if you trust the source of the checkpoint\u001b[0m. \n\t(1) ${DEFAULT_CHANGED}\n\t(2) Alternatively, to load with \`weights_only=True\` please check the recommended steps in the following error message.\n\tWeightsUnpickler error: Unsupported global: GLOBAL ${path} was not an allowed global by default. Please use \`torch.serialization.add_safe_globals([${wanted}])\` or the \`torch.serialization.safe_globals([${wanted}])\` context manager to allowlist this global if you trust this class/function.${MORE}`;
	const path = `${module}.${name}`;
	const now = module === 'builtins' ? name : path;
	return both('load', text(now, now), text(path, name));
}

/** A file that is not what weights_only=True reads: `TorchScript archives passed to …` or the old tar. */
export const weightsOnlyRefuses = (what: string): TorchText =>
	raises(`RuntimeError: Cannot use \`\`weights_only=True\`\` with ${what}. ${DEFAULT_CHANGED}`);

/** Nested jagged tensors, whose modules torch imports only when they are used. */
export const NESTED = raises(
	`_pickle.UnpicklingError: Weights only load failed. \`\`torch.nested\`\` and \`\`torch._dynamo\`\` must be imported to load nested jagged tensors (NJTs)\n ${DEFAULT_CHANGED}\n`,
);

/** Devices whose own module is asked first, as the message spells them. */
const ASKED = { cuda: 'CUDA', xpu: 'XPU' } as const;

/** Storages saved from a device that this machine may not have. */
export function deviceMissing(device: string): TorchText {
	const kind = device.split(':')[0] ?? '';
	const map =
		"If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.";
	if (kind === 'cuda' || kind === 'xpu') {
		return raises(
			`RuntimeError: Attempting to deserialize object on a ${ASKED[kind]} device but torch.${kind}.is_available() is False. ${map}`,
		);
	}
	if (kind === 'hpu') return raises(`RuntimeError: The HPU device module is not registered. ${map}`);
	if (kind === 'mps') return raises('RuntimeError: torch.UntypedStorage(): Storage device not recognized: mps');
	return raises(
		`RuntimeError: don't know how to restore data location of torch.storage.UntypedStorage (tagged with ${device})`,
	);
}

/** What safetensors says of a damaged header; 2.14's torch.load gives such files to safetensors too. */
export function safetensors(text: string, older: string): TorchText {
	const say = (what: string) => `SafetensorError: Error while deserializing header: ${what}`;
	return { call: 'safetensors', text: say(text), older: say(older) };
}
