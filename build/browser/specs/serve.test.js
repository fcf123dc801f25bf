// `rethink serve`: the page that an author looks at follows what is saved, and
// what is wrong lies over it until it is mended.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe } from '../checks/axe.js';
import { startAuthor } from '../harness/author.js';
import { openChromium } from '../harness/engines.js';
import { Golden } from '../harness/golden.js';
import { nothing } from '../harness/nothing.js';
import { becomes } from '../harness/waiting.js';

/** @typedef {import('../harness/playwright.js').BrowserPage} BrowserPage */

/** What a screen reader is told of what lies over the page; `make speech` hears it said. */
const golden = new Golden(fileURLToPath(new URL('../golden/serve/', import.meta.url)));
/** @type {Awaited<ReturnType<typeof startAuthor>>} */
let author;
let file = '';
let good = '';

before(async () => {
  author = await startAuthor();
  file = path.join(author.folder, 'content/guidance/about.md');
  good = readFileSync(file, 'utf8');
});

after(async () => {
  await author?.close();
  nothing(golden.unused());
});

/** Looks at the page while something is saved, and puts it back. @param {(page: BrowserPage) => Promise<void>} steps */
async function looking(steps, options = {}) {
  /** @type {string[]} */
  const faults = [];
  const { page, close } = await openChromium(author.base, {
    told: (/** @type {string} */ what) => void faults.push(what),
    ...options,
  });
  try {
    await page.goto('guidance/about.html');
    await page.until('the page follows', () => document.querySelector('script[data-version]'));
    await steps(/** @type {BrowserPage} */ (page));
  } finally {
    writeFileSync(file, good);
    await close();
  }
  nothing(faults);
}

/** The text over the page, or nothing. @param {BrowserPage} page */
const over = (page) =>
  page.evaluate(() => {
    const panel = /** @type {HTMLElement | null | undefined} */ (
      document.querySelector('rethink-problems')?.shadowRoot?.querySelector('.panel')
    );
    return panel && !panel.hidden ? panel.innerText : '';
  });

test('a save is seen', { timeout: 180_000 }, () =>
  looking(async (page) => {
    writeFileSync(file, good.replace('an ordinary page', 'a page that was saved'));
    await page.until('the new words are there', () => document.body.innerText.includes('a page that was saved'));
  }),
);

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`a bad save lies over the page until it is mended (${theme})`, { timeout: 180_000 }, () =>
    looking(
      async (page) => {
        writeFileSync(file, good.replace('lending.md', 'lendign.md'));
        await becomes(
          () => over(page),
          /^One problem in the content\s+Hide[^]*content\/guidance\/about\.md:\d+:\d+\s+link to page lendign\.md leads nowhere\s+Did you mean lending\.md\?/,
        );
        assert.match(await page.text('main'), /an ordinary page/, 'the last good page is under it');
        nothing(await axe(page));
        golden.same('problems.yml', `${await page.raw.locator('rethink-problems').ariaSnapshot()}\n`);

        await page.click('button', 'Hide');
        assert.equal(await over(page), '');
        await page.click('button', 'One problem');
        await page.press('Escape');
        assert.equal(await over(page), '');
        assert.equal(
          await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent),
          'One problem',
        );

        writeFileSync(file, good);
        await page.until('it is gone', () => !document.querySelector('rethink-problems'));
      },
      { theme },
    ),
  );
}
