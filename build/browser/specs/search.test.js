// Searching: what is found, in which order, how it is told, and that nothing
// typed is ever more than text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journey, watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';

/** @typedef {import('../harness/page.js').Page} Page */

/** What is found for some words: the addresses, best first. @param {Page} page @param {string} query */
async function found(page, query) {
  // A new fragment alone loads no new page: the page itself searches again.
  await page.goto('search.html#q=' + encodeURIComponent(query));
  await told(page, query);
  return page.evaluate(() =>
    [...document.querySelectorAll('#search-results h2 a')].map((a) => String(a.getAttribute('href'))),
  );
}

/**
 * Waits until it is said how many there are, of these words where they were typed:
 * what was found for their first letters is said before.
 * @param {Page} page @param {string} [words]
 */
async function told(page, words = '') {
  await page.until(
    'the number of results is told',
    (w) =>
      document.querySelector('#search-status')?.textContent?.includes(w && `“${w}”`) &&
      document.querySelector('#search-status')?.textContent,
    words,
  );
  return page.text('#search-status');
}

// The first results of queries that people of each kind would type. A place may
// move within the first few when the text changes, so most rows name what has to
// be among the first three.
const queries = [
  ['challenge', 'guidance/making-a-challenge.html', 1],
  ['being challenged', 'guidance/receiving-a-challenge.html', 1],
  ['how to challenge', 'guidance/making-a-challenge.html', 1],
  ['colleague disagrees', 'strategies.html', 1],
  ['not happy with decision', 'strategies.html', 1],
  ["they won't listen", 'strategies.html', 1],
  ['not making progress', 'strategies.html', 1],
  ['who do I tell', 'guidance/taking-time.html', 1],
  ['do I tell my manager', 'guidance/taking-time.html#manager', 3],
  ['what is a rethink', 'rethink.html', 1],
  ['what to say', 'questions/index.html', 3],
  ['stuck', 'strategies.html#strategy-3', 1],
  ['escalate', 'glossary.html#escalation', 1],
  ['escalation policy', 'guidance/about.html', 1],
  ['record sheet', 'rethink.html', 3],
  ['training', 'training/index.html', 1],
  ['glossary', 'glossary.html', 1],
  ['cookies', 'privacy.html', 1],
  ['re-think', 'guidance/taking-time.html', 3],
  ['rethink', 'guidance/taking-time.html', 3],
  ['re think', 'rethink.html', 3],
  ['rethi', 'rethink.html', 3],
  ['five steps', 'rethink.html', 1],
  ['principles', 'guidance/principles.html', 1],
  ['principle', 'guidance/principles.html', 1],
  ['PRINCIPLES', 'guidance/principles.html', 1],
  ['why', 'questions/swaps.html#why', 3],
  ['leading questions', 'questions/swaps.html#leading', 1],
  ['hips', 'glossary.html#hips', 1],
  ['hips protocol', 'strategies.html#hips-protocol', 3],
  ['escalation', 'glossary.html#escalation', 1],
  ['mash', 'glossary.html#mash', 1],
  ['brené', 'guidance/about.html', 1],
  ['brene brown', 'guidance/about.html', 1],
  ['children', 'guidance/about.html#who-it-is-for', 3],
  ['disagreeing', 'guidance/responsibilities.html#disagreement', 3],
  ['open mind', 'guidance/responsibilities.html#open-mind', 1],
  ['line manager', 'strategies.html#at-every-stage', 3],
  ['manager', 'guidance/taking-time.html#manager', 2],
  ['strategy 2', 'strategies.html#strategy-2', 1],
  ['lead professional', 'glossary.html#lead-professional', 1],
  ["haven't", 'questions/swaps.html#why', 1],
  ['havent', 'questions/swaps.html#why', 1],
  ['privacy', 'privacy.html', 1],
];

test('queries find what they mean', { timeout: 240_000 }, async () => {
  const { page, faults, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  try {
    for (const [query, wanted, within] of /** @type {[string, string, number][]} */ (queries)) {
      const got = await found(page, query);
      if (!got.slice(0, within).includes(wanted))
        faults.push(`${query}: ${wanted} is not in the first ${within} of ${got.slice(0, 5).join(', ') || 'nothing'}`);
    }
  } finally {
    await close();
  }
  nothing(faults);
});

journey(
  'search from the first page, and go to what is found',
  { engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'path', 'disk'] },
  async (page) => {
    await page.goto('index.html');
    await page.fill('Search this site', 'open mind', 'searchbox');
    await page.press('Enter');
    await page.arrives('search.html#q=open mind');
    assert.match(await told(page), /^(One result|\d+ results) for “open mind”/);
    await page.click('link', 'Keep an open mind', '#search-results');
    await page.arrives('guidance/responsibilities.html#open-mind');
    await page.back();
    assert.match(await told(page), /for “open mind”/);
  },
);

/** Keeps what the page puts off until `rethinkLater` is called. @param {Page} page */
const putOff = (page) =>
  page.evaluate(() => {
    const own = /** @type {any} */ (globalThis);
    /** @type {(() => void)[]} */
    const later = [];
    own.setTimeout = (
      /** @type {(...args: unknown[]) => void} */ act,
      /** @type {number} */ _,
      /** @type {unknown[]} */ ...args
    ) => later.push(() => act(...args));
    own.rethinkLater = () => later.splice(0).forEach((act) => act());
  });

