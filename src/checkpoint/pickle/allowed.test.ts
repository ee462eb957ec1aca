import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIXTURES } from '../fixtures.testing.ts';
import { allowedNames, weightsOnlyKnows } from './allowed.ts';
import { severityOf } from './severity.ts';

it.each(['2.6', '2.14'] as const)('the allow-list is that of torch %s, name by name', (version) => {
	const file = join(FIXTURES, `weights_only_allowlist-${version.replace('.', '')}.json`);
	const { globals } = JSON.parse(readFileSync(file, 'utf8'));
	expect(allowedNames(version).sort()).toEqual(globals.sort());
});

it('opcodes that weights_only=True does not know are those torch names in "Unsupported operand"', () => {
	expect([149, 140, 141, 139, 130, 100, 67, 82, 125].map(weightsOnlyKnows)).toEqual([
		...Array(7).fill(false),
		true,
		true,
	]);
});

it.each([
	['os', 'system'],
	['posix', 'system'],
	['subprocess', 'Popen'],
	['builtins', 'eval'],
	['builtins', 'getattr'],
	['torch.hub', 'load'],
	['torch', 'load'],
	['importlib.metadata', 'version'],
	['numpy.testing._private.utils', 'runstring'],
	['collections', 'OrderedDict.__init__.__globals__'],
	['pickle', 'loads'],
	['webbrowser', 'open'],
	['torch.serialization', 'load'],
	['torch.nn.modules.module', '__getattr__'],
])('%s.%s is dangerous', (module, name) => {
	expect(severityOf(module, name)).toBe('dangerous');
});

it.each([
	['collections', 'OrderedDict', 'allowed'],
	['torch._utils', '_rebuild_tensor_v2', 'allowed'],
	['argparse', 'Namespace', 'harmless'],
	['numpy._core.multiarray', 'scalar', 'harmless'],
	['torch.nn.modules.linear', 'Linear', 'harmless'],
	['__main__', 'Net', 'unknown'],
	['ultralytics.nn.tasks', 'DetectionModel', 'unknown'],
	['osaka', 'system', 'unknown'],
])('%s.%s is %s', (module, name, severity) => {
	expect(severityOf(module, name)).toBe(severity);
});
