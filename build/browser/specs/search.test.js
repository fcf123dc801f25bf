// Searching: what is found, in which order, how it is told, and that nothing
// typed is ever more than text.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { wanted } from '../harness/engines.js';
import { journey, watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { until } from '../harness/waiting.js';
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
  ['print cards', 'print/index.html', 3],
  ['lead–professional', 'glossary.html#lead-professional', 1],
];

// Plain inflections that the site does not use, of words that it does.
const inflections =
  'blaming blames challenges babies applying applied escalates escalating agencies policies professionals concerns ' +
  'disagreements meetings reviewing worries worried listens responsibilities strategies stopped stopping planned ' +
  'supporting supports managers training recording recorded asking families protects protecting deciding decided';

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

/** What has the focus, and whether it is among the results. @param {Page} page */
const focus = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.closest('#search-results')?.id ?? 'neither'}: ${at?.textContent}`;
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

journey('results come as one types, and the words found are marked', {}, async (page) => {
  await page.goto('search.html');
  assert.equal(await page.count('link', 'All pages, from A to Z', 'main'), 1, 'a way to the list of every page');
  await page.fill('Search this site', 'challeng', 'searchbox');
  await told(page, 'challeng');
  const marks = await page.evaluate(() =>
    [...document.querySelectorAll('#search-results mark')].map((m) => m.textContent?.toLowerCase()),
  );
  assert.ok(marks.includes('challenge') && marks.includes('challenged'), String(marks));
  await page.fill('Search this site', '', 'searchbox');
  await page.until('nothing is found', () => !document.querySelector('#search-results')?.textContent);
});

journey('who searches for help sees whom to call for a child in danger', { js: [true, false] }, async (page) => {
  await page.goto('search.html#q=child%20in%20danger');
  assert.ok((await page.count('link', 'call 999')) > 0);
});

journey('a misspelt word shows what the right one finds', {}, async (page) => {
  await page.goto('search.html#q=lead%20profesional');
  assert.match(await told(page), /results for “lead professional”/);
  assert.ok((await page.count('link', /^Lead professional/i, '#search-results')) > 0);
  await page.click('link', 'Search for “lead profesional” instead', '#search-near');
  await page.until('what was typed is searched for', () =>
    document.querySelector('#search-status')?.textContent?.includes('“lead profesional”'),
  );
  assert.match(await page.text('#search-status'), /^No page has every word/);
  assert.notEqual(await page.evaluate(() => document.activeElement?.localName), 'body', 'the focus went with the link');
  await page.click('link', 'lead professional', '#search-near');
  await page.until('the better words are searched for', () =>
    document.querySelector('#search-status')?.textContent?.includes('“lead professional”'),
  );
});

journey('plain inflections find the word', {}, async (page) => {
  await page.goto('search.html#q=challenge');
  await told(page);
  const lost = [];
  for (const word of inflections.split(' ')) {
    await page.act((w) => (location.hash = 'q=' + w), word);
    await page.until(
      'it is said what was found',
      (w) =>
        document.querySelector('#search-status')?.textContent?.includes(`“${w}”`) ||
        document.querySelector('#search-near')?.textContent,
      word,
    );
    if (
      await page.evaluate(
        () => !document.querySelector('#search-results mark') || !!document.querySelector('#search-near a'),
      )
    )
      lost.push(word);
  }
  assert.deepEqual(lost, []);
});

journey('what is not there is said, with a way on', {}, async (page) => {
  await page.goto('search.html#q=xylophone');
  assert.match(await told(page), /^No results for “xylophone”/);
  await page.click('link', 'All pages, from A to Z', 'main');
  await page.arrives('a-z.html');
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

// Who opens the page is here to search, so the index of a small site is on its way before a
// word is typed. What fails then is told to nobody who has asked for nothing.
test('the index of a small site comes before anything is typed', { timeout: 180_000 }, async () => {
  const { page, faults, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  try {
    await page.goto('search.html');
    await page.until('the index is there', () => 'rethinkSearch' in window);
    assert.equal(await page.text('#search-status'), '');
  } finally {
    await close();
  }
  nothing(faults);
});

test('who searches for nothing is led to the field', { timeout: 180_000 }, async () => {
  const { page, faults, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  try {
    await page.goto('search.html');
    await page.until('the index is there', () => 'rethinkSearch' in window);
    await page.click('button', 'Search', 'main');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'q');
  } finally {
    await close();
  }
  nothing(faults);
});

test('an index that cannot be loaded is said', { timeout: 180_000 }, async () => {
  const { page, close } = await watched(siteNamed('real').folder, 'chromium', 'server', true);
  const { raw } = /** @type {import('../harness/playwright.js').BrowserPage} */ (page);
  try {
    let asked = 0;
    await raw.route('**/search-index-*', (route) => (++asked, route.abort()));
    await page.goto('search.html');
    await until(() => asked === 1, 'the index is asked for');
    assert.equal(await page.text('#search-status'), '', 'a failure is told to somebody who asked for nothing');
    await page.fill('Search this site', 'words', 'searchbox');
    assert.match(await told(page), /did not load/);
    assert.equal(await page.count('button', 'Try again', '#search-near'), 1);
    await raw.unroute('**/search-index-*');
    await page.click('button', 'Try again', '#search-near');
    assert.match(await told(page, 'words'), /results for/);
  } finally {
    await close();
  }
});

journey('without scripts the search leads to the list of every page', { js: [false] }, async (page) => {
  await page.goto('index.html');
  await page.click('link', 'Search', 'header');
  await page.arrives('search.html');
  await page.click('link', 'All pages, from A to Z', 'main');
  await page.arrives('a-z.html');
  assert.ok((await page.count('link', 'Eight key principles', 'main')) > 0);
});

// A site so large that its index is in many files.

const large = mkdtempSync(path.join(tmpdir(), 'rethink-search-'));

before(() => {
  const command = process.env.RETHINK_COMMAND ?? '';
  assert.ok(command, 'RETHINK_COMMAND is not set: start the tests by build/browser/run');
  assert.equal(spawnSync(command, ['new', large]).status, 0);
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(path.dirname(path.join(large, 'content', file)), { recursive: true });
    writeFileSync(path.join(large, 'content', file), text);
  };
  for (let i = 0; i < 150; i++) {
    const words = [
      `Aardvark${i % 50}`,
      `zebra${i}`,
      i % 30 ? 'Words' : 'Penguins',
      'O’Brien, S.47 and 1,000 constructor toString',
    ];
    for (let j = 0; j < 90; j++) words.push(`${'bcdefghijklmnoprstuvwy'[j % 22]}ord${(i * 7 + j) % 400}`);
    write(`topics/page-${i}.md`, `---\ntitle: Topic ${i}\ndescription: About ${i}.\n---\n\n${words.join(' ')}.\n`);
  }
  write('topics/index.md', '---\ntitle: Topics\ndescription: All topics.\n---\n\nWords.\n');
  const { status, stderr } = spawnSync(command, ['build', '--source', large], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});

after(() => rmSync(large, { recursive: true }));

/**
 * Looks at the large site.
 * @param {Parameters<typeof watched>[1]} engine @param {'server' | 'disk'} from
 * @param {(page: Page, faults: string[]) => Promise<void>} steps
 */
async function looking(engine, from, steps) {
  const { page, faults, close } = await watched(path.join(large, 'public'), engine, from, true);
  try {
    await steps(page, faults);
  } finally {
    await close();
  }
  nothing(faults);
}

for (const engine of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
  for (const from of /** @type {const} */ (engine === 'chromium' ? ['server', 'disk'] : ['disk'])) {
    if (!wanted(engine)) continue;
    test(`a large site is searched in shards (${engine}, ${from})`, { timeout: 180_000 }, () =>
      looking(engine, from, async (page, faults) => {
        for (const [query, wants] of [
          ['zebra77', /^One result for “zebra77”/],
          ['zebra7', /^11 results/],
          ['Obrien s47 1000', /^150 results/],
          ['penguin', /^5 results for “penguin”/],
          ['penguns', /^5 results for “penguins”/],
          ['zebra77 aardvark27', /^One result/],
          ['__proto__ constructor', /^No page has every word/],
          ['qqq', /^No results/],
        ]) {
          await page.goto('search.html');
          await page.fill('Search this site', String(query), 'searchbox');
          await page.press('Enter');
          const said = await told(page);
          if (!(/** @type {RegExp} */ (wants).test(said))) faults.push(`${query}: ${said}`);
        }
        await page.goto('search.html#q=zebra77');
        await page.reload();
        await told(page);
        await page.click('link', 'Topic 77', '#search-results');
        await page.arrives('topics/page-77.html');
      }),
    );
  }
}

/** Chromium's own page, and files of the index held up until they are let go. @param {Page} page */
async function slow(page) {
  const { raw } = /** @type {import('../harness/playwright.js').BrowserPage} */ (page);
  /** @type {{url: string, go: () => Promise<void>, lose: () => Promise<void>}[]} */
  const held = [];
  /** @type {RegExp[]} */
  const holds = [];
  await raw.route('**/search-index/**', (route) => {
    const url = route.request().url();
    if (!holds.some((h) => h.test(url))) return route.continue();
    held.push({ url, go: () => route.continue(), lose: () => route.abort() });
  });
  return { held, holds };
}

test('a shard that comes late changes nothing for who has typed on', { timeout: 180_000 }, () =>
  looking('chromium', 'server', async (page) => {
    await page.goto('search.html');
    const { held, holds } = await slow(page);
    holds.push(/-w0\.js/);
    await page.fill('Search this site', 'aardvark3', 'searchbox');
    await until(() => held.length > 0, 'the shard is asked for');
    holds.length = 0;
    await page.fill('Search this site', 'zebra77', 'searchbox');
    assert.match(await told(page, 'zebra77'), /^One result/);
    await page.until('the result is there', () => document.querySelector('#search-results a'));
    for (const { go } of held) await go();
    await page.press('Shift'); // whatever the late one does is done
    assert.match(await page.text('#search-status'), /zebra77/);
    assert.equal(await page.text('#search-results a'), 'Topic 77');
  }),
);

test('results that come late leave the focus where it is', { timeout: 180_000 }, () =>
  looking('chromium', 'server', async (page) => {
    await page.goto('search.html');
    const { held, holds } = await slow(page);
    await page.fill('Search this site', 'penguins', 'searchbox');
    await told(page, 'penguins');
    await page.until('all results', () => document.querySelectorAll('#search-results a').length === 5);
    holds.push(/-t\d+\.js/);
    // One page that is there, and others whose texts are late.
    await page.fill('Search this site', 'zebra0 zebra7', 'searchbox');
    await page.press('Tab');
    await page.press('Tab');
    await page.press('Tab');
    const before = await focus(page);
    assert.match(before, /^search-results: ./);
    for (let i = 0; i < held.length; i++) await held[i].go();
    holds.length = 0;
    await page.press('Shift');
    assert.equal(await focus(page), before);
  }),
);

test('a shard that fails is told, and can be asked for again', { timeout: 180_000 }, async () => {
  const { page, close } = await watched(path.join(large, 'public'), 'chromium', 'server', true);
  try {
    await page.goto('search.html');
    const { held, holds } = await slow(page);
    holds.push(/-t\d+\.js/);
    await page.fill('Search this site', 'zebra77', 'searchbox');
    await until(() => held.length > 0, 'the shard is asked for');
    await held[0].lose();
    await page.until('it is told', () =>
      /did not load/.test(document.querySelector('#search-status')?.textContent ?? ''),
    );
    holds.length = 0;
    await page.click('button', 'Try again', '#search-near');
    assert.match(await told(page, 'zebra77'), /^One result/);
    await page.until('the result is there', () => document.querySelector('#search-results a'));
  } finally {
    await close();
  }
});
