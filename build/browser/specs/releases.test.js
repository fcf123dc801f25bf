// A site that was released twice: what a reader finds who looks for what changed, and who
// comes by an address from a wall or a bookmark that has another name now.

import assert from 'node:assert/strict';
import { axe } from '../checks/axe.js';
import { journey } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';

const everywhere = /** @type {const} */ ({ site: 'released', engines: ['chromium', 'firefox'], from: ['server', 'path', 'disk'] });

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
    await page.arrives(to);
  }
});

journey('an old anchor shows where its part is now', { ...everywhere, js: [true, false] }, async (page) => {
  await page.goto('what-next.html');
  assert.ok(!(await page.text('body')).includes('This part is now here'), 'a reader who did not ask for it sees nothing');
  await page.goto('what-next.html#talk');
  await page.click('link', 'Step 1: Talk to the borrower', '.moved');
  await page.arrives('what-next.html#ring');
});

journey('what changed can be read by everybody', { site: 'released' }, async (page) => {
  await page.goto('changes.html');
  nothing(await axe(page));
});
