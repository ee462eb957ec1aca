import { BACKENDS, type Backend } from '../../engine/backend.ts';
import { WASM_KILOBYTES } from './engine-size.ts';
import type { SharedStrings } from './strings.en.ts';
import type { EngineState } from './use-engine.ts';

interface Props {
	state: EngineState;
	t: SharedStrings;
	/** gzipped kilobytes of the engine on a GPU, said before it is loaded */
	kilobytes: string;
	/** and where there is none */
	wasmKilobytes?: string;
	onChoose: (backend: Backend | undefined) => void;
}

/** The backends that compute on a GPU. */
const ON_GPU: readonly Backend[] = ['webgpu', 'webgl'];

/** The device that computes, by name; why it is not a faster one; and a choice. */
export function DevicePicker({ state, t, kilobytes, wasmKilobytes = WASM_KILOBYTES, onChoose }: Props) {
	const { device, devices, status, lost } = state;
	const faster = device ? devices.slice(0, BACKENDS.indexOf(device.backend)) : [];
	const reasons = faster.flatMap((d) => (d.missing ? [t.reason(t.devices[d.backend], t.missing[d.missing])] : []));
	const onGpu = device && ON_GPU.includes(device.backend);
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
								{missing ? t.unusable(t.devices[backend], t.missing[missing]) : t.devices[backend]}
							</option>
						);
					})}
				</select>
			</label>
			<p class="lab-device-name" data-backend={device?.backend} data-status={status}>
				{status === 'idle' && t.notYet(kilobytes, wasmKilobytes)}
				{status === 'loading' && t.loading}
				{status === 'failed' && t.failed}
				{status === 'ready' && device && (
					<>
						<strong>{t.devices[device.backend]}</strong>
						{device.adapter && ` · ${device.adapter}`}
					</>
				)}
			</p>
			{status === 'ready' && reasons.length > 0 && <p>{onGpu ? t.whySlower(reasons) : t.why(reasons)}</p>}
			{lost && <p>{t.moved(t.devices[lost])}</p>}
		</div>
	);
}
