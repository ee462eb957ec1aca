import { useState } from 'preact/hooks';
import { CopyCode } from './CopyCode.tsx';
import type { SharedStrings } from './strings.en.ts';

interface Props<M> {
	/** Loads the module that writes the program. */
	load: () => Promise<M>;
	/** The program by that module. */
	code: (made: M) => string;
	words: Pick<SharedStrings, 'copy' | 'copied' | 'copyFailed' | 'showCode'>;
}

/** {@link CopyCode} whose program is written by code that comes when a pointer or the focus does. */
export function LateCode<M>({ load, code, words }: Props<M>) {
	const [made, setMade] = useState<{ module: M }>();
	const near = async (): Promise<void> => {
		if (!made) setMade({ module: await load() });
	};
	const quietly = () => void near().catch((error) => console.warn('warmstart: the program did not load:', error));
	return (
		<div
			onPointerEnter={quietly}
			onFocusIn={quietly}
			onClickCapture={(event) => {
				const { target } = event;
				if (made || !(target instanceof HTMLElement)) return;
				// quicker than the code: the same press again when it is there
				event.preventDefault();
				event.stopPropagation();
				near().then(() => setTimeout(() => target.click()), quietly);
			}}
		>
			<CopyCode code={made ? code(made.module) : ''} words={words} />
		</div>
	);
}
