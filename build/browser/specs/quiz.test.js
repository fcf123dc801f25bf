// The quiz: chosen by mouse and by keyboard, with and without scripts, from a
// server and from disk; what it says, what the address keeps, and how it ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../harness/engines.js';
import { journey } from '../harness/journey.js';
import { buildWith, kept, listed, SUM } from '../harness/quiz.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');
const start = 'questions/quiz/index.html';
const first = 'questions/quiz/swap/why-havent-you.html';
const everywhere = /** @type {const} */ ({
  engines: ['chromium', 'firefox', 'webkit'],
  from: ['server', 'path', 'disk'],
});

/** Words that judge a person. */
const judging = /\b(wrong|incorrect|correct|mistake|fail(ed)?|well done|right answer)\b/i;

/** The texts of the radio buttons. @param {import('../harness/page.js').Page} page */
const answers = (page) =>
  page.evaluate(() => [...document.querySelectorAll('label.quiz-answer')].map((l) => l.textContent?.trim() ?? ''));

/** What can be seen of an element. @param {import('../harness/page.js').Page} page @param {string} selector */
const shown = (page, selector) =>
  page.evaluate((s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length > 0).length, selector);

/** The questions beside the words, in their order. @param {import('../harness/page.js').Page} page */
const ladder = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.quiz-ladder a')].map((a) => (a.textContent ?? '').replace(' (you are here)', '')),
  );

/** Waits until the script has taken over. @param {import('../harness/page.js').Page} page */
const ready = (page) =>
  page.until('the radio buttons', () => document.querySelector('.quiz-form:not([hidden]), .quiz.answered') !== null);

journey(
  'on a phone the question is still in view beside what an answer does',
  { engines: ['chromium', 'firefox'], width: 375, height: 812 },
  async (page) => {
    for (const round of ['swap', 'spot', 'say']) {
      await page.goto('index.html');
      await page.goto(`questions/quiz/${round}/why-did.html`);
      await ready(page);
      await page.act(() => /** @type {HTMLElement | null} */ (document.querySelector('label.quiz-answer'))?.click());
      // A thumb has moved the page so far that the button is at the top.
      await page.act(() => {
        const button = /** @type {HTMLElement} */ (document.querySelector('.quiz-form [type=submit]'));
        button.scrollIntoView();
        button.click();
      });
      await page.until('what it does', () => document.querySelector('.quiz-feedback')?.textContent);
      const seen = await page.evaluate(() => {
        const box = (/** @type {string} */ s) => document.querySelector(s)?.getBoundingClientRect();
        return { question: box('.quiz-said')?.top ?? -1, feedback: box('.quiz-feedback')?.bottom ?? Infinity };
      });
      assert.ok(
        seen.question >= 0 && seen.feedback <= 812,
        `${round}: from ${seen.question} to ${seen.feedback} px of a screen of 812`,
      );
    }
  },
);

