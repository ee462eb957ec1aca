import type { TorchText } from '../finding.ts';

/** Messages that several causes have, and the entry of the page of error messages that speaks of each. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
	[/failed finding central directory/, 'truncated-zip'],
	[/^OSError: \[Errno 22\]/, 'zip-end-cut'],
	[/failed reading zip archive/, 'zip-directory-damaged'],
	[/hasRecord\("version"\)/, 'zip-no-version'],
	[/not in a subdirectory: /, 'zip-inside-zip'],
	[/not in a subdirectory \S+\/: /, 'zip-stray-files'],
	[/locating file data\.pkl/, 'no-data-pkl'],
	[/deserialize object on a/, 'cuda-not-available'],
	[/multiplication overflow|calculation overflowed/, 'view-negative'],
	[/invalid offset for tensor/, 'safetensors-offset'],
	[/overflow computing buffer size/, 'safetensors-header-json'],
	[/must be imported to load nested jagged/, 'nested-jagged'],
	[/Unsupported operand 239\b/, 'text-reencoded'],
	[/Unsupported operand 130\b/, 'pickle-extension'],
	[/Unsupported operand (80|255)\b/, 'another-format'],
	[/Unsupported global/, 'unsupported-global'],
];

/** The entry that recognises what torch says, where the cause alone does not tell which that is. */
export const knownMessage = (torch: TorchText | undefined): string | undefined =>
	MESSAGES.find(([pattern]) => pattern.test(torch?.text ?? ''))?.[1];
