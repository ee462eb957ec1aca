import { DEAD, MIRROR_NAMES, MIRRORS } from './mirrors.ts';
import type { State } from './state.ts';

/** What is worth saying about an address. */
export type AddressRemark =
	/** Nobody checks what arrives over http. */
	| 'http'
	/** A mirror of the note, typed with http, though it serves https. */
	| 'upgraded'
	/** An index ends in `/simple`. */
	| 'not-simple'
	/** A password in it is kept in the clear. */
	| 'password';

export type AddressError = 'empty' | 'no-url' | 'no-web' | 'dead';

export type Address =
	| { url: string; host: string; plain: boolean; remarks: readonly AddressRemark[] }
	| { error: AddressError };

/** The mirror of the note on this host. */
const known = (host: string) =>
	MIRROR_NAMES.map((name) => MIRRORS[name]).find(({ pypi }) => new URL(pypi).host === host);

/**
 * The address of an index: a mirror's of the note, or the reader's own, checked. A mirror of the note that was typed
 * with http is taken over https, which all of them serve.
 */
export function addressOf({ mirror, url: typed }: State): Address {
	if (mirror !== 'own') return { url: MIRRORS[mirror].pypi, host: '', plain: false, remarks: [] };
	const text = typed.trim();
	if (!text) return { error: 'empty' };
	if (!URL.canParse(text)) return { error: 'no-url' };
	const url = new URL(text);
	if (!/^https?:$/.test(url.protocol)) return { error: 'no-web' };
	if (DEAD.includes(url.hostname)) return { error: 'dead' };
	const upgraded = url.protocol === 'http:' && known(url.host) !== undefined;
	if (upgraded) url.protocol = 'https:';
	const plain = url.protocol === 'http:';
	const remarks: Record<AddressRemark, boolean> = {
		http: plain,
		upgraded,
		'not-simple': !/\/simple\/?$/.test(url.pathname),
		password: url.username !== '' || url.password !== '',
	};
	return {
		url: url.href,
		// pip wants the port too where there is one
		host: url.host,
		plain,
		remarks: (Object.keys(remarks) as AddressRemark[]).filter((remark) => remarks[remark]),
	};
}
