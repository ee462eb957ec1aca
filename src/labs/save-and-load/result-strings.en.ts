import { torchText } from '../shared/torch-text.en.ts';
import type { Score } from './examine.ts';
import type { Outcome, Reason } from './load.ts';
import { when } from './when.en.ts';

const share = ({ right, of }: Score) => `${((100 * right) / of).toFixed(1)}\u00a0%`;

/** The words of what comes of a loading, in English; they come with it. */
export const resultStrings = {
	...torchText,
	when,
	score: (right: number, of: number) => `${right} of ${of} held-out digits`,
	counting: 'reading…',
	noModel: 'no network is left to read with',
	row: 'One held-out digit of each kind, and what it is taken for',
	written: (label: number) => `A handwritten ${label}`,
	guessed: (guess: number, right: boolean) => `${guess}, ${right ? 'right' : 'wrong'}`,
	missed: (count: number) => (count === 1 ? 'The only one that it misreads:' : `The ${count} that it misreads:`),
	takenFor: (label: number, guess: number) => `${label}, taken for ${guess}`,
	outcomes: {
		loaded: 'It reads',
		raised: 'PyTorch raises',
		silent: 'No error, and it still guesses',
	} satisfies Record<Outcome, string>,
	reasons: {
		filled: 'Names and shapes agree, so the file’s numbers replaced all the fresh ones.',
		taken:
			'The object in the file is the network itself. This works because the class Digits stands in __main__, where the file says, and because whatever the file names was allowed to run.',
		refused:
			'The file holds an object of the class __main__.Digits. weights_only=True, the default since 2.6, builds no object of a class that is not on its list: to build one is to run code that the file chooses.',
		classless:
			'The file has the name of the class and none of its code. The class is called DigitNet now, so unpickling finds nothing under __main__.Digits.',
		prefixed:
			'It was saved from nn.DataParallel, so each name begins with “module.” and none agrees. Strip the prefix, or save model.module.state_dict().',
		ignored:
			'Not one name agrees, for each begins with “module.” strict=False puts that into the return value only, and the network goes on with its random numbers.',
		dict: 'A state dict is a table of tensors without layers, so it has no such method. Build the network in code, then fill it.',
		model: 'The file holds a whole model where a state dict is wanted. Pass saved.state_dict().',
		forgotten:
			'torch.load reads the file and changes no network. Until load_state_dict copies the numbers, it guesses.',
	} satisfies Record<Reason, string>,
	printsNothing: '(nothing printed)',
	announce: (outcome: string, after: Score | undefined) =>
		after ? `${outcome}. ${after.right} of ${after.of} digits are read, ${share(after)}.` : `${outcome}.`,
};

/** What a language has to say of a result. */
export type ResultStrings = typeof resultStrings;
