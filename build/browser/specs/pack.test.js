// The take-away: the whole site as one zip, unpacked on a disk and walked from
// there, as a trainer does on a laptop without Wi-Fi.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { unzip } from '../harness/zip.js';

const site = siteNamed('real');
const folder = mkdtempSync(path.join(os.tmpdir(), 'rethink-take-away-'));
after(() => rmSync(folder, { recursive: true }));

for (const { name, data } of unzip(readFileSync(path.join(site.folder, 'training/take-away.zip')))) {
  const file = path.join(folder, name);
  assert.ok(file.startsWith(folder + path.sep), `${name} would be written elsewhere`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, data);
}

/** Clicks the link and waits for the page. @param {import('../harness/page.js').Page} page @param {string | RegExp} name @param {string} within @param {string | RegExp} to */
async function along(page, name, within, to) {
  await page.click('link', name, within);
  await page.arrives(to);
}

/** The first link of a part of the page. @param {import('../harness/page.js').Page} page @param {string} selector */
const first = (page, selector) =>
  page.evaluate((s) => document.querySelector(s)?.textContent?.trim().replace(/\s+/g, ' ') ?? '', selector);

/** Whether the step is an ending. @param {import('../harness/page.js').Page} page */
const ended = (page) => page.evaluate(() => document.querySelector('.title.settled, .title.escalate') !== null);

for (const js of [true, false]) {
  test(`walk the unpacked zip ${js ? 'with' : 'without'} JavaScript`, { timeout: 240_000 }, async () => {
    const { page, faults, close } = await watched(folder, 'chromium', 'disk', js, { width: 1280, height: 720 });
    try {
      await page.goto('START-HERE.html');
      assert.equal(await page.heading(), 'Start here');
      await along(page, 'Open the site', 'main', 'index.html');

      // The guided path, to an ending.
      await along(page, /^What do I do next/, 'header', /^(strategies|next\/index)\.html$/);
      if (!(await page.address()).startsWith('next/')) await page.goto('next/index.html');
      for (let i = 0; i < 12 && !(await ended(page)); i++) {
        const to = await page.act(() => {
          const links = [...document.querySelectorAll('main .answers a')];
          const last = /** @type {HTMLAnchorElement} */ (links[links.length - 1]);
          last.click();
          return last.pathname;
        });
        await page.until('the next step', (t) => location.pathname === t, to);
      }
      assert.ok(await ended(page), `no ending was reached: ${await page.address()}`);
      if (js) await page.arrives(/#via=/);

      // The quiz: one question, and what an answer opens up.
      await page.goto('questions/quiz/index.html');
      await page.click('link', /^Swap it/, 'main');
      await page.arrives(/^questions\/quiz\/swap\/./);
      if (js) {
        await page.act(() => /** @type {HTMLElement} */ (document.querySelector('.quiz-form input')).click());
        await page.click('button', 'See what it does');
        await page.until('what it opens up', () => document.querySelector('.quiz-status')?.textContent);
      } else {
        await page.click('link', await first(page, '.quiz-links a'), '.quiz-links');
        await page.arrives(/#pick-/);
      }
      await page.click('link', /Next question|See what you practised/, '.quiz-all');

      // The search; without JavaScript, the list of every page.
      await along(page, 'Search', 'header', 'search.html');
      if (js) {
        await page.fill('Search this site', 'open mind', 'searchbox');
        await page.until('results', () => document.querySelector('#search-results a'));
      } else {
        await page.click('link', 'All pages, from A to Z', 'main');
        assert.ok((await page.count('link', 'Eight key principles', 'main')) > 0);
      }

      // The cards, and their paper.
      await page.goto('cards.html');
      assert.ok(await page.evaluate(() => document.querySelectorAll('.prompt-card').length > 20), 'no cards');
      const pdf = await page.evaluate(
        () => document.querySelector('.sheets a[href$=".pdf"]')?.getAttribute('href') ?? '',
      );
      assert.equal(readFileSync(path.join(folder, pdf)).subarray(0, 5).toString(), '%PDF-');

      // A session on the wall.
      await page.goto('training/workshop.html');
      if (js) {
        await page.click('button', 'Show on a projector');
        await page.until('it is presented', () =>
          document.querySelector('.present-bar p')?.textContent?.startsWith('Part 1 of'),
        );
        await page.press('PageDown');
        await page.until('the next part', () =>
          document.querySelector('.present-bar p')?.textContent?.startsWith('Part 2 of'),
        );
      } else {
        assert.equal(await page.count('button', 'Show on a projector'), 0);
      }

      // What was taken away does not offer itself again.
      await page.goto('training/index.html');
      await page.click('link', 'Save the whole site as one file', 'main');
      await page.arrives('START-HERE.html');
    } finally {
      await close();
    }
    nothing(faults);
  });
}
