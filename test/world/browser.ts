import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumArguments, findChromium } from './chromium.ts';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium on this machine: sudo apt-get install chromium');
  return chromium.launch({ executablePath, args: chromiumArguments });
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: errors, refused loads, calls to other hosts. 401 before signing in is expected. */
  readonly troubles: string[];
}

export async function openPage(
  browser: Browser,
  options: {
    width?: number;
    height?: number;
    dark?: boolean;
    language?: 'de-DE' | 'en-GB' | 'nl-NL';
    cookie?: string;
    url?: string;
  } = {},
): Promise<WatchedPage> {
  const { width = 1440, height = 900, dark = false, language = 'en-GB' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  if (options.cookie !== undefined && options.url !== undefined) {
    const [name = '', value = ''] = options.cookie.split('=');
    await context.addCookies([{ name, value, url: options.url, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text()))
      troubles.push(message.text().slice(0, 300));
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') troubles.push(`called ${request.url()}`);
  });
  return { page, context, troubles };
}

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
  ).toEqual([]);
}
