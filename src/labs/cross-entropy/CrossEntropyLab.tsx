import { useEffect, useRef, useState } from 'preact/hooks';
import { CopyCode } from '../shared/CopyCode.tsx';
import { DevicePicker } from '../shared/DevicePicker.tsx';
import { ENGINE_KILOBYTES, WASM_KILOBYTES, withParts } from '../shared/engine-size.ts';
import { useEngine } from '../shared/use-engine.ts';
import { LazyView } from './LazyView.tsx';
import { OneView } from './OneView.tsx';
import { asPyTorch } from './python.ts';
import { DEFAULT } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { PANEL, Tabs, tabId } from './Tabs.tsx';
import type { Frame } from './use-view.ts';
import { type ViewName, viewOf } from './views.ts';

interface Props {
	t: LabStrings;
	lang: 'zh' | 'en';
	/** At build time, the default state's result; in a browser it is in the page already. */
	first?: Frame['first'];
}

/** The cross-entropy lab: the views' tabs, the open view, the device and the program. */
export function CrossEntropyLab({ t, lang, first }: Props) {
	const [view, setView] = useState<ViewName>('one');
	// whether the result from the build still stands in the page
	const [fresh, setFresh] = useState(true);
	const [code, setCode] = useState(() => asPyTorch(DEFAULT));
	const [said, setSaid] = useState('');
	// the height that a view leaves behind is kept until the next one has something to show
	const [kept, setKept] = useState<number>();
	const panel = useRef<HTMLDivElement>(null);
	const memory = useRef(new Map<ViewName, unknown>());
	const handle: Frame['handle'] = useRef();
	const engine = useEngine();

	const open = (name: ViewName): void => {
		if (name === view) return;
		setKept(panel.current?.offsetHeight);
		engine.cancel();
		handle.current = undefined;
		setFresh(false);
		setView(name);
	};

	useEffect(() => {
		open(viewOf(location.search));
	}, []);

	const frame: Frame = {
		engine,
		memory: memory.current,
		handle,
		fresh,
		first,
		t,
		lang,
		onCode: setCode,
		onSay: (text) => {
			setSaid(text);
			setKept(undefined);
		},
	};
	return (
		<div class="lab" data-lab="cross-entropy" data-status={engine.state.status}>
			<div class="lab-head">
				<p class="lab-title">{t.title}</p>
				<button type="button" class="lab-button" onClick={() => handle.current?.reset()}>
					{t.reset}
				</button>
			</div>
			<Tabs open={view} label={t.views} names={t.view} onOpen={open} />
			<div
				ref={panel}
				class="lab-panel"
				role="tabpanel"
				id={PANEL}
				aria-labelledby={tabId(view)}
				data-view={view}
				style={kept ? { minBlockSize: `${kept}px` } : undefined}
			>
				{view === 'one' ? <OneView frame={frame} /> : <LazyView key={view} name={view} frame={frame} />}
			</div>
			<DevicePicker
				state={engine.state}
				t={fresh && !said ? t : { ...t, notYet: t.nothingYet }}
				kilobytes={withParts(ENGINE_KILOBYTES, 'cross-entropy')}
				wasmKilobytes={withParts(WASM_KILOBYTES, 'cross-entropy')}
				onChoose={(backend) => {
					engine.choose(backend);
					handle.current?.again();
				}}
			/>
			<CopyCode code={code} words={t} />
			<p class="sr-only" role="status">
				{said}
			</p>
		</div>
	);
}
