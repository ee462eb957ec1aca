import type { DoctorStrings } from './strings.en.ts';
import { CAST_DTYPES, type Wishes } from './wishes.ts';

interface Props {
	wishes: Wishes;
	t: DoctorStrings['wish'];
	onChange: (wishes: Wishes) => void;
}

interface TextProps {
	label: string;
	value: string;
	placeholder: string;
	name: string;
	onInput: (text: string) => void;
}

function Text({ label, value, placeholder, name, onInput }: TextProps) {
	return (
		<label>
			{label}
			<input
				type="text"
				data-wish={name}
				value={value}
				placeholder={placeholder}
				autocomplete="off"
				autocapitalize="off"
				spellcheck={false}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
		</label>
	);
}

/** What a reader may want of a file that nothing is wrong with: other dtypes, other names. */
export function Wish({ wishes, t, onChange }: Props) {
	return (
		<fieldset class="doctor-wishes">
			<legend>{t.legend}</legend>
			<label>
				{t.dtype}
				<select
					data-wish="dtype"
					value={wishes.dtype}
					onChange={(event) => {
						const { value } = event.currentTarget;
						onChange({ ...wishes, dtype: CAST_DTYPES.find((dtype) => dtype === value) ?? '' });
					}}
				>
					<option value="">{t.asItIs}</option>
					{CAST_DTYPES.map((dtype) => (
						<option key={dtype} value={dtype}>
							{dtype}
						</option>
					))}
				</select>
			</label>
			<Text
				label={t.prefix}
				name="prefix"
				value={wishes.prefix}
				placeholder="backbone."
				onInput={(prefix) => onChange({ ...wishes, prefix })}
			/>
			<Text
				label={t.find}
				name="find"
				value={wishes.find}
				placeholder="encoder."
				onInput={(find) => onChange({ ...wishes, find })}
			/>
			<Text
				label={t.by}
				name="by"
				value={wishes.by}
				placeholder={t.nothing}
				onInput={(by) => onChange({ ...wishes, by })}
			/>
		</fieldset>
	);
}
