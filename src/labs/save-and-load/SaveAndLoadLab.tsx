import { useEffect, useRef, useState } from 'preact/hooks';
import { writeAddress } from '../shared/address.ts';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { LateCode } from '../shared/LateCode.tsx';
import { useEngine } from '../shared/use-engine.ts';
import type { Frame, Recorded } from './frame.ts';
import { LazyView } from './LazyView.tsx';
import { LoadView, type Parts } from './LoadView.tsx';
import { libraryAt } from './library.ts';
import type { LabStrings } from './strings.en.ts';
import { OPENING, readSettings, type Settings, settingsQuery, VIEWS } from './views.ts';

interface Props {
	t: LabStrings;
	lang: 'zh' | 'en';
	/** The site's own path, without a slash at the end. */
	base: string;
	/** What PyTorch printed for the opening state. */
	recorded: Recorded;
	/** At build time; in a browser the opening state's result is in the page already. */
	first?: Parts;
}

/** A network that reads digits: loaded from a file, tried on the reader's own hand, and saved again. */
export function SaveAndLoadLab({ t, lang, base, recorded, first }: Props) {
	const [settings, setSettings] = useState(OPENING);
	const [live, setLive] = useState(false);
	const [said, setSaid] = useState('');
	const library = useRef(libraryAt(base));
	const engine = useEngine();
	// another device reads the digits anew
	const [device, setDevice] = useState(0);

	const show = (next: Settings): void => {
		setLive(true);
		setSettings(next);
	};
	const change = (next: Settings): void => {
		writeAddress(settingsQuery(next));
		show(next);
	};

	useEffect(() => {
		// a shared address is a wish to see that state; without one nothing is loaded yet
		const given = readSettings(location.search);
		if (given) show(given);
	}, []);

	const { view } = settings;
	const frame: Frame = { t, lang, settings, onChange: change, library: library.current, engine, onSay: setSaid };
	return (
		<div class="lab" data-lab="save-and-load">
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => change({ ...OPENING, view })}>
					{t.reset}
				</button>
			</div>
			<fieldset class="lab-tabs" aria-label={t.views}>
				{VIEWS.map((name) => (
					<button
						key={name}
						type="button"
						aria-pressed={name === view}
						onClick={() => change({ ...settings, view: name })}
					>
						{t.view[name]}
					</button>
				))}
			</fieldset>
			<div class="lab-panel" data-view={view}>
				{view === 'load' ? (
					<LoadView frame={frame} live={live} device={device} recorded={recorded} first={first} />
				) : (
					<LazyView key={`${view} ${device}`} name={view} frame={frame} />
				)}
			</div>
			<DevicePicker
				state={engine.state}
				t={t}
				kilobytes={withParts(ENGINE_KILOBYTES, 'save-and-load')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'save-and-load')}
				onChoose={(backend) => {
					engine.choose(backend);
					setDevice((n) => n + 1);
					setLive(true);
				}}
			/>
			<LateCode load={() => import('./code.ts')} code={({ codeOf }) => codeOf(settings)} words={t} />
			<p class="digits-credit">
				{t.credit} <a href="https://doi.org/10.24432/C50P49">{t.creditName}</a> {t.creditBy}
			</p>
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
