import { useMemo } from 'preact/hooks';
import { allowedSince } from '../../../checkpoint/pickle/allowed.ts';
import type { PickleArgument } from '../../../checkpoint/pickle/listing.ts';
import type { Anatomy } from './anatomy.ts';
import { type Step, stepsOf } from './steps.ts';
import type { WriteStrings } from './write-strings.en.ts';

/** An argument as Python would print it. */
const shown = (argument: PickleArgument | undefined): string =>
	argument === undefined ? '' : typeof argument === 'string' ? `'${argument}'` : String(argument);

/** What an instruction does, in plain words. */
export function meaning({ op, path, fetched }: Step, w: WriteStrings): string {
	if (path) return w.global(path, Boolean(allowedSince(path)));
	if (/BINGET$/.test(op.name)) return w.get(String(op.argument), fetched);
	return w.ops[op.name as keyof WriteStrings['ops']]?.replace('#', shown(op.argument)) ?? '';
}

/** The pickle, one instruction a line. */
export function Listing({ anatomy, w }: { anatomy: Anatomy; w: WriteStrings }) {
	const { pickle, pickleAt } = anatomy;
	const steps = useMemo(() => stepsOf(pickle), [pickle]);
	return (
		<div>
			<p class="digits-heading" id="digits-listing">
				{w.listing(steps.length)}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
			<section class="digits-listing" tabIndex={0} aria-labelledby="digits-listing">
				<table class="digits-bytes">
					<thead>
						<tr>
							<th scope="col">{w.at}</th>
							<th scope="col">{w.instruction}</th>
							<th scope="col">{w.does}</th>
						</tr>
					</thead>
					<tbody>
						{steps.map((step) => (
							<tr
								key={step.op.at}
								data-refused={step.path && !allowedSince(step.path) ? '' : undefined}
								data-note={/BINPUT$/.test(step.op.name) ? '' : undefined}
							>
								<td>{pickleAt + step.op.at}</td>
								<td>
									<code>{step.op.name}</code>
								</td>
								<td>{meaning(step, w)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</div>
	);
}
