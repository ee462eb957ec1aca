/** Exit 0 where a Chromium for the tests is found, 1 where not. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../../e2e/browser.ts';

const path = chromiumPath() ?? chromium.executablePath();
process.exit(existsSync(path) ? 0 : 1);
