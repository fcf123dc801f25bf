// Who opens a page on a phone sees at once what it is for: the answers, the options,
// the questions, the steps, the first section. Nothing that explains stands above it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { journey } from '../harness/journey.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';
import { isFixed } from './exceptions.js';

const phone = { width: 375, height: 812 };

/**
 * The first useful thing of each kind of page, and whether all of it is to be on the
 * first screen: of the others the first lines are enough.
 * @type {Record<string, [selector: string, whole?: boolean]>}
 */
const useful = {
  home: ['.way h2'],
  'flow-start': ['.answers > li:last-child', true],
  'flow-step': ['.options > li, .answers > li, .facts dd, .words > p'],
  'flow-chart': ['.box'],
  'flow-route': ['.record > li'],
  'flow-board': ['.column'],
  page: ['.words > h2, .words > ol, .words > ul, .words > p'],
  section: ['.words .list > li, .words .card, .words > h2, .words > p, .words > ul'],
  guide: ['.steps > li'],
  swaps: ['.voices td'],
  finder: ['.finder-item'],
  glossary: ['.terms dt'],
  source: ['.source h2'],
  'quiz-index': ['.quiz-rounds .card', true],
  'quiz-question': ['.quiz-form .quiz-answer, .quiz-form button'],
  'quiz-summary': ['.quiz-row'],
  'quiz-scorm': ['iframe'],
  session: ['.words > h2'],
  scenario: ['.words > p:not([class])'],
  room: ['.room input', true],
  cards: ['.kinds a', true],
  'cards-calibration': ['.ways a', true],
  print: ['.print h3'],
  paper: ['.ways a', true],
  search: ['#q', true],
  'a-z': ['#q', true],
  privacy: ['main h2'],
  accessibility: ['main h2'],
  'start-here': ['.button', true],
  404: ['main a', true],
  '404-plain': ['p'],
};

test(
  'on a phone the first useful thing of every kind of page is on the first screen',
  { timeout: 240_000 },
  async () => {
    /** @type {string[]} */
    const faults = [];
    for (const name of /** @type {const} */ (['real', 'starter'])) {
      const site = siteNamed(name);
      const { page, close } = await openChromium(site.fileBase, phone);
      try {
        for (const kind of site.kinds.filter((k) => !passing.includes(k) && !isFixed(k))) {
          const [selector, whole = false] = useful[kind] ?? [];
          if (!selector) {
            faults.push(`${kind}: nobody has said what is useful there`);
            continue;
          }
          for (const { address } of site.of(kind).slice(0, 9)) {
            await page.goto(address);
            const ends = await page.evaluate(([s, all]) => {
              const e = [...document.querySelectorAll(s)].find((found) => found.getClientRects().length > 0);
              if (!e) return 0;
              const { top, height } = e.getBoundingClientRect();
              return Math.round(top + (all ? height : Math.min(height, 48)));
            }, /** @type {[string, boolean]} */ ([selector, whole]));
            if (process.env.RETHINK_MEASURE) console.log(`${name} ${kind} ${address}: ${ends}`);
            if (!ends) faults.push(`${name} ${address}: has no ${selector}`);
            if (ends > phone.height) faults.push(`${name} ${address}: ${selector} ends at ${ends} px`);
          }
        }
      } finally {
        await close();
      }
    }
    nothing(faults);
  },
);

test('the chart of the guidance is two screens of a desk high', { timeout: 60_000 }, async () => {
  const { page, close } = await openChromium(siteNamed('real').fileBase, { width: 1280, height: 900 });
  try {
    await page.goto('strategies.html');
    const high = await page.evaluate(() => document.querySelector('.chart')?.getBoundingClientRect().height ?? 0);
    assert.ok(high > 900 && high < 1640, `the chart is ${high} px high`);
  } finally {
    await close();
  }
});

