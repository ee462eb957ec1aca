import { shared } from '../shared/strings.en.ts';
import type { FileForm, LoadMode, Preset, Use } from './state.ts';
import type { ViewName } from './views.ts';

/** The lab's English strings. */
export const strings = {
	...shared,
	title: 'A network that reads digits, loaded and saved',
	views: 'Views of the lab',
	view: { load: 'Load it', draw: 'Draw a digit', write: 'Save it and look inside' } satisfies Record<ViewName, string>,
	viewLoading: 'Opening this view…',
	viewMissing: 'This view could not be loaded. Check the connection, then open it again.',
	notYet: (kilobytes: string, wasm: string) =>
		`These are the numbers that PyTorch printed. Choose something, and your device reads the digits itself (loads ${kilobytes} kB once, with the network and the digits, or ${wasm} kB where there is no GPU).`,
	preset: {
		answer: 'As it should be',
		forgot: 'load_state_dict forgotten',
		prefix: 'A DataParallel file',
		silent: 'strict=False',
		strip: 'The prefix stripped',
		whole: 'A whole model',
		renamed: 'The class renamed',
		notModel: 'model = torch.load(…)',
	} satisfies Record<Preset, string>,
	file: 'File',
	files: {
		zip: 'digits.pth, a state dict',
		legacy: 'digits-legacy.pth, the format before 1.6',
		dp: 'digits-dataparallel.pth',
		whole: 'digits-whole-model.pth',
	} satisfies Record<FileForm, string>,
	load: 'How it is read',
	loads: {
		default: 'torch.load(path)',
		full: 'torch.load(path, weights_only=False)',
	} satisfies Record<LoadMode, string>,
	use: 'What is done with it',
	uses: {
		fill: 'model.load_state_dict(saved)',
		loose: 'load_state_dict(saved, strict=False)',
		strip: 'strip “module.”, then load_state_dict',
		inner: 'load_state_dict(saved.state_dict())',
		model: 'model = saved',
		forget: 'nothing',
	} satisfies Record<Use, string>,
	renamed: 'class Digits → DigitNet',
	credit: 'Digits:',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: 'by E. Alpaydin and C. Kaynak (CC BY 4.0); the network never saw the 357 that are held out.',
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type LabStrings = typeof strings;
