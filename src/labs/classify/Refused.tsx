import type { Model } from '../pretrained-models/models.ts';
import { TorchText } from '../shared/TorchText.tsx';
import type { Refusal } from './open-file.ts';
import type { RefusedStrings } from './refused-strings.en.ts';

interface Props {
	refusal: Refusal;
	model: Model;
	t: RefusedStrings;
	onModel: (model: Model) => void;
}

/** Why a file's weights are not the model's, with PyTorch's own words, and what to do. */
export function Refused({ refusal, model, t, onModel }: Props) {
	const { kind } = refusal;
	return (
		<div class="lab-verdict" data-outcome="raised" data-kind={kind}>
			<p>
				<strong>{t.refused[kind]}</strong>
			</p>
			{kind === 'unreadable' && <p>{refusal.text}</p>}
			{kind === 'not-finite' && <p>{t.notFinite(refusal.key, refusal.value)}</p>}
			{kind === 'other' && (
				<>
					<p>{t.otherModel(model, refusal.others)}</p>
					{refusal.others.length > 0 && (
						<p class="classify-others">
							{refusal.others.slice(0, 3).map((name) => (
								<button key={name} type="button" class="lab-button" onClick={() => onModel(name)}>
									{t.takeModel(name)}
								</button>
							))}
						</p>
					)}
					<TorchText text={refusal.text} words={t} />
				</>
			)}
			<p>
				<a href="../../doctor/">{t.doctor}</a>
			</p>
		</div>
	);
}
