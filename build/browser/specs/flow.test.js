// The flow: the guided path, a page a step, and the chart.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLines } from '../checks/lines.js';
import { journey } from '../harness/journey.js';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');
const everywhere = /** @type {const} */ ({
  engines: ['chromium', 'firefox', 'webkit'],
  from: ['server', 'path', 'disk'],
});

/** Answers of the way through strategies 1, 2 and 3, and what each leads to. */
const answers = /** @type {const} */ ([
  [/^Find a strategy/, 'next/lead-professional.html'],
  [/^No, somebody else/, 'next/family-meeting.html'],
  [/^I have not raised/, 'next/strategy-1.html'],
  [/^Not resolved/, 'next/strategy-2.html'],
  [/^It is still stuck/, 'next/strategy-3.html'],
  [/^Progress is being made/, 'next/it-is-moving.html'],
]);

journey(
  'the guided path leads to an ending, answer by answer',
  { ...everywhere, js: [true, false] },
  async (page, { js }) => {
    await page.goto('index.html');
    await page.click('link', 'What do I do next?', 'main');
    await page.arrives('next/index.html');
    // The first page asks the first question: three taps from the home page to a strategy.
    for (const [answer, to] of answers.slice(1)) {
      await page.click('link', answer, 'main');
      await page.arrives(new RegExp(`^${to}`));
    }
    assert.match(await page.heading(), /moving/);
    if (!js) return;
    await page.until('the answers so far', () => document.querySelectorAll('.so-far li').length >= 5);
    await page.arrives(/#via=concerns\.lead-professional\.family-meeting\.strategy-1\.strategy-2\.strategy-3$/);
  },
);

journey(
  'the route survives a reload and Back',
  { engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto('next/concerns.html');
    for (const [answer] of answers.slice(0, 3)) await page.click('link', answer, 'main');
    const via = '#via=concerns.lead-professional.family-meeting';
    await page.arrives(`next/strategy-1.html${via}`);
    await page.reload();
    await page.arrives(`next/strategy-1.html${via}`);
    await page.until('the answers so far', () => document.querySelectorAll('.so-far li').length === 2);
    await page.back();
    await page.arrives('next/family-meeting.html#via=concerns.lead-professional');
    await page.until('one answer less', () => document.querySelectorAll('.so-far li').length === 1);
  },
);

journey(
  'an answer can be changed, and the path started again',
  { engines: ['chromium', 'webkit'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto('next/strategy-1.html#via=concerns.lead-professional.family-meeting');
    await page.click('link', /^Change: Are you the lead professional/, 'main');
    await page.arrives('next/lead-professional.html#via=concerns');
    await page.click('link', /^Yes, I am/, 'main');
    await page.arrives('next/strategy-2.html#via=concerns.lead-professional');
    await page.click('link', 'Start again', 'main');
    await page.arrives(/^next\/(index\.html)?$/);
  },
);

journey(
  'the route can be read and printed',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto('next/strategy-1.html#via=concerns.lead-professional.family-meeting');
    await page.click('link', 'See or print your route', 'main');
    await page.arrives(/^next\/route\.html#via=/);
    await page.until('the steps of the route alone', () => document.querySelectorAll('.record > li').length === 4);
    const steps = await page.evaluate(() =>
      [...document.querySelectorAll('main h2')]
        .filter((h) => h.checkVisibility())
        .map((h) => /** @type {HTMLElement} */ (h).innerText),
    );
    assert.ok(steps.some((step) => /lead professional\?/.test(step)));
    assert.ok(
      !steps.some((step) => /Strategy 3/.test(step)),
      `steps that were not passed are shown: ${steps.join(', ')}`,
    );
  },
);

journey(
  'a route that is not possible is ignored',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'] },
  async (page) => {
    const hostile = [
      'via=nonsense',
      'via=strategy-3.concerns',
      'via=<img src=x onerror=alert(1)>',
      'via=__proto__.constructor',
      `via=${'concerns.'.repeat(500)}`,
      'via=%',
      'via=',
      'via=concerns.concerns',
    ];
    for (const route of hostile) {
      // Each is another page than the one before, so each is loaded anew.
      for (const address of ['next/family-meeting.html', 'next/route.html', 'strategies.html']) {
        await page.goto(`${address}#${route}`);
        assert.equal(
          await page.evaluate(
            () => [...document.querySelectorAll('.so-far li')].filter((li) => li.checkVisibility()).length,
          ),
          0,
          `${address}#${route}`,
        );
        assert.equal(await page.evaluate(() => document.querySelectorAll('main img[src=x]').length), 0);
      }
    }
  },
);

journey(
  'of two answers with one outcome, the one that was given is kept',
  { site: 'starter', engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto('next/not-back.html');
    await page.click('link', /^No, not yet/, 'main');
    await page.arrives('next/talk.html#via=not-back');
    await page.click('link', /^The borrower does not answer/, 'main');
    await page.arrives('next/meet.html#via=not-back.talk.meet~2');
    await page.until('both answers', () => document.querySelectorAll('.so-far li').length === 2);
    assert.match(
      await page.evaluate(() => document.querySelector('.so-far')?.textContent ?? ''),
      /The borrower does not answer/,
    );
    await page.click('link', /^It is still open/, 'main');
    await page.arrives('next/librarian.html#via=not-back.talk.meet~2');
    await page.click('link', 'See or print your route', 'main');
    await page.arrives('next/route.html#via=not-back.talk.meet~2.librarian');
    await page.until('the steps of the route alone', () => document.querySelectorAll('.record > li').length === 4);
    const ticked = await page.evaluate(() =>
      [...document.querySelectorAll('.ticked')].map((li) => li.textContent ?? ''),
    );
    assert.deepEqual(
      ticked.map((text) => text.replace(/\s*\(.*/, '')),
      ['No, not yet', 'The borrower does not answer', 'It is still open'],
    );
    await page.click('link', /chart/, '.route-links');
    await page.arrives('what-next.html#via=not-back.talk.meet~2.librarian');
    await page.until('the route in the chart', () => document.querySelectorAll('.box.on').length === 4);
    const on = await page.evaluate(() =>
      [...document.querySelectorAll('.goes > .on')].map((li) => li.getAttribute('data-edge')),
    );
    assert.deepEqual(on, ['not-back.talk', 'talk.meet~2', 'meet.librarian']);
  },
);

journey(
  'an old route means the first of two answers with one outcome',
  { site: 'starter', engines: ['chromium'], from: ['disk'] },
  async (page) => {
    await page.goto('next/meet.html#via=not-back.talk');
    await page.until('both answers', () => document.querySelectorAll('.so-far li').length === 2);
    assert.match(await page.evaluate(() => document.querySelector('.so-far')?.textContent ?? ''), /It is still open/);
    for (const route of ['not-back.talk.meet~3', 'not-back~2.talk', 'not-back.talk~2', 'meet~2']) {
      await page.goto('index.html');
      await page.goto(`next/meet.html#via=${route}`);
      assert.equal(
        await page.evaluate(
          () => [...document.querySelectorAll('.so-far li')].filter((li) => li.checkVisibility()).length,
        ),
        0,
        route,
      );
    }
  },
);

journey(
  'the chart shows the route that was taken',
  { engines: ['chromium', 'webkit'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto('strategies.html#via=concerns.lead-professional.family-meeting.strategy-1');
    await page.until('the route in the chart', () => document.querySelectorAll('.box.on').length >= 4);
    assert.ok(await page.count('button', 'Clear my route'));
  },
);

journey(
  'an answer in the chart moves on to its step',
  { engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'disk'], js: [true, false] },
  async (page) => {
    await page.goto('strategies.html');
    await page.click('link', 'Yes, I am', '.chart');
    await page.until('the step in the address', () => /strategy-2/.test(location.hash));
    await page.press('Tab');
    await page.until(
      'the focus in the step',
      () => document.activeElement?.closest('[data-step="strategy-2"]') !== null,
    );
  },
);

journey(
  'letters of twice the size do not push the flow over the edge of a phone',
  { engines: ['chromium', 'firefox'], from: ['disk'], width: 375 },
  async (page) => {
    for (const address of ['strategies.html', 'next/strategy-1.html', 'next/route.html']) {
      await page.goto(address);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':root { font-size: 200% !important }');
        document.adoptedStyleSheets = [sheet];
      });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, `${address} runs ${over} px over the edge`);
    }
  },
);

