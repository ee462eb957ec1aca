import type { useEngine } from '../shared/use-engine.ts';
import type { Examination } from './examine.ts';
import type { Library } from './library.ts';
import type { LabStrings } from './strings.en.ts';
import type { Settings } from './views.ts';

/** What the lab gives to the view that is open. */
export interface Frame {
	t: LabStrings;
	lang: 'zh' | 'en';
	settings: Settings;
	onChange: (next: Settings) => void;
	library: Library;
	engine: ReturnType<typeof useEngine>;
	/** What is announced to screen readers. */
	onSay: (text: string) => void;
}

/** The part of an examination that is shown before a device has computed it: what PyTorch printed. */
export type Recorded = Pick<Examination, 'fresh' | 'after'>;
