interface Props<V extends string> {
	/** Of the lab; a page has one lab of a name. */
	id: string;
	of: readonly V[];
	open: V;
	label: string;
	names: Record<V, string>;
	onOpen: (name: V) => void;
}

/** Ids of the open view's panel and of the tabs. */
export const panelId = (id: string): string => `${id}-panel`;
export const tabId = (id: string, name: string): string => `${id}-${name}`;

const STEP: Record<string, number> = {
	ArrowRight: 1,
	ArrowLeft: -1,
	Home: Number.NEGATIVE_INFINITY,
	End: Number.POSITIVE_INFINITY,
};

/**
 * A lab's views as tabs. Arrows move the focus and Enter or Space opens, because opening loads code and
 * computes, which passing by must not.
 */
export function Tabs<V extends string>({ id, of, open, label, names, onOpen }: Props<V>) {
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
				tabs[Number.isFinite(at) ? (at + tabs.length) % tabs.length : Math.max(0, Math.min(last, at))]?.focus();
			}}
		>
			{of.map((name) => (
				<button
					key={name}
					type="button"
					role="tab"
					id={tabId(id, name)}
					aria-selected={name === open}
					aria-controls={panelId(id)}
					tabIndex={name === open ? 0 : -1}
					onClick={() => onOpen(name)}
				>
					{names[name]}
				</button>
			))}
		</div>
	);
}