journey(
  'the lines of two answers with one outcome lead to it',
  { site: 'starter', engines: ['chromium', 'webkit'], from: ['disk'], width: 1280, height: 1000 },
  async (page) => {
    await page.goto('what-next.html');
    nothing(await brokenLines(page), 'the chart');
  },
);

for (const width of [900, 1280, 1920]) {
  journey(
    `each line of the chart leads from its answer to its step, at ${width} px`,
    { engines: ['chromium', 'webkit'], from: ['disk'], width, height: 1000 },
    async (page) => {
      await page.goto('strategies.html');
      nothing(await brokenLines(page), 'the chart');
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
        );
        document.adoptedStyleSheets = [sheet];
      });
      nothing(await brokenLines(page), 'the chart with wide spacing');
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':root { font-size: 200% !important }');
        document.adoptedStyleSheets = [sheet];
      });
      // Where large letters leave no room for lines, the list says where each answer leads.
      const listed = await page.evaluate(
        () =>
          !document.querySelector('.lines')?.checkVisibility() &&
          [...document.querySelectorAll('.goes > li')].every(
            (li) => /** @type {HTMLElement} */ (li).innerText.includes('\n') || li.querySelector('.where'),
          ),
      );
      if (!listed) nothing(await brokenLines(page), 'the chart with text of twice the size');
    },
  );
}

test('the chart is told alike on a phone and on a desk', { timeout: 180_000 }, async () => {
  const trees = [];
  for (const width of [320, 1280]) {
    const { page, close } = await openChromium(site.fileBase, { width });
    await page.goto('strategies.html');
    trees.push(await page.raw.locator('main > .wrap').ariaSnapshot());
    await close();
  }
  assert.equal(trees[0], trees[1]);
});

// The lines' own planted faults: a line that is moved, cut, or led elsewhere.
for (const [fault, break_, finds] of /** @type {const} */ ([
  ['moved away from its answer', '.line i:first-child { translate: 0 60px }', /does not start under its answer/],
  ['cut', '.line i:last-child { translate: 0 -40px }', /is broken|does not (start|end)/],
  ['ended early', '.line i:last-child { margin-block-end: 12px }', /does not end on the edge/],
])) {
  test(`a line that is ${fault} is found out`, { timeout: 180_000 }, async () => {
    const { page, close } = await openChromium(site.fileBase, { width: 1280 });
    try {
      await page.goto('strategies.html');
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, break_);
      assert.match((await brokenLines(page)).join('\n'), finds);
    } finally {
      await close();
    }
  });
}
