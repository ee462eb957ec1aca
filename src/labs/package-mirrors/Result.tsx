import { Copyable } from '../shared/Copyable.tsx';
import { recipeOf } from './recipes.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';

/** The command, or the file with its path, and what to know of them. */
export function Result({ state, t }: { state: State; t: LabStrings }) {
	const made = recipeOf(state);
	if ('error' in made) {
		return (
			<div class="lab-error">
				<p>{t.none}</p>
				<p>{t.errors[made.error]}</p>
			</div>
		);
	}
	const { recipe, address } = made;
	const { commands, file, check, undo } = recipe;
	const remarks = [...(address?.remarks ?? []), ...recipe.remarks];
	return (
		<>
			{commands.length > 0 && <Copyable label={t.run} code={commands.join('\n')} words={t} />}
			{file && <Copyable label={(commands.length ? t.orFile : t.file)(file.path)} code={file.content} words={t} />}
			{remarks.length > 0 && (
				<ul class="lab-notes">
					{remarks.map((remark) => (
						<li key={remark} data-remark={remark}>
							{t.remarks[remark](state.tool)}
						</li>
					))}
				</ul>
			)}
			{check && (
				<p>
					{t.check} <code>{check}</code>
				</p>
			)}
			{undo && (
				<p>
					{t.undo}{' '}
					{undo.map((command) => (
						<span key={command}>
							<code>{command}</code>{' '}
						</span>
					))}
				</p>
			)}
		</>
	);
}
