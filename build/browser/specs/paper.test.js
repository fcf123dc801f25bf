// Pages on paper: no navigation, no cut box, no empty sheet, black on white, and
// no more sheets than the text needs.

import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ask } from '../checks/inpage.js';
import { oneSheet, paper, print, readPDF } from '../checks/paper.js';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';

const site = siteNamed('real');

describe('printed in Chromium', { concurrency: 2 }, () => {
  for (const page of site.pages.filter(({ kind }) => !passing.includes(kind))) {
    test(page.address, { timeout: 180_000 }, () => onPaper(page.address));
  }
});

/** @param {string} address */
async function onPaper(address) {
  // Who prints may have set the screen to dark: paper stays white.
  const { page, close } = await openChromium(site.fileBase, { theme: 'dark' });
  try {
    await page.goto(address);
    await page.raw.emulateMedia({ media: 'print' });
    const pale = await ask(page, 'contrast', 7); // before what is printed is marked
    nothing([...pale, ...(await paper(page))]);
  } finally {
    await close();
  }
}

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

// Who prints the page and who prints the file hold the same number of sheets.
describe('printed from the browser, a paper takes no more sheets than its PDF', { concurrency: 2 }, () => {
  for (const { address } of site.pages.filter(({ kind }) => kind === 'paper')) {
    test(address, { timeout: 180_000 }, async () => {
      const { page, close } = await openChromium(site.fileBase);
      try {
        await page.goto(address);
        const file = await readPDF(path.join(site.folder, address.replace(/html$/, 'pdf')));
        const { pages } = await print(page);
        assert.ok(pages <= file.pages, `${pages} sheets, and ${file.pages} in the PDF`);
      } finally {
        await close();
      }
    });
  }
});

describe('a poster is one sheet of its size', { concurrency: 2 }, () => {
  for (const { address, kind } of site.pages.filter(({ kind }) => kind === 'flow-board' || kind === 'flow-poster')) {
    test(address, { timeout: 180_000 }, async () => {
      const { page, close } = await openChromium(site.fileBase);
      try {
        await page.goto(address);
        const [short, long] = address.includes('-a3') ? [297, 420] : [210, 297];
        const size = kind === 'flow-board' ? { width: long, height: short } : { width: short, height: long };
        nothing(await oneSheet(page, { ...size, sheet: '.poster' }));
      } finally {
        await close();
      }
    });
  }
});
