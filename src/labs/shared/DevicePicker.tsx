import { BACKENDS, type Backend } from '../../engine/device.ts';
import type { SharedStrings } from './strings.en.ts';
import type { EngineState } from './use-engine.ts';

interface Props {
	state: EngineState;
	t: SharedStrings;
	/** gzipped kilobytes of the engine, said before it is loaded */
	kilobytes: string;
	onChoose: (backend: Backend | undefined) => void;
}

/** The device that computes, by name; why it is not the GPU; and a choice. */
export function DevicePicker({ state, t, kilobytes, onChoose }: Props) {
	const { device, devices, status, lost } = state;
	const faster = device ? devices.slice(0, BACKENDS.indexOf(device.backend)).filter((d) => d.missing) : [];
	return (
		<div class="lab-device">
			<label>
				{t.device}{' '}
				<select
					onChange={(event) => {
						const { value } = event.currentTarget;
						onChoose(BACKENDS.find((b) => b === value));
					}}
				>
					<option value="">{t.auto}</option>
					{BACKENDS.map((backend) => {
						const missing = devices.find((d) => d.backend === backend)?.missing;
						return (
							<option key={backend} value={backend} disabled={Boolean(missing)}>
								{t.devices[backend]}
								{missing && ` (${t.missing[missing]})`}
							</option>
						);
					})}
				</select>
			</label>
			<p class="lab-device-name" data-backend={device?.backend} data-status={status}>
				{status === 'idle' && t.notYet(kilobytes)}
				{status === 'loading' && t.loading}
				{status === 'failed' && t.failed}
				{status === 'ready' && device && (
					<>
						<strong>{t.devices[device.backend]}</strong>
						{device.adapter && ` · ${device.adapter}`}
					</>
				)}
			</p>
			{status === 'ready' && device?.backend === 'cpu' && faster.length > 0 && (
				<p>{t.why(faster.map((d) => `${t.devices[d.backend]}: ${d.missing && t.missing[d.missing]}`).join('; '))}</p>
			)}
			{lost && <p>{t.moved(t.devices[lost])}</p>}
		</div>
	);
}