journey('swap every question and see at the end what was swapped', everywhere, async (page) => {
  await page.goto(start + '#seed=5');
  await page.click('link', /^Swap it/);
  for (let n = 1; n <= 7; n++) {
    await page.until(
      `question ${n}`,
      (n) => document.querySelector('.quiz-count')?.textContent === `Question ${n} of 7`,
      n,
    );
    await ready(page);
    assert.equal(
      await page.evaluate(() => document.querySelectorAll('.quiz input:checked').length),
      0,
      'an answer is chosen beforehand',
    );
    assert.equal(await shown(page, '.quiz-links, .quiz-pick, .quiz-all'), 0, 'the way without scripts is shown too');
    assert.ok((await answers(page)).length >= 3);
    // An open one and one to avoid, in turns.
    await page.click(
      'radio',
      await page.evaluate(
        (open) =>
          document.querySelector(open ? '.open .quiz-words' : '.quiz-voice:not(.open) .quiz-words')?.textContent ?? '',
        n % 2 === 1,
      ),
    );
    await page.click('button', 'See what it does');
    assert.match(await page.text('.quiz-feedback'), /^You chose “/);
    assert.doesNotMatch(await page.text('main'), judging);
    await page.click('link', n < 7 ? 'Next question' : 'See what you practised');
  }
  await page.arrives(/^questions\/quiz\/swap\/index\.html#seed=\d+&done=[-\w]{28}$/);
  assert.equal(await page.count('heading', 'Swapped'), 1);
  assert.equal(await shown(page, '[data-group=done] .quiz-row'), 4);
  assert.equal(await shown(page, '[data-group=practise] .quiz-row'), 3);
  assert.equal(await page.count('heading', 'To practise'), 1);
  assert.equal(await page.count('heading', 'Still to do'), 0, 'every question was answered');
  assert.equal(
    await page.evaluate(() => document.querySelectorAll('.quiz-score').length),
    0,
    'there is a score, and no page asks for one',
  );
  assert.doesNotMatch(await page.text('main'), judging);
});

journey('do the whole quiz without scripts', { from: ['server', 'disk'], js: [false] }, async (page) => {
  for (const kind of ['Swap it', 'Spot it', 'Say it your way']) {
    await page.goto(start);
    await page.click('link', new RegExp(`^${kind}`));
    await page.arrives(/quiz\/[a-z]+\/[^#]*$/);
    for (let more = true; more;) {
      assert.equal(
        await shown(page, '.quiz input, .quiz button, .quiz-all'),
        0,
        `something that cannot work is shown on ${await page.address()}`,
      );
      const pick = await page.evaluate(() => document.querySelector('.quiz-links a')?.textContent?.trim() ?? '');
      await page.click('link', pick, '.quiz-links');
      await page.arrives(/#pick-a$/);
      assert.equal(await shown(page, '.quiz-pick'), 1);
      assert.ok((await shown(page, '.quiz-voice')) >= 1);
      assert.doesNotMatch(await page.text('main'), judging);
      more = (await page.count('link', 'Next question')) > 0;
      await page.click('link', more ? 'Next question' : 'See what you practised');
      await page.arrives(/^[^#]*$/);
    }
    assert.match(await page.heading(), /what you practised$/);
    assert.ok((await shown(page, '.quiz-row')) >= 7, 'the summary has every question');
  }
});

journey('look at a question again without scripts', { js: [false] }, async (page) => {
  await page.goto(first + '#pick-b');
  assert.equal(await shown(page, '.quiz-links'), 0);
  await page.click('link', 'Look at it again');
  assert.equal(await shown(page, '.quiz-links'), 1);
  assert.equal(await shown(page, '.quiz-pick, .quiz-all'), 0);
});

journey('spot what a question does, and say one your way', { engines: ['chromium', 'firefox'] }, async (page) => {
  await page.goto('questions/quiz/spot/you-saw-the-family-on-tuesday-didnt-you.html');
  await page.click('radio', '“Why” question');
  await page.click('button', 'See what it does');
  assert.match(
    await page.text('.quiz-feedback'),
    /^You chose “Why” question A .why. question can often make .* The table lists this one as: Leading question It supplies the fact, and asks for a yes\. /,
  );
  assert.match(await page.text('.quiz-all'), /When was the family last seen\?/);

  await page.goto('questions/quiz/say/why-did.html');
  assert.equal(
    await page.evaluate(() => document.querySelectorAll('main input, main textarea').length),
    0,
    'there is something to type in',
  );
  await page.click('button', 'Compare with the table');
  assert.match(await page.text('.quiz-all'), /What happened next\?.*How do you think that happened\?/);
});

journey('“how come” is accepted, and is not the only answer', {}, async (page) => {
  await page.goto('questions/quiz/swap/why-has-this-happened.html');
  await page.click('radio', 'How come this happened?');
  await page.click('button', 'See what it does');
  assert.match(await page.text('.quiz-feedback'), /a softer way to ask for a reason/);
  const open = await page.evaluate(() =>
    [...document.querySelectorAll('.quiz-voice.open .quiz-words')].map((e) => e.textContent),
  );
  assert.ok(open.length >= 2 && open.includes('How come this happened?'), `open: ${open}`);
});

journey(
  'a room with one number gets one order, and another number another',
  { engines: ['chromium', 'firefox'] },
  async (page) => {
    /** @param {number} seed */
    const order = async (seed) => {
      await page.goto(`${start}#seed=${seed}`); // loaded anew: this leads on to another page
      await page.click('link', /^Swap it/);
      await ready(page);
      return {
        here: await page.evaluate(() => document.querySelector('.quiz-ladder .here')?.textContent),
        ladder: await ladder(page),
        answers: await answers(page),
      };
    };
    const one = await order(11);
    assert.deepEqual(await order(11), one);
    const other = await order(12);
    assert.notDeepEqual(other.ladder, one.ladder);
    assert.deepEqual([...other.ladder].sort(), [...one.ladder].sort(), 'a question is missing');
    assert.ok(one.here?.startsWith(one.ladder[0]), 'the first question is not the first of the order');
  },
);

journey('a trainer reads from the page what to put behind its address', {}, async (page) => {
  await page.goto(start + '#seed=11&done=' + kept(site.folder, 'swap', { 'why-havent-you': 'a' }));
  await page.until('the order', () => document.querySelector('.quiz-room b')?.textContent !== '');
  // What the trainer has answered is not part of what the room gets.
  assert.match(await page.text('.quiz-room'), /the end of the page’s address: #seed=11 /);
});

journey('press the button without choosing', {}, async (page) => {
  await page.goto(first);
  await page.click('button', 'See what it does');
  assert.equal(await page.text('.quiz-first'), 'Choose one first, or skip this one.');
  // A second try without an answer is told too: words that stay as they are would not be said again.
  await page.evaluate(() => {
    const told = (/** @type {Element} */ line) => {
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) line.setAttribute('data-again', node.textContent ?? '');
      }).observe(line, { childList: true });
    };
    document.querySelectorAll('.quiz-first').forEach(told);
  });
  await page.click('button', 'See what it does');
  await page.until('it is said again', () =>
    /^Choose one first/.test(document.querySelector('.quiz-first')?.getAttribute('data-again') ?? ''),
  );
  await page.click('link', 'Skip this one');
  await page.arrives(
    new RegExp(
      `why-has-this-happened\\.html#done=${kept(site.folder, 'swap', { 'why-havent-you': '', 'why-has-this-happened': '' })}$`,
    ),
  );
});

journey('look at a question again', { engines: ['chromium', 'firefox', 'webkit'] }, async (page) => {
  await page.goto(first);
  await page.click('radio', (await answers(page))[1]);
  await page.click('button', 'See what it does');
  await page.click('link', 'Look at it again');
  assert.equal(await page.text('.quiz-feedback'), '');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.quiz input:checked').length), 0);
  assert.equal(
    await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).type),
    'radio',
    'the focus is lost',
  );
});

journey('answer by keyboard', { engines: ['chromium', 'firefox'] }, async (page) => {
  await page.goto(first);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.quiz h1')).focus());
  await page.press('Tab');
  await page.press('ArrowDown');
  await page.press('Enter');
  assert.match(await page.text('.quiz-feedback'), /^You chose “/);
  assert.match(
    await page.evaluate(() => document.activeElement?.closest('.quiz-feedback h2')?.textContent ?? ''),
    /^You chose “/,
    'the heading of what it opens up has the focus, so a screen reader says it',
  );
  await page.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'Next question');
});

journey(
  'what was answered survives reloading and Back',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto(first);
    await page.click('radio', (await answers(page))[1]);
    await page.click('button', 'See what it does');
    await page.click('link', 'Next question');
    await page.until(
      'the next question',
      () => document.querySelector('.quiz-count')?.textContent === 'Question 2 of 7',
    );
    await ready(page);
    assert.equal(
      await page.evaluate(
        () =>
          [...document.querySelectorAll('.quiz-ladder li')].filter(
            (li) => !(/** @type {HTMLElement} */ (li.children[1]).hidden),
          ).length,
      ),
      1,
    );
    await page.reload();
    await page.arrives(
      new RegExp(`#done=${kept(site.folder, 'swap', { 'why-havent-you': 'b', 'why-has-this-happened': '' })}$`),
    );
    await page.back();
    await page.until(
      'the first question, answered',
      () => document.querySelector('.quiz.answered .quiz-feedback h2') !== null,
    );
  },
);

