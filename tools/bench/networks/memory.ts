import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Bytes that a process alone keeps in memory, with its share of what it has in common with others (Linux). */
function proportional(pid: number): number {
	try {
		const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
		return 1024 * Number(kilobytes ?? 0);
	} catch {
		// it ended meanwhile, or this is no Linux
		return 0;
	}
}

/** Bytes in memory of all processes of a browser: pages, GPU and the rest; 0 where they cannot be told. */
export async function browserMemory(browser: Browser): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	return processInfo.reduce((sum: number, { id }: { id: number }) => sum + proportional(id), 0);
}
