/** How long "Copied" stays, in milliseconds. */
const SHOWN = 2000;

/** The code of a snippet as shown, without prompts and outputs. */
export function codeOf(snippet: Element): string {
	return [...snippet.querySelectorAll('.ec-line .code')]
		.map((line) => (line.textContent ?? '').replace(/\n$/, ''))
		.join('\n');
}

async function copy(button: HTMLButtonElement): Promise<void> {
	const snippet = button.closest('.snippet');
	const status = snippet?.querySelector('[role=status]');
	if (!snippet || !status) return;
	const { copied = '', failed = '' } = button.dataset;
	try {
		await navigator.clipboard.writeText(`${codeOf(snippet)}\n`);
		status.textContent = copied;
		button.dataset['state'] = 'copied';
	} catch {
		// no permission, or not a secure page: leave the reader one key press away
		const code = snippet.querySelector('pre');
		if (code) getSelection()?.selectAllChildren(code);
		status.textContent = failed;
		button.dataset['state'] = 'failed';
	}
	setTimeout(() => {
		status.textContent = '';
		delete button.dataset['state'];
	}, SHOWN);
}

document.addEventListener('click', (event) => {
	const button = event.target instanceof Element && event.target.closest<HTMLButtonElement>('.copy-button');
	if (button) void copy(button);
});