journey(
  'what was answered survives a link inside the page',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'] },
  async (page) => {
    await page.goto(first);
    await page.click('radio', (await answers(page))[1]);
    await page.click('button', 'See what it does');
    await page.act(() => {
      location.hash = '#main';
    });
    await page.arrives(new RegExp(`#done=${kept(site.folder, 'swap', { 'why-havent-you': 'b' })}$`));
    await page.reload();
    await page.until(
      'the question, answered',
      () => document.querySelector('.quiz.answered .quiz-feedback h2') !== null,
    );
  },
);

journey(
  'the lines that are read out are there, empty, before they are filled',
  { engines: ['chromium', 'firefox', 'webkit'] },
  async (page) => {
    for (const address of [first, 'questions/quiz/say/why-did.html', 'questions/open.html']) {
      await page.goto(address);
      await page.until('the script has taken over', () => document.querySelector('.quiz-links[hidden], .finder-acts'));
      // A live region that is not displayed is not known to a screen reader.
      const lines = await page.evaluate(() =>
        [...document.querySelectorAll('[aria-live]')].map((line) => [line.className, getComputedStyle(line).display]),
      );
      assert.ok(lines.length > 0, address);
      for (const [name, display] of lines) assert.equal(display, 'block', `${address}: ${name}`);
    }
    for (const { html, address } of site.of('quiz-question')) {
      assert.match(html, /<p class="quiz-first" aria-live="polite" aria-atomic="true"><\/p>/, address);
    }
    // A status is a stop of its own, called a status bar, whose words cannot be read again.
    for (const { html, address } of site.pages) assert.doesNotMatch(html, /role="?status/, address);
  },
);

test('a hostile or stale address does no harm', async () => {
  const { page, close } = await openChromium(site.fileBase, {});
  /** @type {string[]} */
  const told = [];
  page.raw.on('pageerror', (error) => told.push(error.message));
  page.raw.on('dialog', (dialog) => {
    told.push('dialog');
    void dialog.dismiss();
  });
  try {
    for (const hash of [
      '#seed=99999999',
      '#seed=-1&done=zzzzzzzzzzzzzzzzzzzzzzzzzz',
      '#done=<img src=x onerror=alert(1)>',
      '#seed=1&seed=2&done=&gone=%00',
      '#done=' + 'a'.repeat(5000),
      '#pick-z',
      '#pick-"]',
      '#=&=&==',
      '#done=a%',
      '#__proto__=a&constructor=b',
      '#seed=0001&swap=ab_-',
      '#done',
      '#gone=9999&done=__proto__',
    ]) {
      // Each is another page than the one before, so each is loaded anew.
      for (const address of [start, 'questions/quiz/swap/index.html', first]) {
        await page.goto(address + hash);
        assert.ok(await page.text('h1'), address + hash);
      }
      assert.equal(await page.count('radio', /./), (await answers(page)).length);
      if ((await shown(page, '.quiz-form')) === 1) {
        await page.click('radio', (await answers(page))[0]);
        await page.click('button', 'See what it does');
      }
      assert.match(await page.text('.quiz-feedback'), /^You chose/, hash);
    }
    assert.deepEqual(told, []);
  } finally {
    await close();
  }
});

test('a page that asks for a score gets one', { timeout: 180_000 }, async () => {
  const built = buildWith('questions/swaps.md', (text) => text.replace('kind: swaps', 'kind: swaps\nscore: true'));
  try {
    const { page, close } = await openChromium(built.base, {});
    try {
      await page.goto('questions/quiz/swap/why-did.html');
      assert.doesNotMatch(await page.text('main'), /No score/);
      await page.goto(
        'questions/quiz/swap/index.html#done=' +
          kept(built.out, 'swap', { 'why-did': 'a', 'have-you-thought-about': 'b' }),
      );
      await page.until('the score', () => document.querySelector('.quiz-score')?.textContent !== '');
      assert.match(await page.text('.quiz-score'), /^You swapped \d of 7\.$/);
    } finally {
      await close();
    }
  } finally {
    built.remove();
  }
});

test('what was answered still fits after the table has changed', { timeout: 180_000 }, async () => {
  const before = listed(site.folder);
  const swap = kept(site.folder, 'swap', { 'why-did': 'a', 'why-havent-you': 'b', 'have-you-thought-about': '' });
  const say = kept(site.folder, 'say', { 'why-did': 'a' });
  // A row above all others, the rows of a table turned round, one reworded.
  const built = buildWith('questions/swaps.md', (text) => {
    const [, row] = /^(\| Have you thought about.*\n)/m.exec(text) ?? [];
    return text
      .replace(row, '')
      .replace(/(^\| Have you asked your manager.*\n)/m, '$1' + row)
      .replace(/^\| Why haven't you…\?/m, '| Why now? | What makes this the moment? | |\n| Why have you not…?');
  });
  try {
    assert.notDeepEqual(listed(built.out), before);
    const { page, close } = await openChromium(built.base, {});
    try {
      await page.goto('questions/quiz/swap/index.html#seed=5&done=' + swap + say);
      await page.until('what was kept', () => document.querySelector('.quiz-note')?.textContent !== '');
      assert.match(await page.text('.quiz-note'), /^The quiz has changed since you were here\./);
      assert.deepEqual(
        await page.evaluate(() =>
          [...document.querySelectorAll('.quiz-row .why:not([hidden])')].map(
            (e) => e.closest('.quiz-row')?.querySelector('a')?.textContent,
          ),
        ),
        ['“Why did….?”'],
      );
      assert.equal(
        (await page.address()).replace(/^.*#/, ''),
        'seed=5&done=' + kept(site.folder, 'swap', { 'why-did': 'a', 'have-you-thought-about': '' }) + say,
      );
      // What still fits is not said to have changed.
      await page.goto('index.html');
      await page.goto('questions/quiz/index.html#seed=5&done=' + kept(built.out, 'swap', { 'why-did': 'a' }));
      assert.equal(await page.text('.quiz-note'), '');
    } finally {
      await close();
    }
  } finally {
    built.remove();
  }
});

test('a long round shows what is near, and leads through all of it', { timeout: 240_000 }, async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `| Why was letter ${i} late? | What happened to letter ${i}? | |\n`,
  ).join('');
  const built = buildWith('questions/swaps.md', (text) => text.replace(/^(?=\| Why did)/m, rows));
  try {
    for (const js of [true, false]) {
      const { page, close } = await openChromium(built.base, { js });
      try {
        await page.goto('questions/quiz/swap/why-havent-you.html' + (js ? '#seed=7' : ''));
        const names = new Set();
        for (let more = true; more;) {
          const here = /[^/]+(?=\.html)/.exec(await page.address())?.[0];
          assert.ok(!names.has(here), `${here} comes twice`);
          names.add(here);
          const beside = await ladder(page);
          assert.equal(beside.length, 9, 'the page lists more than what is near, or less');
          const said = (await page.text('h1')).replace(/^.*?“|”$/g, '');
          assert.ok(beside.includes(said), `${said} is not among ${beside}`);
          if (js) await ready(page);
          await page.click('link', 'Skip this one', js ? '.quiz-form' : '.quiz-links');
          more = /\/quiz\/swap\/(?!index)/.test(await page.address());
        }
        if (!js) assert.equal(names.size, 37);
        else assert.equal((await page.address()).replace(/.*done=/, '').length, SUM * names.size);
        await page.goto('questions/quiz/swap/why-did.html');
        await page.click('link', 'See all 37 questions');
        assert.equal(await shown(page, '.quiz-row'), 37);
      } finally {
        await close();
      }
    }
  } finally {
    built.remove();
  }
});
