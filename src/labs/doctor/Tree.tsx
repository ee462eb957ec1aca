// biome-ignore-all lint/a11y/useFocusableInteractive: the treegrid alone takes the focus and points to its active row
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part, nor be a tree
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { size } from '../../doctor/words.ts';
import type { Entry } from './messages.ts';
import type { DoctorStrings } from './strings.en.ts';
import { openAtFirst, type Row, rowsOf, treeOf } from './tree.ts';

interface Props {
	entries: readonly Entry[];
	t: DoctorStrings;
	onActive: (entry: Entry | undefined) => void;
	/** Enter on a tensor. */
	onChoose: (entry: Entry) => void;
}

/** A row's height in pixels, the same in the style sheet; rows are placed by it. */
const ROW = 34;
/** Rows drawn above and below what is seen. */
const MARGIN = 10;
/** Rows that the box shows at most. */
const SEEN = 14;
/** Pause after which letters begin a new word, in milliseconds. */
const PAUSE = 800;

const shapeText = (shape: readonly number[], t: DoctorStrings) => (shape.length ? shape.join(' × ') : t.scalar);

/** Numbers the ids of rows of several trees apart; there is one page, but tests draw more. */
const rowId = (index: number) => `doctor-row-${index}`;

function Cells({ row, t }: { row: Row; t: DoctorStrings }) {
	const { node, level, expanded } = row;
	const tensor = node.entry?.tensor;
	return (
		<>
			<span
				role="gridcell"
				class="doctor-key"
				style={{ paddingInlineStart: `${0.5 + Math.min(level - 1, 8) * 0.9}rem` }}
			>
				<span class="doctor-twist">{expanded === undefined ? '' : expanded ? '▾' : '▸'}</span>
				<span class="doctor-keyname" title={node.name}>
					{node.name}
				</span>
			</span>
			<span role="gridcell" class="doctor-shape">
				{tensor ? shapeText(tensor.shape, t) : node.entry ? node.entry.text : t.group(node.tensors)}
			</span>
			<span role="gridcell" class="doctor-dtype">
				{tensor?.dtype ?? ''}
			</span>
			<span role="gridcell" class="doctor-size">
				{tensor && !tensor.whole ? (
					<span class="doctor-lost">{t.lostTensor}</span>
				) : node.tensors ? (
					size(node.bytes)
				) : (
					''
				)}
			</span>
		</>
	);
}

