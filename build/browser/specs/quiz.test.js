// The quiz: every question can be answered, by who has scripts and who has none.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');
const everywhere = /** @type {const} */ ({ engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'path', 'disk'] });

/** The number of questions of a game. @param {string} game */
const questionsOf = (game) => site.of('quiz-question').filter(({ address }) => address.startsWith(`questions/quiz/${game}/`)).length;

/** @param {import('../harness/page.js').Page} page */
const choices = (page) => page.evaluate(() => [...document.querySelectorAll('input[type=radio], input[type=checkbox]')]
  .map((input) => /** @type {HTMLInputElement} */ (input).labels?.[0].innerText.replace(/\s+/g, ' ').trim() ?? ''));

journey('a question can be answered, and says what the choice carries', everywhere, async (page) => {
  await page.goto('questions/quiz/swap/why-did.html');
  const [first] = await choices(page);
  assert.equal(await page.evaluate(() => document.querySelectorAll('input:checked').length), 0, 'something is chosen beforehand');
  await page.click('radio', first);
  await page.click('button', 'See where it leads');
  await page.until('what the choice carries', () => /You picked/.test(document.querySelector('[role=status]')?.textContent ?? ''));
  assert.match(await page.text('[role=status]'), new RegExp(first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  assert.doesNotMatch(await page.text(), /wrong|incorrect|score:/i);
  await page.click('link', /^Next question/, 'main');
  await page.arrives(/^questions\/quiz\/swap\/(?!why-did)/);
});

for (const game of ['swap', 'spot', 'say']) {
  journey(`the whole of "${game}" can be gone through`, { engines: game === 'swap' ? ['chromium', 'firefox', 'webkit'] : ['chromium'], from: game === 'swap' ? ['server', 'disk'] : ['disk'] }, async (page) => {
    await page.goto('questions/quiz/index.html');
    await page.click('link', { swap: /^Swap it/, spot: /^Spot it/, say: /^Say it/ }[game] ?? '', 'main');
    const seen = new Set();
    for (let i = 0; i < questionsOf(game); i++) {
      await page.arrives(new RegExp(`^questions/quiz/${game}/(?!index).*`));
      seen.add((await page.address()).split('#')[0]);
      const [first] = await choices(page);
      if (first) await page.click('radio', first);
      await page.click('button', /./, 'main form');
      await page.until('the answer', () => [...document.querySelectorAll('main a')].some((a) => /^(Next question|See what you|.*what you practised)/.test(a.textContent?.trim() ?? '') && a.checkVisibility()));
      await page.click('link', /^(Next question|See what you|.*what you practised)/, 'main');
      const left = (await page.address()).split('#')[0];
      await page.until(`leaving ${left}`, () => true);
    }
    await page.arrives(new RegExp(`^questions/quiz/${game}/(index\\.html)?`));
    assert.equal(seen.size, questionsOf(game), 'each question was asked once');
  });
}

journey('without JavaScript each answer is a link to what it carries', { from: ['server', 'path', 'disk'], js: [false] }, async (page) => {
  await page.goto('questions/quiz/swap/why-did.html');
  const links = await page.evaluate(() => [...document.querySelectorAll('main a')].filter((a) => a.checkVisibility() && /^#./.test(a.getAttribute('href') ?? '')).map((a) => a.getAttribute('href')));
  assert.ok(links.length >= 3, `${links.length} answers lead to what they carry`);
  for (const href of links) {
    const shown = await page.evaluate((id) => document.getElementById(id ?? '') !== null, href?.slice(1));
    assert.ok(shown, `${href} leads nowhere`);
  }
});
