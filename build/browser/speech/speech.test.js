// What is heard: a screen reader in Firefox, with real keys, on a quiz answer, a
// search, a step and the problems that `serve` lays over a page. The sites are those
// that `rethink new` writes, so that a change of the guidance's words changes no golden.
// Whether it is heard depends on more programs than a test of each change may depend
// on: `make speech` runs it, and specs/tree.test.js holds the trees of the same moments.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startAuthor } from '../harness/author.js';
import { Golden } from '../harness/golden.js';
import { nothing } from '../harness/nothing.js';
import { serve } from '../harness/server.js';
import { siteNamed } from '../harness/site.js';
import { Listener } from './listener.js';

const golden = new Golden(fileURLToPath(new URL('../golden/speech/', import.meta.url)));
const listener = new Listener();
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

before(async () => {
  site = await serve(siteNamed('starter').folder);
  await listener.start();
});

after(async () => {
  await listener.close();
  await site?.close();
  nothing(golden.unused());
});

/** The last words of every page of the site, where reading ends. */
const foot = /does not track you/;

/** What Firefox and Orca say of themselves, which is not what the site says. */
const own = /^(Loading|Finished loading|Page has)\b|document web\.$|Mozilla Firefox|^New Tab/;

/**
 * Compares what was heard, a line for each thing that was said, with what was before.
 * What stands around every page, and changes with its date, is left out.
 * @param {string} name @param {string[]} heard
 */
function same(name, heard) {
  const lines = heard.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line && !own.test(line));
  const end = lines.lastIndexOf('Home');
  golden.same(
    `${name}.txt`,
    lines.slice(lines.indexOf('main content') + 1, end < 0 ? undefined : end).join('\n') + '\n',
  );
}

describe('heard', { concurrency: 1 }, () => {
  test('an answer of the quiz', { timeout: 300_000 }, async () => {
    await listener.open(site.base + 'questions/quiz/swap/why-is-it-late.html#seed=5', /Swap it: Why is it late/);
    await listener.goTo('r', /What got in the way/); // from one radio button to the next
    await listener.press(['space'], /selected/);
    await listener.goTo('b', /See what it does/);
    same('quiz', [...(await listener.press(['Return'], /You chose/)), ...(await listener.readOn(foot))]);
  });

  test('a search', { timeout: 300_000 }, async () => {
    await listener.open(site.base + 'search.html', /Search - Sharing/);
    await listener.goTo('Tab', /Search this site.*entry|entry.*Search this site/i);
    same('search', await listener.type('damaged', /“damaged”/));
  });

  test('a step', { timeout: 300_000 }, async () => {
    await listener.open(site.base + 'next/index.html', /What next/);
    await listener.goTo('Tab', /No, not yet/);
    same('step', [...(await listener.press(['Return'], /Step 1/)), ...(await listener.readOn(foot))]);
  });

  test('a problem in the content, laid over the page of an author', { timeout: 300_000 }, async () => {
    const author = await startAuthor();
    try {
      await listener.open(author.base + 'guidance/about.html', /An ordinary page|About|Sharing tools well/);
      const file = path.join(author.folder, 'content/guidance/about.md');
      const good = readFileSync(file, 'utf8');
      const bad = good.replace('lending.md', 'lendign.md');
      assert.notEqual(bad, good);
      writeFileSync(file, bad);
      same('overlay', await listener.heard(/leads nowhere/));
      await listener.leave();
    } finally {
      await author.close();
    }
  });
});
