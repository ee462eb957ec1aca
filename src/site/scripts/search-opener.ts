/** Opens the search; its code and the index come only then. */
async function open(query = ''): Promise<void> {
	const { openSearch } = await import('../search/dialog.ts');
	openSearch(query);
}

document.addEventListener('click', (event) => {
	const button = event.target instanceof Element && event.target.closest<HTMLElement>('[data-search-open]');
	if (button) void open(button.dataset['query']);
});

addEventListener('keydown', (event) => {
	const typing =
		event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
	const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
	const commandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
	if (!slash && !commandK) return;
	event.preventDefault();
	void open();
});
