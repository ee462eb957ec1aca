import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { allowedSince } from '../../../checkpoint/pickle/allowed.ts';
import { unlistedGlobal } from '../../../doctor/torch/texts.ts';
import { Select } from '../../shared/Select.tsx';
import { TorchText } from '../../shared/TorchText.tsx';
import type { Frame } from '../frame.ts';
import { freshWeights } from '../network.ts';
import { type Anatomy, anatomyOf } from './anatomy.ts';
import { FORMATS, type Form, savedName, WHAT, WHOSE } from './form.ts';
import { Listing } from './Listing.tsx';
import { Sections } from './Sections.tsx';
import { saveNetwork } from './save.ts';
import type { WriteStrings } from './write-strings.en.ts';

interface Written {
	form: Form;
	bytes: Uint8Array<ArrayBuffer>;
	anatomy: Anatomy;
}

/** Colours that a terminal would show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are taken out
const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

function download({ bytes, form }: Written): void {
	const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = savedName(form);
	link.click();
	setTimeout(() => URL.revokeObjectURL(url));
}

/** Which of the names that the pickle imports weights_only takes, and why not the others. */
function Names({ anatomy, w }: { anatomy: Anatomy; w: WriteStrings }) {
	const names = anatomy.globals.map(({ module, name }) => `${module}.${name}`);
	const first = anatomy.globals.find(({ module, name }) => !allowedSince(`${module}.${name}`));
	return (
		<section>
			<p class="digits-heading">{w.names}</p>
			<ul class="digits-names">
				{names.map((name) => (
					<li key={name} data-allowed={Boolean(allowedSince(name))}>
						<code>{name}</code> <span>{allowedSince(name) ? w.allowed : w.refused}</span>
					</li>
				))}
			</ul>
			<p>{first ? w.why : w.harmless}</p>
			{first && (
				<div class="lab-verdict" data-outcome="raised">
					<p>
						<strong>{w.refuses}</strong>
					</p>
					<TorchText text={plain(unlistedGlobal(first.module, first.name).text ?? '')} words={w} />
				</div>
			)}
		</section>
	);
}

/** The third view, in a language: save the network both ways, and look at the bytes that came of it. */
export const writeView =
	(w: WriteStrings): ComponentType<{ frame: Frame }> =>
	({ frame }) => {
		const { settings, onChange, library, onSay, t } = frame;
		const { form } = settings;
		const [written, setWritten] = useState<Written>();
		const [failed, setFailed] = useState(false);

		useEffect(() => {
			let open = true;
			const write = async (): Promise<void> => {
				const model = await library.bytes(form.what === 'whole' ? 'whole' : 'zip');
				const weights = form.whose === 'fresh' ? freshWeights() : await library.weights('zip');
				const bytes = await saveNetwork(model, weights, form.format);
				const anatomy = await anatomyOf(bytes, savedName(form));
				if (!open) return;
				setWritten({ form, bytes, anatomy });
				onSay(w.announce(savedName(form), bytes.length));
			};
			write().catch((error) => {
				console.warn('warmstart: the network could not be saved:', error);
				if (!open) return;
				setFailed(true);
				onSay(t.viewMissing);
			});
			return () => {
				open = false;
			};
		}, [form.what, form.format, form.whose]);

		const choose = (next: Partial<Form>) => onChange({ ...settings, form: { ...form, ...next } });
		return (
			<>
				<div class="lab-options lab-choices">
					<Select label={w.what} of={WHAT} names={w.whats} value={form.what} onChange={(what) => choose({ what })} />
					<Select
						label={w.format}
						of={FORMATS}
						names={w.formats}
						value={form.format}
						onChange={(format) => choose({ format })}
					/>
					<Select
						label={w.whose}
						of={WHOSE}
						names={w.whoses}
						value={form.whose}
						onChange={(whose) => choose({ whose })}
					/>
				</div>
				{written ? (
					<>
						<p class="digits-saved">
							<button type="button" class="lab-button primary" onClick={() => download(written)}>
								{w.download}
							</button>{' '}
							<code>{savedName(written.form)}</code> {w.bytes(written.bytes.length)}
						</p>
						<p>{w.here}</p>
						<Sections anatomy={written.anatomy} w={w} />
						<Names anatomy={written.anatomy} w={w} />
						<Listing key={savedName(written.form)} anatomy={written.anatomy} w={w} />
					</>
				) : (
					<p class="lab-wait">{failed ? t.viewMissing : w.writing}</p>
				)}
			</>
		);
	};
