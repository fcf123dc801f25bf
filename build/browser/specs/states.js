// States of a page that a person brings about: an answer given, a route open,
// results found. The accessibility tests look at each of them as at a page of
// its own, in every theme and width. A capability adds its states here.

/**
 * @typedef {object} State
 * @property {string} kind  which kind of page
 * @property {string} name  the state, in words
 * @property {string} [address]  which page of the kind; the richest when not said
 * @property {(page: import('../harness/page.js').Page) => Promise<void>} reach  brings it about
 */

/** @type {State[]} */
export const states = [
  {
    kind: 'flow-step',
    name: 'some answers given',
    address: 'next/strategy-1.html',
    async reach(page) {
      await page.goto('next/index.html');
      await page.goto('next/strategy-1.html#via=concerns.lead-professional.family-meeting');
      await page.until('the answers so far', () => document.querySelectorAll('.so-far li').length === 2);
    },
  },
  {
    kind: 'flow-route',
    name: 'a route taken',
    address: 'next/route.html',
    async reach(page) {
      await page.goto('next/index.html');
      await page.goto('next/route.html#via=concerns.lead-professional.family-meeting.strategy-1');
      await page.until(
        'the route',
        () => [...document.querySelectorAll('main h2')].filter((h) => h.checkVisibility()).length < 7,
      );
    },
  },
  {
    kind: 'flow-chart',
    name: 'a route shown',
    address: 'strategies.html',
    async reach(page) {
      await page.goto('index.html');
      await page.goto('strategies.html#via=concerns.lead-professional.family-meeting.strategy-1');
      await page.until('the route', () => document.querySelectorAll('.box.on').length >= 4);
    },
  },
  {
    kind: 'search',
    name: 'results found',
    address: 'search.html',
    async reach(page) {
      await page.fill('Search this site', 'disagree', 'searchbox');
      // Results come letter by letter: those of the whole word are there when it is said how many.
      await page.until('results of the whole word', () =>
        /“disagree”/.test(document.querySelector('#search-status')?.textContent ?? ''),
      );
    },
  },
  {
    kind: 'search',
    name: 'a typo put right',
    address: 'search.html',
    async reach(page) {
      await page.fill('Search this site', 'profesional', 'searchbox');
      await page.until('results of the right word', () =>
        /“professional”/.test(document.querySelector('#search-status')?.textContent ?? ''),
      );
    },
  },
  {
    kind: 'search',
    name: 'nothing found',
    address: 'search.html',
    async reach(page) {
      await page.fill('Search this site', 'xylophone', 'searchbox');
      await page.until('that nothing was found', () =>
        /xylophone/.test(document.querySelector('#search-status')?.textContent ?? ''),
      );
    },
  },
  {
    kind: 'quiz-question',
    name: 'a question to avoid was picked',
    address: 'questions/quiz/swap/why-havent-you.html',
    async reach(page) {
      await page.click('radio', 'Why has this happened?');
      await page.click('button', 'See what it does');
      await page.reload(); // the address keeps the answer, and the keyboard begins at the top again
    },
  },
  {
    kind: 'quiz-question',
    name: 'what it does was spotted',
    address: 'questions/quiz/spot/how-do-you-feel-about.html',
    async reach(page) {
      await page.click('radio', 'Question to try');
      await page.click('button', 'See what it does');
      await page.reload();
    },
  },
  {
    kind: 'quiz-question',
    name: 'nothing was picked',
    address: 'questions/quiz/swap/why-havent-you.html',
    reach: (page) => page.click('button', 'See what it does'),
  },
  {
    kind: 'quiz-summary',
    name: 'some were picked',
    address: 'questions/quiz/swap/index.html',
    async reach(page) {
      await page.goto('questions/quiz/index.html');
      // Three answers, a, b and c, and one question that was only seen.
      const done = await page.evaluate(() =>
        [1, 2, 3, 0]
          .map((letter, i) =>
            /** @type {any} */ (window).rethinkQuiz.rounds[0].questions[i][1].slice(4 * letter, 4 * letter + 4),
          )
          .join(''),
      );
      await page.goto(`questions/quiz/swap/index.html#seed=5&done=${done}`);
      await page.until('the summary', () => document.querySelector('.quiz-plain[hidden]') !== null);
    },
  },
  {
    kind: 'room',
    name: 'a number of people given',
    async reach(page) {
      await page.evaluate(() => document.getElementById('people')?.focus());
      for (const digit of '25') await page.press(digit);
      await page.until('the row', () => document.querySelector('.rooms .now') !== null);
    },
  },
  {
    kind: 'finder',
    name: 'a moment chosen and a question ticked',
    async reach(page) {
      await page.act(() => {
        const select = /** @type {HTMLSelectElement} */ (document.getElementById('finder-moment'));
        select.value = 'making-a-challenge';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.click('checkbox', 'Print “Can you see a pattern emerging?”');
      await page.until('the count', () => document.querySelector('.finder-count')?.textContent !== '');
    },
  },
];
