// Every page of the site: what can be checked cheaply, on the screen and on paper.
// On paper: no navigation, no cut box, no empty sheet, black on white, and no more
// sheets than the text needs. A page is opened once for all of it.

import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { deadAddresses, unclearTitles, validHTML } from '../checks/html.js';
import { checks } from '../checks/index.js';
import { lastSheet, oneSheet, print, readPDF } from '../checks/paper.js';
import { openChromium } from '../harness/engines.js';
import { watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { left } from '../harness/stored.js';
import { passing } from '../harness/views.js';
import { fixedLayout, isFixed } from './exceptions.js';

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

/** Kinds without reflow of which a page was seen that needs it. @type {Set<string>} */
const needed = new Set();

describe('in the browser', { concurrency: 2 }, () => {
  for (const page of site.pages.filter(({ kind }) => !passing.includes(kind))) {
    test(page.address, { timeout: 180_000 }, () => look(page));
  }
});

test('every exception in specs/exceptions.js is needed', () => {
  nothing(
    fixedLayout
      .filter(({ kind }) => !needed.has(kind))
      .map(({ kind, reason }) => `${kind} reflows well without: ${reason}`),
  );
});

test('a page of text is printed on as many sheets as its words need', { timeout: 180_000 }, async () => {
  const longest = site.richest('page');
  const { page, close } = await openChromium(site.fileBase);
  try {
    await page.goto(longest.address);
    const words = (await page.text()).split(' ').length;
    const { pages } = await print(page);
    // At 12 pt a sheet of A4 holds about 350 words of such text with its headings.
    assert.ok(pages <= Math.ceil(words / 200) + 1, `${longest.address}: ${words} words on ${pages} sheets`);
  } finally {
    await close();
  }
});

/**
 * One look at a page, from disk, in the widths and themes that matter, and on paper.
 * All that is found is told at once.
 * @param {import('../harness/site.js').SitePage} which
 */
async function look({ address, kind }) {
  const { page: opened, faults, close } = await watched(site.folder, 'chromium', 'disk', true, { width: 320 });
  const page = /** @type {import('../harness/playwright.js').BrowserPage} */ (opened);
  /** @param {string} where @param {string[]} found */
  const tell = (where, found) => void faults.push(...found.map((what) => `${where}: ${what}`));
  /** @param {string} where @param {(keyof typeof checks)[]} names */
  const reflows = async (where, names) => {
    // That an exception is needed is seen on one page.
    if (isFixed(kind) && address !== site.richest(kind).address) return;
    for (const name of names) {
      const found = await checks[name](page);
      if (!isFixed(kind)) tell(name === 'spacing' ? `${where}, wide spacing` : where, found);
      else if (found.length > 0) needed.add(kind);
    }
  };
  try {
    await page.goto(address);
    await reflows('320 px', ['sideways', 'cut', 'spacing']);
    tell('light', await checks.contrast(page));
    await page.resize(256);
    await reflows('256 px', ['sideways']);
    await page.resize(375);
    tell('375 px', await checks.targets(page));
    await page.raw.emulateMedia({ colorScheme: 'dark' });
    tell('dark', await checks.contrast(page));
    await page.resize(1280);
    tell('dark', await checks.contrast(page));
    await page.raw.emulateMedia({ colorScheme: 'light' });
    await reflows('1280 px', ['sideways', 'cut', 'spacing']);
    tell('1280 px', await checks.targets(page));
    tell('light', await checks.contrast(page));
    tell('links', await checks.deadLinks(page));
    // Who prints may have set the screen to dark: paper stays white.
    await page.raw.emulateMedia({ media: 'print', colorScheme: 'dark' });
    tell('paper', await checks.contrast(page)); // before what is printed is marked
    tell('paper', await checks.paper(page));
    // Who prints the page and who prints the file hold the same number of sheets.
    if (kind === 'paper') {
      const file = await readPDF(path.join(site.folder, address.replace(/html$/, 'pdf')));
      const { pages } = await print(page);
      if (pages > file.pages) tell('paper', [`${pages} sheets, and ${file.pages} in the PDF`]);
      // Room to write that fills a sheet does so from a browser too: nobody prints one for eight lines.
      if (await page.evaluate(() => document.querySelector('.fills'))) {
        const down = await lastSheet(page);
        if (down < 0.5) tell('paper', [`the last sheet ends after ${Math.round(100 * down)} % of it`]);
      }
    }
    if (kind === 'flow-board' || kind === 'flow-poster') {
      const [short, long] = address.includes('-a3') ? [297, 420] : [210, 297];
      const size = kind === 'flow-board' ? { width: long, height: short } : { width: short, height: long };
      tell('paper', await oneSheet(page, { ...size, sheet: '.poster' }));
    }
    faults.push(...(await left(page)));
  } finally {
    await close();
  }
  nothing(faults);
}
