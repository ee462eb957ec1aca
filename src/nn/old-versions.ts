import type { ModuleMetadata, ModuleTree, StateDictEntry } from './module-tree.ts';
import { Raised } from './progress.ts';

/** Since this version the classes that have old names use new ones. */
const RENAMED = 2;

/**
 * Gives what a state dict calls by a class' old names the new ones, where it is older than they are or does not say how
 * old it is: torchvision's published files load like that.
 *
 * @param entries those under the prefix; PyTorch moves what is renamed to their end, and so does this
 */
export function takeOldNames(
	names: NonNullable<ModuleTree['oldNames']>,
	entries: Map<string, StateDictEntry>,
	prefix: string,
	{ version = 0 }: ModuleMetadata,
): void {
	if (version >= RENAMED) return;
	for (const [key, entry] of [...entries]) {
		if (!key.startsWith(prefix)) continue;
		const name = key.slice(prefix.length);
		const [old, now] = names.find(([pattern]) => pattern.test(name)) ?? [];
		if (!old || now === undefined) continue;
		entries.delete(key);
		entries.set(prefix + name.replace(old, now), entry);
	}
}

/**
 * MNASNet cannot tell what a state dict without its version is, such as a plain dict.
 *
 * @throws Raised in torchvision's words
 */
export function refuseUnknownVersion(versions: readonly number[], { version }: ModuleMetadata): void {
	if (version !== undefined && versions.includes(version)) return;
	throw new Raised('ValueError', `version should be set to ${versions.join(' or ')} instead of ${version ?? 'None'}`);
}
