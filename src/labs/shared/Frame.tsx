import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { writeAddress } from './address.ts';
import { CopyCode } from './CopyCode.tsx';
import type { SharedStrings } from './strings.en.ts';

/** What a lab without an engine loads at the reader's first act: what comes of a state, and the same in a sentence. */
export interface Parts<S, T> {
	Result: ComponentType<{ state: S; t: T }>;
	announce: (state: S, t: T) => string;
}

interface Props<S, T, P extends string> {
	t: T;
	initial: S;
	presets: Record<P, S>;
	toQuery: (state: S) => string;
	fromQuery: (search: string) => S | undefined;
	Controls: ComponentType<{ state: S; t: T; onChange: (next: S) => void }>;
	/** What can be opened below the result; it has to work before the parts are there. */
	More?: ComponentType<{ state: S; t: T }>;
	/** The state as a program to take away. */
	code?: (state: S) => string;
	load: () => Promise<Parts<S, T>>;
	/** At build time; in a browser the initial state's result is in the page already. */
	first?: Parts<S, T> | undefined;
}

type Words<P extends string> = Pick<
	SharedStrings,
	'presets' | 'reset' | 'copy' | 'copied' | 'copyFailed' | 'showCode'
> & {
	title: string;
	preset: Record<P, string>;
};

/** What stands in the page from the build is left as it is. */
const KEPT = { __html: '' };

/** A lab around its controls and its result: title, reset, examples, address, the code, and what is read out. */
export function Frame<S, P extends string, T extends Words<P>>(props: Props<S, T, P>) {
	const { t, initial, presets, toQuery, fromQuery, Controls, More, code, load, first } = props;
	const [state, setState] = useState(initial);
	const [parts, setParts] = useState(first);
	const [said, setSaid] = useState('');

	const show = async (next: S): Promise<Parts<S, T>> => {
		setState(next);
		const loaded = parts ?? (await load());
		setParts(loaded);
		return loaded;
	};
	const apply = async (next: S): Promise<void> => {
		writeAddress(toQuery(next));
		const { announce } = await show(next);
		setSaid(announce(next, t));
	};

	useEffect(() => {
		// a shared address is a wish to see that state; without one nothing is loaded yet
		const given = fromQuery(location.search);
		if (given) void show(given);
	}, []);

	return (
		<div class="lab">
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => void apply(initial)}>
					{t.reset}
				</button>
			</div>
			<fieldset class="lab-presets">
				<legend>{t.presets}</legend>
				{(Object.keys(presets) as P[]).map((name) => (
					<button
						key={name}
						type="button"
						class="lab-chip"
						aria-pressed={toQuery(presets[name]) === toQuery(state)}
						onClick={() => void apply(presets[name])}
					>
						{t.preset[name]}
					</button>
				))}
			</fieldset>
			<Controls state={state} t={t} onChange={(next) => void apply(next)} />
			{parts ? (
				<div class="lab-outcome">
					<parts.Result state={state} t={t} />
				</div>
			) : (
				<div class="lab-outcome" dangerouslySetInnerHTML={KEPT} />
			)}
			{More && <More state={state} t={t} />}
			{code && <CopyCode code={code(state)} words={t} />}
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
