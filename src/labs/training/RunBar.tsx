import { samplesPerSecond } from './recording.ts';
import { EPOCH } from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';
import type { TrainingState } from './use-training.ts';

interface Props {
	state: TrainingState;
	t: TrainingStrings;
	/** Whether the settings can be trained with. */
	ready: boolean;
	onStart: () => void;
	onStop: () => void;
	onResume: () => void;
}

/** Start, stop and continue; how far the training is and how fast. */
export function RunBar({ state, t, ready, onStart, onStop, onResume }: Props) {
	const { phase, unseen, recording, engine } = state;
	const { step } = recording;
	const rate = samplesPerSecond(recording);
	const act = {
		idle: { label: t.start, go: onStart },
		running: { label: t.stop, go: onStop },
		stopped: { label: step ? t.resume : t.start, go: step ? onResume : onStart },
		finished: { label: t.more, go: onResume },
	}[phase];
	const loading = phase === 'running' && step === 0;
	return (
		<div class="train-run">
			<button type="button" class="lab-button primary" disabled={!ready && phase !== 'running'} onClick={act.go}>
				{act.label}
			</button>
			<p data-phase={phase} data-step={step}>
				{loading ? engine.status !== 'failed' && t.preparing : step > 0 && t.counter(step, (step / EPOCH).toFixed(1))}
				{unseen ? <strong>{t.paused}</strong> : rate && step > 0 ? <span>{t.rate(rate.toFixed(0))}</span> : null}
			</p>
		</div>
	);
}
