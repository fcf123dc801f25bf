// Every page of the site: what can be checked cheaply.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deadAddresses, unclearTitles, validHTML } from '../checks/html.js';
import { ask } from '../checks/inpage.js';
import { checks } from '../checks/index.js';
import { watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { left } from '../harness/stored.js';
import { passing } from '../harness/views.js';

const site = siteNamed('real');

test('there are pages', () => assert.ok(site.pages.length > 10));

test('every page says which kind it is', () => {
  nothing(site.pages.filter((page) => !page.kind).map((page) => page.address));
});

test('every link leads somewhere in the site', async () => nothing(await deadAddresses(site)));

test('titles tell the pages apart', async () => nothing(await unclearTitles(site)));

describe('valid HTML', () => {
  for (const page of site.pages) {
    test(page.address, async () => nothing(await validHTML(page.html)));
  }
});

describe('in the browser', { concurrency: 2 }, () => {
  for (const page of site.pages.filter(({ kind }) => !passing.includes(kind))) {
    test(page.address, { timeout: 60_000 }, () => look(page.address));
  }
});

/**
 * One look at a page, from disk, in the widths and themes that matter. All that
 * is found is told at once.
 * @param {string} address
 */
async function look(address) {
  const { page: opened, faults, close } = await watched(site.folder, 'chromium', 'disk', true, { width: 320 });
  const page = /** @type {import('../harness/playwright.js').BrowserPage} */ (opened);
  /** @param {string} where @param {string[]} found */
  const tell = (where, found) => void faults.push(...found.map((what) => `${where}: ${what}`));
  try {
    await page.goto(address);
    tell('320 px', [...(await checks.sideways(page)), ...(await checks.cut(page)), ...(await checks.contrast(page))]);
    tell('320 px, wide spacing', await checks.spacing(page));
    await page.resize(256);
    tell('256 px', await checks.sideways(page));
    await page.resize(375);
    tell('375 px', await checks.targets(page));
    await page.raw.emulateMedia({ colorScheme: 'dark' });
    tell('dark', await checks.contrast(page));
    await page.resize(1280);
    tell('1280 px, dark', await checks.contrast(page));
    await page.raw.emulateMedia({ colorScheme: 'light' });
    tell('1280 px', [...(await checks.sideways(page)), ...(await checks.cut(page)), ...(await checks.targets(page)), ...(await checks.contrast(page))]);
    tell('1280 px, wide spacing', await checks.spacing(page));
    tell('links', await ask(page, 'deadLinks'));
    faults.push(...(await left(page)));
  } finally {
    await close();
  }
  nothing(faults);
}