test('no line of running text has more than 75 characters', { timeout: 120_000 }, async () => {
  /** @type {string[]} */
  const faults = [];
  const site = siteNamed('real');
  const { page, close } = await openChromium(site.fileBase, { width: 1280, height: 900 });
  try {
    // Cards keep the lines of their paper, and the plain page for a wrong address has no styles.
    const pages = site.kinds
      .filter((k) => !passing.includes(k) && !/^(cards-sheet|404-plain)$/.test(k))
      // Papers differ more from each other than other pages of a kind.
      .flatMap((kind) => (/^(paper|flow-poster|flow-board)$/.test(kind) ? site.of(kind) : [site.richest(kind)]));
    for (const { address } of pages) {
      await page.goto(address);
      const long = await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        const range = document.createRange();
        /** The lines of a text, as they are broken here. @param {Element} e */
        const lines = (e) => {
          /** @type {{ top: number, words: string }[]} */
          const found = [];
          const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            for (const word of (text.nodeValue ?? '').matchAll(/\S+\s*/g)) {
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].trimEnd().length);
              const { top, width } = range.getBoundingClientRect();
              const line = found.find((l) => Math.abs(l.top - top) < 9);
              if (width < 2) continue; // what is there for screen readers alone
              if (line) line.words += word[0];
              else found.push({ top, words: word[0] });
            }
          }
          return found.map((l) => l.words.trim());
        };
        return (
          [...document.querySelectorAll(':is(main, footer) :is(p, dd, li, .list span)')]
            // An entry that holds other things is no text; a row of links wraps as it likes.
            .filter(
              (e) => !e.querySelector('a + a, p, ul, div, label, button, table') && !e.matches('[role="list"] > li'),
            )
            .flatMap(lines)
            .filter((line) => line.length > 75)
        );
      });
      for (const line of long) faults.push(`${address}: “${line}” has ${line.length} characters`);
    }
  } finally {
    await close();
  }
  nothing(faults);
});

test('every point of the guidance is in fewer than eight screens of a phone', { timeout: 60_000 }, async () => {
  const { page, close } = await openChromium(siteNamed('real').fileBase, phone);
  try {
    await page.goto('source.html');
    const { high, points } = await page.evaluate(() => ({
      high: document.documentElement.scrollHeight,
      points: [...document.querySelectorAll('.source dd')].filter((e) => e.getBoundingClientRect().height > 9).length,
    }));
    assert.equal(points, 57);
    assert.ok(high < 8 * phone.height, `the page is ${high} px high`);
  } finally {
    await close();
  }
});

journey(
  'open the menu on a phone where it is, and go somewhere',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'], js: [true, false], ...phone },
  async (page) => {
    await page.goto('next/index.html');
    const place = () =>
      page.evaluate(() => {
        const nav = /** @type {HTMLElement} */ (document.querySelector('.bar nav'));
        const heading = /** @type {HTMLElement} */ (document.querySelector('h1')).getBoundingClientRect().top;
        return { open: nav.getClientRects().length > 0, scrolled: scrollY, below: nav.offsetTop, heading };
      });
    const shut = await place();
    assert.deepEqual([shut.open, shut.scrolled], [false, 0]);
    await page.act(() => /** @type {HTMLElement} */ (document.querySelector('.menu summary')).click());
    const open = await place();
    assert.deepEqual([open.open, open.scrolled], [true, 0]);
    assert.ok(open.heading > shut.heading, 'it pushes the page down and hides nothing');
    await page.click('link', 'Find the words', '.bar');
    await page.arrives('questions/index.html');
  },
);

journey('a long word in the name of a site stays clear of search and menu', { ...phone }, async (page) => {
  await page.goto('index.html');
  const over = await page.evaluate(() => {
    const name = /** @type {HTMLElement} */ (document.querySelector('.name b'));
    name.textContent = 'Meinungsverschiedenheiten zwischen Einrichtungen';
    const { left } = /** @type {HTMLElement} */ (document.querySelector('.bar .tool')).getBoundingClientRect();
    return name.getBoundingClientRect().right - left;
  });
  assert.ok(over <= 0, `the name ends ${over} px behind the glass`);
});