/** The keys as a tree in a table, of which only the rows in sight are drawn. */
export function Tree({ entries, t, onActive, onChoose }: Props) {
	const tree = useMemo(() => treeOf(entries), [entries]);
	const [open, setOpen] = useState(() => openAtFirst(tree));
	const [filter, setFilter] = useState('');
	const [active, setActive] = useState(0);
	const [top, setTop] = useState(0);
	const box = useRef<HTMLDivElement>(null);
	const typed = useRef({ text: '', at: 0 });
	const rows = useMemo(() => rowsOf(tree, open, filter), [tree, open, filter]);
	const found = useMemo(() => rows.reduce((n, r) => n + (r.node.entry?.tensor ? 1 : 0), 0), [rows]);

	useEffect(() => {
		setOpen(openAtFirst(tree));
		setFilter('');
		setActive(0);
	}, [tree]);

	const go = (to: number): void => {
		const index = Math.max(0, Math.min(rows.length - 1, to));
		setActive(index);
		onActive(rows[index]?.node.entry);
		const element = box.current;
		if (!element) return;
		const y = index * ROW;
		if (y < element.scrollTop) element.scrollTop = y;
		else if (y + ROW > element.scrollTop + element.clientHeight) element.scrollTop = y + ROW - element.clientHeight;
	};

	const toggle = (ids: readonly string[], wanted: boolean): void => {
		const next = new Set(open);
		for (const id of ids) wanted ? next.add(id) : next.delete(id);
		setOpen(next);
	};

	const choose = (index: number): void => {
		const row = rows[index];
		if (!row) return;
		go(index);
		if (row.expanded !== undefined) toggle([row.node.id], !row.expanded);
		else if (row.node.entry) onChoose(row.node.entry);
	};

	/** The next row whose name begins with what was typed. */
	const jump = (letter: string): void => {
		const now = performance.now();
		const word = now - typed.current.at > PAUSE ? letter : typed.current.text + letter;
		typed.current = { text: word, at: now };
		const from = word.length > 1 ? active : active + 1;
		for (let i = 0; i < rows.length; i++) {
			const index = (from + i) % rows.length;
			if (rows[index]?.node.name.toLowerCase().startsWith(word.toLowerCase())) {
				go(index);
				return;
			}
		}
	};

	const onKeyDown = (event: KeyboardEvent): void => {
		const row = rows[active];
		if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
		const { key } = event;
		if (key === 'ArrowDown') go(active + 1);
		else if (key === 'ArrowUp') go(active - 1);
		else if (key === 'Home') go(0);
		else if (key === 'End') go(rows.length - 1);
		else if (key === 'PageDown') go(active + SEEN - 1);
		else if (key === 'PageUp') go(active - SEEN + 1);
		else if (key === 'ArrowRight') {
			if (row.expanded === false) toggle([row.node.id], true);
			else if (row.expanded) go(active + 1);
		} else if (key === 'ArrowLeft') {
			if (row.expanded && !filter) toggle([row.node.id], false);
			else if (row.parent >= 0) go(row.parent);
		} else if (key === 'Enter' || key === ' ') choose(active);
		else if (key === '*') {
			const siblings = rows.filter((r) => r.parent === row.parent && r.expanded !== undefined);
			toggle(
				siblings.map((r) => r.node.id),
				true,
			);
		} else if (key.length === 1) jump(key);
		else return;
		event.preventDefault();
	};

	const first = Math.max(0, Math.floor(top / ROW) - MARGIN);
	const shown = rows.slice(first, first + SEEN + 2 * MARGIN);
	// the active row stays in the document even when it is scrolled away: it is what the box points to
	const apart = active < first || active >= first + shown.length ? rows[active] : undefined;
	const draw = (row: Row, index: number) => (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself takes the keys; rows are never focused
		<div
			key={index}
			id={rowId(index)}
			role="row"
			tabIndex={-1}
			class="doctor-row"
			aria-level={row.level}
			aria-posinset={row.position}
			aria-setsize={row.setSize}
			aria-expanded={row.expanded}
			aria-selected={index === active}
			aria-rowindex={index + 2}
			data-group={row.expanded === undefined ? undefined : true}
			style={{ transform: `translateY(${index * ROW}px)` }}
			onClick={() => choose(index)}
		>
			<Cells row={row} t={t} />
		</div>
	);
	return (
		<div class="doctor-tree">
			<div class="doctor-search">
				<input
					type="search"
					value={filter}
					placeholder={t.search}
					aria-label={t.search}
					autocomplete="off"
					spellcheck={false}
					onInput={(event) => {
						setFilter(event.currentTarget.value);
						setActive(0);
						if (box.current) box.current.scrollTop = 0;
					}}
					onKeyDown={(event) => {
						if (event.key === 'ArrowDown') box.current?.focus();
					}}
				/>
				<span role="status">{filter && (rows.length ? t.matches(found) : t.noMatch(filter))}</span>
			</div>
			<div
				ref={box}
				class="doctor-rows"
				role="treegrid"
				tabIndex={0}
				aria-label={t.contents}
				aria-describedby="doctor-tree-help"
				aria-rowcount={rows.length + 1}
				aria-activedescendant={rows.length ? rowId(active) : undefined}
				style={{ blockSize: `${Math.min(rows.length, SEEN) * ROW + ROW + 2}px` }}
				onScroll={(event) => setTop(event.currentTarget.scrollTop)}
				onKeyDown={onKeyDown}
				onFocus={() => onActive(rows[active]?.node.entry)}
			>
				<div role="row" class="doctor-row doctor-head" aria-rowindex={1}>
					{(['key', 'shape', 'dtype', 'size'] as const).map((name) => (
						<span key={name} role="columnheader" class={`doctor-${name}`}>
							{t.column[name]}
						</span>
					))}
				</div>
				<div role="rowgroup" class="doctor-body" style={{ blockSize: `${rows.length * ROW}px` }}>
					{shown.map((row, i) => draw(row, first + i))}
					{apart && draw(apart, active)}
				</div>
			</div>
			<p id="doctor-tree-help" class="doctor-help">
				{t.treeHelp}
			</p>
		</div>
	);
}
