// The question finder: by moment, by words, on paper, and as a plain list.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../harness/engines.js';
import { journey } from '../harness/journey.js';
import { siteNamed } from '../harness/site.js';

const address = 'questions/open.html';

/** The questions that can be seen. @param {import('../harness/page.js').Page} page */
const shown = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.finder-item')]
      .filter((e) => e.getClientRects().length > 0)
      .map((e) => e.querySelector('.finder-ask')?.textContent ?? ''),
  );

/** @param {import('../harness/page.js').Page} page @param {string} count */
const says = (page, count) =>
  page.until(`“${count}”`, (c) => document.querySelector('.finder-count')?.textContent === c, count);

/** Chooses a moment. @param {import('../harness/page.js').Page} page @param {string} moment */
const choose = (page, moment) =>
  page.act((words) => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById('finder-moment'));
    select.selectedIndex = [...select.options].findIndex((o) => o.text === words);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, moment);

journey(
  'find questions by moment',
  { engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto(address);
    await says(page, '18 of 18 questions, 7 of 7 swaps');
    await choose(page, 'When you receive a challenge');
    await says(page, '5 of 18 questions');
    assert.deepEqual(await shown(page), [
      'What makes the concern challenging?',
      'What do you think about the situation?',
      'How do you feel about what is happening?',
      'What are the family saying about this?',
      'What needs to happen next?',
    ]);
    await page.arrives(/#receiving-a-challenge$/);
    await choose(page, 'All of them');
    await says(page, '18 of 18 questions, 7 of 7 swaps');
  },
);

journey('a link to a moment opens the finder there', { engines: ['chromium', 'firefox'] }, async (page) => {
  await page.goto(address + '#step-4');
  await says(page, '7 of 18 questions');
  await page.goto(address + '#swaps');
  await says(page, '7 of 7 swaps');
});

journey('an address that was cut off does no harm', {}, async (page) => {
  await page.goto(address + '#step-4%');
  await says(page, '18 of 18 questions, 7 of 7 swaps');
  assert.equal(await page.count('button', 'Print these 25'), 1);
});

journey('find questions by words', { engines: ['chromium', 'firefox'] }, async (page) => {
  await page.goto(address);
  await page.fill('Containing these words', 'FEEL hap', 'searchbox');
  await says(page, '1 of 18 questions');
  assert.deepEqual(await shown(page), ['How do you feel about what is happening?']);
  assert.doesNotMatch(await page.address(), /feel/i);
  await page.fill('Containing these words', 'zebra', 'searchbox');
  await says(page, 'No questions match. Choose another moment, or use fewer words.');
  assert.equal(await page.count('button', /^Print/), 0);
});

journey(
  'print the questions that are shown, or only those ticked',
  { engines: ['chromium', 'firefox'] },
  async (page) => {
    await page.goto(address + '#step-3');
    await says(page, '3 of 18 questions');
    await page.evaluate(() => {
      const w = /** @type {any} */ (window);
      w.printed = [];
      window.print = () =>
        w.printed.push(
          [...document.querySelectorAll('.finder-item')]
            .filter((e) => e.getClientRects().length > 0)
            .map((e) => e.querySelector('.finder-ask')?.textContent),
        );
    });
    await page.click('button', 'Print these 3');
    await page.click('checkbox', 'Print “Who else is involved?”');
    await choose(page, 'All of them');
    await page.click('checkbox', 'Print “What alternatives are there?”');
    await choose(page, 'When you make a challenge');
    await page.click('button', 'Print the 2 I ticked');
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).printed), [
      [
        'Who else is involved?',
        'Can you see a pattern emerging?',
        'What other reasons could there be to explain why this has happened?',
      ],
      ['Who else is involved?', 'What alternatives are there?'],
    ]);
  },
);

journey('without scripts it is a plain list', { js: [false] }, async (page) => {
  await page.goto(address);
  assert.equal((await shown(page)).length, 34, 'a question that suits two moments is under both');
  assert.equal(
    (await page.count('combobox', /./)) + (await page.count('checkbox', /./)) + (await page.count('button', /./)),
    0,
  );
  await page.act(() => /** @type {HTMLElement} */ (document.querySelector('.finder-jump summary')).click());
  await page.click('link', 'Step 2: Say what you think and feel', '.finder');
  await page.arrives(/#step-2$/);
});

test('on paper stand the questions alone', async () => {
  const { page, close } = await openChromium(siteNamed('real').fileBase, {});
  try {
    await page.goto(address + '#step-1');
    await page.raw.emulateMedia({ media: 'print' });
    assert.deepEqual(await shown(page), [
      'What makes the concern challenging?',
      'What are the family saying about this?',
      'What have you done so far?',
      'Who have you spoken to so far?',
    ]);
    const rest = await page.evaluate(
      () =>
        [...document.querySelectorAll('main button, main input, main select, main nav')].filter(
          (e) => e.getClientRects().length > 0,
        ).length,
    );
    assert.equal(rest, 0, 'something to press is printed');
    assert.match(
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('main')).innerText),
      /Added by this site/,
      'paper does not say what is added',
    );
  } finally {
    await close();
  }
});