/** What has the focus, and whether it is among the results or the list of all pages. @param {Page} page */
const focus = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.closest('#search-results, #search-all')?.id ?? 'neither'}: ${at?.textContent}`;
  });

journey(
  'who types and goes on by keyboard at once finds results that stay',
  { engines: ['chromium', 'firefox'] },
  async (page) => {
    await page.goto('search.html');
    await page.fill('Search this site', 'open', 'searchbox');
    await told(page, 'open');
    await putOff(page);
    await page.fill('Search this site', 'open mind', 'searchbox');
    await page.press('Tab');
    await page.press('Tab');
    assert.equal(await focus(page), 'search-results: Keep an open mind');
    await page.act(() => /** @type {any} */ (globalThis).rethinkLater());
    assert.equal(
      await focus(page),
      'search-results: Keep an open mind',
      'the results were drawn again under the focus',
    );
  },
);

test('who is among all pages when the index comes stays there', { timeout: 180_000 }, async () => {
  const { page, faults, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  try {
    const { raw } = /** @type {import('../harness/playwright.js').BrowserPage} */ (page);
    await page.goto('search.html');
    const index = await page.evaluate(
      () => /** @type {HTMLElement} */ (document.querySelector('#search-status')).dataset.index ?? '',
    );
    /** @type {(value?: unknown) => void} */
    let arrive = () => {};
    const line = new Promise((resolve) => (arrive = resolve)); // a slow one
    await raw.route(`**/${index.replace(/^(\.\.?\/)+/, '')}`, (route) => line.then(() => route.continue()));
    await page.fill('Search this site', 'open mind', 'searchbox');
    await page.press('Tab');
    await page.press('Tab');
    const before = await focus(page);
    assert.match(before, /^search-all: ./);
    arrive();
    await page.until('the index is there', () => /** @type {any} */ (globalThis).rethinkSearch);
    await page.press('Shift'); // whatever it does first is done
    assert.equal(await focus(page), before);
    await page.press('Shift+Tab');
    await page.until('the results, once the focus has left the list', () =>
      document.querySelector('#search-results a'),
    );
    assert.match(await told(page), /for “open mind”/);
  } finally {
    await close();
  }
  nothing(faults);
});

journey('results come as one types, and the words found are marked', {}, async (page) => {
  await page.goto('search.html');
  assert.ok((await page.count('link', 'What do I do next?', '#search-all')) > 0, 'until then every page is listed');
  await page.fill('Search this site', 'challeng', 'searchbox');
  await told(page, 'challeng');
  assert.equal(await page.count('link', 'What do I do next?', '#search-all'), 0);
  const marks = await page.evaluate(() =>
    [...document.querySelectorAll('#search-results mark')].map((m) => m.textContent?.toLowerCase()),
  );
  assert.ok(marks.includes('challenge') && marks.includes('challenged'), String(marks));
  await page.fill('Search this site', '', 'searchbox');
  await page.until(
    'the list of every page is back',
    () => !(/** @type {HTMLElement} */ (document.querySelector('#search-all')).hidden),
  );
  assert.equal(await page.text('#search-results'), '');
});

journey('who searches for help sees whom to call for a child in danger', { js: [true, false] }, async (page) => {
  await page.goto('search.html#q=child%20in%20danger');
  assert.ok((await page.count('link', 'call 999')) > 0);
});

journey('a misspelt word leads to the right one', {}, async (page) => {
  await page.goto('search.html#q=lead%20profesional');
  assert.match(await told(page), /^No page has every word/);
  await page.click('link', 'lead professional', '#search-near');
  await page.until('the better words are searched for', () =>
    document.querySelector('#search-status')?.textContent?.includes('“lead professional”'),
  );
});

journey('what is not there is said, with a way on', {}, async (page) => {
  await page.goto('search.html#q=xylophone');
  assert.match(await told(page), /^No results for “xylophone”/);
  assert.ok((await page.count('link', 'What do I do next?', '#search-all')) > 0);
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '__proto__ constructor toString',
  '.*+?^${}()|[]\\',
  '$& $1 {1} {2}',
  '%00%ff',
  '\u202e\ud800',
  'a'.repeat(300),
  ' ',
  "' OR 1=1 --",
  'javascript:alert(1)',
];

journey('whatever is typed is text', {}, async (page) => {
  for (const query of hostile) {
    await page.goto('search.html');
    await page.fill('Search this site', query, 'searchbox');
    await page.press('Enter');
    if (query.trim()) await told(page);
    assert.equal(
      await page.evaluate(() => document.querySelectorAll('main img, main script, #search-status *').length),
      0,
      query,
    );
  }
  await page.goto('search.html#q=%E0%A4%A');
  assert.equal(await page.heading(), 'Search');
});

test('an index that cannot be loaded is said', { timeout: 180_000 }, async () => {
  const { page, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  try {
    await page.goto('search.html');
    await page.evaluate(() => document.querySelector('#search-status')?.setAttribute('data-index', 'gone.js'));
    await page.fill('Search this site', 'words', 'searchbox');
    assert.match(await told(page), /is not working/);
  } finally {
    await close();
  }
});

journey('without scripts every page is listed', { js: [false] }, async (page) => {
  await page.goto('index.html');
  await page.click('link', 'Search', 'header');
  await page.arrives('search.html');
  assert.ok((await page.count('link', 'Eight key principles', '#search-all')) > 0);
});
