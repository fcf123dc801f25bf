// A site that was released twice: what a reader finds who looks for what changed, and who
// comes by an address from a wall or a bookmark that has another name now.

import assert from 'node:assert/strict';
import path from 'node:path';
import { axe } from '../checks/axe.js';
import { pictured, scanned } from '../checks/scan.js';
import { journey } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';

const everywhere = /** @type {const} */ ({
  site: 'released',
  engines: ['chromium', 'firefox'],
  from: ['server', 'path', 'disk'],
});

journey(
  'a step says that it changed, and leads to its words before and after',
  { ...everywhere, js: [true, false] },
  async (page) => {
    await page.goto('next/ring.html');
    assert.match(await page.text('.changed'), /This page changed in version 1\.1, 5 October 2026/);
    await page.click('link', 'See what changed');
    await page.arrives('changes.html#v-1-1-what-next-md');
    const text = await page.text('#main');
    assert.match(text, /Approved by the trustees of the library/);
    assert.match(text, /Before:\s*• within 3 days of the day of return/);
    assert.match(text, /Now:\s*• within 5 days of the day of return/);
    assert.match(text, /Gone\s+Open question:\s+Who else knows about it\?/);
    assert.doesNotMatch(text, /Stop after/, 'the notes of a facilitator');
    await page.click('link', 'Lend and borrow fairly', '#main');
    await page.arrives('guidance/lend.html');
  },
);

journey('an old address of a step, of a question and of a page leads on', everywhere, async (page) => {
  for (const [from, to] of [
    ['next/talk.html', 'next/ring.html'],
    ['questions/quiz/swap/why-is-it-late.html', 'questions/quiz/swap/why-is-it-so-late.html'],
    ['guidance/lending.html', 'guidance/lend.html'],
  ]) {
    await page.goto(from);
    await page.arrives(new RegExp(`^${to}`));
  }
});

journey(
  'an old address of a page leads to the part that it names',
  { ...everywhere, engines: ['chromium', 'firefox', 'webkit'] },
  async (page) => {
    await page.goto('guidance/lending.html#how-long');
    await page.arrives('guidance/lend.html#how-long');
  },
);

journey(
  'without a script, an old address leads to the page',
  { ...everywhere, engines: ['chromium'], js: [false] },
  async (page) => {
    await page.goto('guidance/lending.html#how-long');
    await page.arrives('guidance/lend.html');
  },
);

journey('an old anchor shows where its part is now', { ...everywhere, js: [true, false] }, async (page) => {
  await page.goto('what-next.html');
  assert.ok(
    !(await page.text('body')).includes('This part is now here'),
    'a reader who did not ask for it sees nothing',
  );
  await page.goto('what-next.html#talk');
  await page.click('link', 'Step 1: Talk to the borrower', '.moved');
  await page.arrives('what-next.html#ring');
});

journey("a review is overdue by the reader's clock, and by nothing else", everywhere, async (page) => {
  const overdue = () => !document.querySelector('.overdue')?.hasAttribute('hidden');
  await page.goto('guidance/about.html');
  assert.match(await page.text('.meta'), /Next review 27 February 2028/);
  assert.equal(await page.evaluate(overdue), Date.now() > Date.parse('2028-02-28'));
  await page.act(() => {
    // The same page on a later day: what was due has passed when the script runs again.
    for (const said of document.querySelectorAll('[data-due]')) said.setAttribute('data-due', '2020-01-01');
    const script = document.createElement('script');
    script.src = document.querySelector('script[src*="overdue"]')?.getAttribute('src') ?? '';
    document.head.append(script);
  });
  await page.until('it says so', overdue);
  assert.match(await page.text('.meta'), /Review overdue since/);
});

journey('an old card says what took its place, and that leads to the card of today', everywhere, async (page) => {
  await page.goto('c/d35.html');
  assert.match(await page.text(), /Replaced by R14 on 5 October 2026: throw the old one away/);
  await page.click('link', 'Card R14', 'main');
  await page.arrives('c/r14.html');
  assert.match(await page.text(), /This is the current card/);
});

journey('the code on each printed card leads to the page of that card', { site: 'released' }, async (page) => {
  await page.goto('cards/a4-a7.html');
  const sides = await page.evaluate(() => {
    const wide = 210; // millimetres: a screen shows paper smaller than it is
    return [...document.querySelectorAll('.paper')].map((paper) => {
      const sheet = paper.getBoundingClientRect();
      const mm = wide / sheet.width;
      return [...paper.querySelectorAll('.slot')].map((slot) => {
        const { left, top, width, height } = slot.getBoundingClientRect();
        return {
          code: slot.querySelector('.slot-code')?.textContent ?? '',
          place: {
            left: (left - sheet.left) * mm,
            top: (top - sheet.top) * mm,
            width: width * mm,
            height: height * mm,
          },
        };
      });
    });
  });
  const pages = await pictured(path.join(siteNamed('released').folder, 'cards/a4-a7.pdf'));
  assert.equal(pages.length, sides.length);
  let fronts = 0;
  for (const [i, slots] of sides.entries()) {
    for (const { code, place } of slots) {
      const front = i % 2 === 0;
      fronts += Number(front);
      const want = front ? `https://example.org/tools/c/${code.toLowerCase()}.html` : undefined;
      assert.equal(scanned(pages[i], place), want, `card ${code} of side ${i + 1}`);
      if (front) assert.ok(siteNamed('released').has(`c/${code.toLowerCase()}.html`));
    }
  }
  assert.ok(fronts > 20, `${fronts} cards`);
});

journey('what changed, and who approved it, can be read by everybody', { site: 'released' }, async (page) => {
  for (const address of [
    'c/e89.html',
    'print/changes-1.1.html',
    'print/changes-1.1-a4-10up.html',
    'changes.html',
    'approval.html',
  ]) {
    await page.goto(address);
    nothing(await axe(page));
  }
  assert.match(await page.text('#main'), /Version 1\.1: approved by the trustees of the library on 5 October 2026/);
});
