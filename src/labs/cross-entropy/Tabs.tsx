import { VIEWS, type ViewName } from './views.ts';

interface Props {
	open: ViewName;
	label: string;
	names: Record<ViewName, string>;
	onOpen: (name: ViewName) => void;
}

/** Ids of the open view's panel and of the tabs; a page has one cross-entropy lab. */
export const PANEL = 'ce-panel';
export const tabId = (name: ViewName): string => `ce-${name}`;

const STEP: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -VIEWS.length, End: VIEWS.length };

/**
 * The views as tabs. Arrows move the focus and Enter or Space opens, because opening loads code and
 * computes, which passing by must not.
 */
export function Tabs({ open, label, names, onOpen }: Props) {
	return (
		<div
			class="lab-tabs"
			role="tablist"
			aria-label={label}
			onKeyDown={(event) => {
				const step = STEP[event.key];
				if (!step) return;
				event.preventDefault();
				const tabs = [...event.currentTarget.children] as HTMLElement[];
				const at = tabs.indexOf(document.activeElement as HTMLElement) + step;
				const last = tabs.length - 1;
				// an arrow goes round, Home and End stop
				tabs[Math.abs(step) > 1 ? Math.max(0, Math.min(last, at)) : (at + tabs.length) % tabs.length]?.focus();
			}}
		>
			{VIEWS.map((name) => (
				<button
					key={name}
					type="button"
					role="tab"
					id={tabId(name)}
					aria-selected={name === open}
					aria-controls={PANEL}
					tabIndex={name === open ? 0 : -1}
					onClick={() => onOpen(name)}
				>
					{names[name]}
				</button>
			))}
		</div>
	);
}
