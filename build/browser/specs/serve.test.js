// `rethink serve`: the page that an author looks at follows what is saved, and
// what is wrong lies over it until it is mended.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { axe } from '../checks/axe.js';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { becomes } from '../harness/waiting.js';

/** @typedef {import('../harness/playwright.js').BrowserPage} BrowserPage */

const command = process.env.RETHINK_COMMAND ?? '';
const folder = mkdtempSync(path.join(tmpdir(), 'rethink-serve-'));
const file = path.join(folder, 'content/guidance/about.md');
let good = '';
let base = '';
/** @type {import('node:child_process').ChildProcess} */
let server;

before(async () => {
  assert.ok(command, 'RETHINK_COMMAND is not set: start the tests by build/browser/run');
  assert.equal(spawnSync(command, ['new', folder]).status, 0);
  // What a new site leaves to be written is warned of, and would stand beside what is tested.
  const facts = path.join(folder, 'content/site.yaml');
  const said = readFileSync(facts, 'utf8')
    .replace(/^( *)email: your-address@.*$/gm, '$1email: tools@library.org.uk')
    .replace(/^( *)(enforcement|host): Write here.*$/gm, '$1$2: Nobody has decided.');
  writeFileSync(facts, said);
  good = readFileSync(file, 'utf8');
  server = spawn(command, ['serve', '--source', folder, '--addr', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: /** @type {NodeJS.ReadableStream} */ (server.stderr) })) {
    base = line.match(/Your site is at (\S+)/)?.[1] ?? '';
    if (base) break;
  }
  assert.ok(base, 'it said where the site is');
  server.stderr?.resume();
});

after(async () => {
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGINT');
  assert.equal(await ended, 0, 'it ends well');
  rmSync(folder, { recursive: true });
});

/** Looks at the page while something is saved, and puts it back. @param {(page: BrowserPage) => Promise<void>} steps */
async function looking(steps, options = {}) {
  /** @type {string[]} */
  const faults = [];
  const { page, close } = await openChromium(base, {
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
