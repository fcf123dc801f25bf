// What a screen reader is told: the accessibility tree of each kind of page, as a
// golden file, so that a change in it is seen in review. The pages are those of
// the starter site, so that a change of the guidance's words changes no golden.

import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openChromium } from '../harness/engines.js';
import { Golden } from '../harness/golden.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';

const site = siteNamed('starter');
const kinds = site.kinds.filter((kind) => !passing.includes(kind));
const golden = new Golden(fileURLToPath(new URL('../golden/tree/', import.meta.url)));

/**
 * What a person does before the tree is looked at, on the pages where something is said of it.
 * @type {Record<string, { address: string, part: string, reach: (page: import('../harness/page.js').Page) => Promise<void> }>}
 */
const moments = {
  'quiz-question, tried without an answer': {
    address: 'questions/quiz/swap/why-is-it-late.html',
    part: '.quiz-form',
    reach: (page) => page.click('button', 'See what it does'),
  },
  'quiz-question, answered': {
    address: 'questions/quiz/swap/why-is-it-late.html',
    part: '.quiz-feedback',
    async reach(page) {
      await page.click('radio', 'What got in the way?');
      await page.click('button', 'See what it does');
    },
  },
  'page, with a table': { address: 'guidance/lending.html', part: 'main', reach: async () => {} },
  'search, found': {
    address: 'search.html',
    part: 'main',
    async reach(page) {
      await page.fill('Search this site', 'damaged', 'searchbox');
      await page.until('it is said how many', () =>
        /“damaged”/.test(document.querySelector('#search-status')?.textContent ?? ''),
      );
    },
  },
  'flow-step, reached': {
    address: 'next/index.html',
    part: 'main',
    async reach(page) {
      await page.click('link', /^No, not yet/, 'main');
      await page.arrives(/talk\.html/);
      await page.until('the answers so far', () => document.querySelectorAll('.so-far li').length === 1);
    },
  },
};

/**
 * The tree of a part of a page, without the addresses of its links, which nobody
 * hears, and without the number that the quiz draws by lot.
 * @param {string} address @param {string} part
 * @param {(page: import('../harness/page.js').Page) => Promise<void>} [reach]  what is done first
 */
async function tree(address, part, reach) {
  const { page, close } = await openChromium(site.fileBase);
  try {
    await page.goto(address);
    await reach?.(page);
    const parts = await page.raw.locator(part).all();
    const snapshots = await Promise.all(parts.map((one) => one.ariaSnapshot()));
    const heard = snapshots.join('\n').replace(/:((?:\n\s*- \/url: .*)+)(?=\n|$)/g, (_, urls, at, all) => {
      // What stood above nothing but an address stands above nothing now.
      const depth = (/** @type {string} */ line) => line.search(/\S/);
      const next = all.slice(at + 1 + urls.length + 1).split('\n')[0];
      return depth(next) >= depth(urls.slice(1)) ? ':' : '';
    });
    return `# ${address}\n${heard.replace(/(#seed=)\d+/, '$1N')}\n`;
  } finally {
    await close();
  }
}

describe('the accessibility tree', { concurrency: 2 }, () => {
  for (const kind of kinds) {
    const { address, html } = site.richest(kind);
    const part = /<body class="?bare/.test(html) ? 'body' : 'main';
    test(`of ${kind} is as it was`, { timeout: 180_000 }, async () =>
      golden.same(`${kind}.yml`, await tree(address, part)),
    );
  }
  for (const [name, { address, part, reach }] of Object.entries(moments)) {
    test(`of ${name} is as it was`, { timeout: 180_000 }, async () =>
      golden.same(`${name}.yml`, await tree(address, part, reach)),
    );
  }
  test('of what stands around every page is as it was', { timeout: 180_000 }, async () => {
    golden.same('frame.yml', await tree(site.richest('page').address, 'body > :not(main)'));
  });
});

test('no golden file is left over', () => nothing(golden.unused()));
