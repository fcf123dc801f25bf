// Present mode: a page on a wall, one part at a time, with a presenter's clicker,
// the time of an activity, and the quiz and the guided path walked with a room.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChromium } from '../harness/engines.js';
import { journey } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { becomes } from '../harness/waiting.js';

/** @typedef {import('../harness/page.js').Page} Page */

const session = 'training/workshop.html';
const wall = { width: 1280, height: 720 };

/** Waits until the page is presented. @param {Page} page */
const presented = (page) =>
  page.until(
    'the page is presented',
    () => document.documentElement.classList.contains('present') && document.querySelector('.present-foot'),
  );

/** The headings that stand on the wall, and where the room is. @param {Page} page */
const onWall = (page) =>
  page.evaluate(() => ({
    where: document.querySelector('.present-bar p')?.textContent ?? '',
    headings: [...document.querySelectorAll('main h1, main h2')]
      .filter((h) => h.getClientRects().length > 0 && !h.closest('.present-off'))
      .map((h) => (h.textContent ?? '').trim()),
    focus: (document.activeElement?.textContent ?? '').trim(),
  }));

/** @param {Page} page @param {string} where */
const stands = (page, where) =>
  page.until(where, (w) => document.querySelector('.present-bar p')?.textContent === w, where);

/** How many parts the page has. @param {Page} page */
const partsOf = async (page) => Number((await onWall(page)).where.split(' of ')[1]);

journey(
  'present a session, one part at a time',
  { engines: ['chromium', 'firefox', 'webkit'], from: ['server', 'path', 'disk'], ...wall },
  async (page) => {
    await page.goto(session);
    await page.click('button', 'Show on a projector');
    await presented(page);
    const n = await partsOf(page);
    assert.ok(n > 5, `the session has ${n} parts`);
    const first = await onWall(page);
    assert.deepEqual([first.where, first.headings.length], [`Part 1 of ${n}`, 1]);
    assert.equal(first.focus, first.headings[0], 'the heading has the focus');
    await page.click('button', 'Next');
    await stands(page, `Part 2 of ${n}`);
    const second = await onWall(page);
    assert.equal(second.headings.length, 1);
    assert.notEqual(second.headings[0], first.headings[0]);
    assert.equal(second.focus, second.headings[0]);
    await page.arrives(/^training\/workshop\.html#present=2$/);
    await page.click('button', 'Back');
    await stands(page, `Part 1 of ${n}`);
    await page.click('button', 'Exit');
    await page.arrives(session);
    assert.equal(await page.count('button', 'Next'), 0);
  },
);

journey('a presenter’s clicker and the keys', { engines: ['chromium', 'firefox'], ...wall }, async (page) => {
  await page.goto(session + '#present=2');
  await presented(page);
  const n = await partsOf(page);
  for (const [key, part] of /** @type {[string, number][]} */ ([
    ['ArrowLeft', 1],
    ['ArrowRight', 2],
    ['PageUp', 1],
    ['PageDown', 2],
    ['ArrowUp', 1],
    ['ArrowDown', 2],
    ['Backspace', 1],
    [' ', 2],
    ['Enter', 3],
    ['End', n],
    ['Home', 1],
  ])) {
    await page.press(key);
    await stands(page, `Part ${part} of ${n}`);
  }
  for (const key of ['b', 'B', '.']) {
    await page.press(key);
    await page.until('the screen is blank', () => document.documentElement.classList.contains('blank'));
    await page.press('PageDown'); // whoever looks at a blank screen wants to see it again first
    await page.until('the screen is back', () => !document.documentElement.classList.contains('blank'));
    await stands(page, `Part 1 of ${n}`);
  }
  await page.press('Escape');
  await page.until('the page is as it was', () => !document.documentElement.classList.contains('present'));
  await page.arrives(session);
  await page.press('ArrowRight');
  await page.arrives(session);
});

journey('Back in the browser leaves it', { ...wall }, async (page) => {
  await page.goto('rethink.html');
  await page.click('button', 'Show on a projector');
  await presented(page);
  await page.back();
  await page.until('the page is as it was', () => !document.documentElement.classList.contains('present'));
});

journey(
  'what does not fit is turned by whole pieces, before the next part comes',
  { width: 1024, height: 600 },
  async (page) => {
    await page.goto('questions/swaps.html#present=2');
    await presented(page);
    /** What can be read on the wall, and what of it is cut. */
    const wallOf = () =>
      page.evaluate(() => {
        const main = /** @type {HTMLElement} */ (document.querySelector('main'));
        const { top, bottom } = main.getBoundingClientRect();
        const rows = [...main.querySelectorAll('tbody tr')].filter((e) => {
          const box = e.getBoundingClientRect();
          return !e.closest('.present-off, .present-cut') && box.height > 9 && box.bottom > top && box.top < bottom;
        });
        return {
          rows: rows.map((e) => e.textContent ?? ''),
          cut: rows.filter((e) => e.getBoundingClientRect().top < top || e.getBoundingClientRect().bottom > bottom)
            .length,
          scrolled: main.scrollTop,
        };
      });
    const first = await wallOf();
    await page.click('button', 'More');
    await page.until('it is turned', () => (document.querySelector('main')?.scrollTop ?? 0) > 40);
    await stands(page, 'Part 2 of 3');
    const second = await wallOf();
    assert.deepEqual([first.cut, second.cut], [0, 0], 'a row is cut');
    assert.deepEqual(
      [...first.rows, ...second.rows].length,
      new Set([...first.rows, ...second.rows]).size,
      'a row is said twice',
    );
    assert.equal(first.rows.length + second.rows.length, 3);
    await page.press('PageUp');
    await page.until('it is turned back', () => document.querySelector('main')?.scrollTop === 0);
    assert.deepEqual((await wallOf()).rows, first.rows);
  },
);

journey('nothing on the wall goes on to a page that cannot be presented', { ...wall }, async (page) => {
  await page.goto('questions/swaps.html#present');
  await presented(page);
  await page.press('End');
  assert.equal(await page.count('button', 'Next', '.present-foot'), 0);
  await page.press('PageDown');
  await page.arrives('questions/swaps.html#present=3');
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains('present')), true);
});

journey('no wall cuts a word at its hyphen, or shows only what was added', { ...wall }, async (page) => {
  /** @type {string[]} */
  const faults = [];
  for (const address of ['guidance/index.html', 'guidance/receiving-a-challenge.html', 'strategies.html']) {
    await page.goto('index.html');
    await page.goto(address + '#present');
    await presented(page);
    for (let i = 0; i < 20; i++) {
      const seen = await page.evaluate(() => {
        const main = /** @type {HTMLElement} */ (document.querySelector('main'));
        const { top, bottom } = main.getBoundingClientRect();
        const range = document.createRange();
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const cut = [];
        let own = 0;
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
          const e = /** @type {Element} */ (text.parentElement);
          range.selectNodeContents(text);
          const box = range.getBoundingClientRect();
          if (e.closest('.present-off, .present-cut, .vh') || box.height < 2) continue;
          if (box.top < top - 1 || box.top > bottom) continue;
          if (!e.closest('.added')) own++;
          for (const word of (text.nodeValue ?? '').matchAll(/[\p{L}\d]+-[\p{L}\d]+/gu)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) cut.push(word[0]);
          }
        }
        return { cut, own, at: location.hash + ' ' + Math.round(main.scrollTop) };
      });
      for (const word of seen.cut) faults.push(`${address} ${seen.at}: “${word}” is cut at its hyphen`);
      if (!seen.own) faults.push(`${address} ${seen.at}: shows only what was added`);
      if (!(await page.count('button', /^(Next|More)$/, '.present-foot'))) break;
      await page.press('PageDown');
      if (!(await page.address()).startsWith(address)) break;
    }
  }
  nothing(faults);
});

test('the way to the projector is at the foot, but where a room is at work', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    const site = siteNamed('real');
    /** @type {string[]} */
    const faults = [];
    for (const kind of [
      'page',
      'section',
      'guide',
      'swaps',
      'flow-start',
      'flow-step',
      'flow-chart',
      'session',
      'scenario',
      'quiz-index',
      'quiz-question',
    ]) {
      const { address } = site.richest(kind);
      await page.goto(address);
      const { way, last } = await page.evaluate(() => {
        const tops = [...document.querySelectorAll('main :is(h2, p, li):not(.meta *, .around *, .tail *)')]
          .filter((e) => e.getBoundingClientRect().height > 2)
          .map((e) => e.getBoundingClientRect().top);
        return {
          way: document.querySelector('.present-way')?.getBoundingClientRect().top ?? 0,
          last: Math.max(...tops),
        };
      });
      const above = /^(flow-chart|session|scenario|quiz)/.test(kind);
      if (above ? !way || way > 900 : way < last)
        faults.push(`${address}: the button is at ${way} px, the text ends at ${last} px`);
    }
    nothing(faults);
  }),
);

journey('the chart is a board: each strategy, and where its answers lead, at once', { ...wall }, async (page) => {
  await page.goto('strategies.html#present=2');
  await presented(page);
  const board = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('.box')].filter((e) => e.getClientRects().length > 0);
    const { bottom } = /** @type {HTMLElement} */ (document.querySelector('main')).getBoundingClientRect();
    return {
      boxes: shown.map((e) => e.querySelector('h3 > a')?.textContent),
      tops: new Set(shown.map((e) => Math.round(e.getBoundingClientRect().top))).size,
      below: shown.filter((e) => e.getBoundingClientRect().bottom > bottom).length,
      type: Math.min(
        ...shown
          .flatMap((e) => [...e.querySelectorAll('p, li, .where')])
          .map((e) => parseFloat(getComputedStyle(e).fontSize)),
      ),
      leads: shown.flatMap((e) => [...e.querySelectorAll('.where')]).every((e) => e.getBoundingClientRect().width > 9),
    };
  });
  assert.deepEqual(board.boxes, ['Talk it through', 'Widen the conversation', 'Bring in an outside facilitator']);
  assert.deepEqual([board.tops, board.below, board.leads], [1, 0, true]);
  // Text of 20 px of 720 is read from the back of a room.
  assert.ok(board.type >= 20, `the smallest type is ${board.type} px`);
  await stands(page, 'Part 2 of 3');
});

journey('the board of six strategies stands on two walls, three whole on each', { ...wall }, async (page) => {
  await page.goto('strategies.html');
  await page.evaluate(() => {
    const three = [...document.querySelectorAll('.box.strategy')];
    three.at(-1)?.after(...three.map((box) => box.cloneNode(true)));
  });
  await page.act(() => /** @type {HTMLElement} */ (document.querySelector('.present-way')).click());
  await presented(page);
  /** How many boxes are on the wall, and how many of them are cut: a border may be. */
  const shown = () =>
    page.evaluate(() => {
      const { top, bottom } = /** @type {HTMLElement} */ (document.querySelector('main')).getBoundingClientRect();
      const on = [...document.querySelectorAll('.box.strategy:not(.present-cut)')]
        .map((e) => e.getBoundingClientRect())
        .filter((box) => box.bottom > top && box.top < bottom);
      return [on.length, on.filter((box) => box.top < top - 5 || box.bottom > bottom + 5).length];
    });
  await page.press('PageDown');
  assert.deepEqual(await shown(), [3, 0]);
  await page.press('PageDown');
  assert.deepEqual(await shown(), [3, 0]);
});

journey(
  'answer the quiz with a room',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'], ...wall },
  async (page) => {
    await page.goto('questions/quiz/index.html#present');
    await presented(page);
    await page.click('link', /^Swap it/);
    await page.arrives(/^questions\/quiz\/swap\/.*#seed=.*&present=1$/);
    await presented(page);
    assert.doesNotMatch(await page.text('.present-foot'), /Next/);
    const radio = await page.evaluate(() => {
      const input = /** @type {HTMLInputElement} */ (document.querySelector('.quiz-form input'));
      input.focus();
      return input.value;
    });
    await page.press('ArrowDown');
    const moved = await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value);
    assert.notEqual(moved, radio, 'radio buttons keep their arrow keys');
    const before = await page.heading();
    for (let i = 0; i < 3 && !(await page.text('.quiz-feedback')); i++) await page.press('PageDown'); // the clicker
    await page.until('what it opens up', () => document.querySelector('.quiz-feedback')?.textContent);
    assert.equal(await page.heading(), before);
    for (let i = 0; i < 3 && !/2 of 2/.test((await onWall(page)).where); i++) await page.press('PageDown');
    await stands(page, 'Part 2 of 2');
    for (let i = 0; i < 9 && (await page.heading()) === before; i++) await page.press('PageDown');
    await presented(page);
    await page.arrives(/&done=[-\w]{4,}&present=1$/);
  },
);

journey(
  'with a clicker alone, the quiz shows what there is to hear when the trainer goes on',
  { engines: ['chromium', 'firefox'], ...wall },
  async (page) => {
    await page.goto('questions/quiz/swap/why-havent-you.html#present');
    await presented(page);
    const answers = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('.quiz-all .quiz-voice')].filter(
            (e) => e.getClientRects().length > 0 && !e.closest('.present-off'),
          ).length,
      );
    assert.equal(await answers(), 0, 'nothing is given away');
    await page.press('PageDown');
    await page.until('what there is to hear', () => document.activeElement?.closest('.quiz-all'));
    assert.ok((await answers()) > 1);
    assert.doesNotMatch(await page.text('.present-foot'), /More/, 'all of it is on the wall');
    assert.equal(
      await page.evaluate(() => document.querySelectorAll('.quiz-voice.yours').length),
      0,
      'nobody has chosen',
    );
    for (let i = 0; i < 9 && /why-havent-you/.test(await page.address()); i++) await page.press('PageDown');
    await page.arrives(/^questions\/quiz\/swap\/(?!why-havent-you).*present=1$/);
  },
);

journey(
  'walk the guided path with a room',
  { engines: ['chromium', 'firefox'], from: ['server', 'disk'], ...wall },
  async (page) => {
    await page.goto('next/index.html#present=1');
    await presented(page);
    for (let i = 0; i < 12; i++) {
      if ((await page.address()) !== 'next/index.html#present=' + (i + 1)) break;
      await page.press('PageDown');
    }
    await page.act(() => /** @type {HTMLElement} */ (document.querySelector('main .answers a')).click());
    await page.arrives(/^next\/[a-z0-9-]+\.html#via=[a-z0-9.-]+&present=1$/);
    await presented(page);
    const step = await page.heading();
    await page.act(() => /** @type {HTMLElement} */ (document.querySelector('main .answers a')).click());
    await page.until(
      'the next step',
      (s) => document.querySelector('h1')?.innerText.replace(/\s+/g, ' ').trim() !== s,
      step,
    );
    await page.arrives(/#via=[a-z0-9-]+\.[a-z0-9.-]+&present=1$/);
    await presented(page);
    await page.press('PageUp'); // before the first part is the step before
    await page.until(
      'the step before',
      (s) => document.querySelector('h1')?.innerText.replace(/\s+/g, ' ').trim() === s,
      step,
    );
    await presented(page);
    await page.arrives(/&present=1$/);
  },
);

journey(
  'present the chart and a step, and keep the route',
  { engines: ['chromium', 'firefox'], ...wall },
  async (page) => {
    // Each is another page than the one before, so each is loaded anew.
    for (const address of ['strategies.html', 'next/index.html', 'next/strategy-1.html']) {
      await page.goto(address);
      await page.click('button', 'Show on a projector');
      await presented(page);
      await page.arrives(address + '#present=1');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.present-foot').length), 1);
      await page.click('button', 'Exit');
      await page.click('button', 'Show on a projector');
      await presented(page);
    }
    await page.goto('strategies.html#via=concerns.lead-professional');
    await page.click('button', 'Show on a projector');
    await presented(page);
    await page.arrives('strategies.html#via=concerns.lead-professional&present=1');
  },
);

journey('after the last part comes the next page', { ...wall }, async (page) => {
  await page.goto('guidance/about.html#present');
  await presented(page);
  await page.press('End');
  for (let i = 0; i < 9 && /about/.test(await page.address()); i++) await page.press('PageDown');
  await page.arrives(/^guidance\/(?!about).*#present=1$/);
  await presented(page);
});

journey('a link to a place shows the part that holds it', { ...wall }, async (page) => {
  await page.goto(session + '#present=3');
  await presented(page);
  const name = await page.act(() => {
    const links = [...document.querySelectorAll('.agenda a[href^="#"]')];
    const last = /** @type {HTMLElement} */ (links[links.length - 1]);
    last.click();
    return last.textContent;
  });
  await page.until(
    'the part with the place',
    (h) =>
      document.querySelector('section:not(.present-off) > h2')?.textContent === h &&
      document.activeElement?.textContent === h,
    name,
  );
  assert.deepEqual((await onWall(page)).headings, [name]);
  await page.goto('index.html');
  await page.goto('questions/swaps.html#leading&present');
  await presented(page);
  assert.deepEqual((await onWall(page)).headings, ['Leading questions']);
});

journey('without scripts there is no trace of it', { js: [false], from: ['server', 'disk'] }, async (page) => {
  for (const address of [session, session + '#present', 'next/index.html', 'questions/quiz/index.html']) {
    await page.goto(address);
    assert.equal(await page.count('button', 'Show on a projector'), 0, address);
    assert.equal(await page.count('button', 'Next'), 0, address);
  }
  await page.goto(session + '#present=2');
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('main .words h2')].every((h) => h.getClientRects().length > 0),
  );
  assert.ok(shown, 'every part is on the page');
});

/** @param {Parameters<typeof openChromium>[1]} options @param {(page: import('../harness/playwright.js').BrowserPage) => Promise<void>} steps */
async function inChromium(options, steps) {
  const { page, close } = await openChromium(siteNamed('real').fileBase, { ...wall, ...options });
  try {
    await steps(page);
  } finally {
    await close();
  }
}

test('the time of an activity is told in words, by the minute, and can be paused', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    await page.raw.clock.install({ time: new Date('2026-11-23T10:00:00') });
    await page.goto(session);
    const at = await page.evaluate(() => {
      const activities = [...document.querySelectorAll('[data-minutes]')];
      const a = /** @type {HTMLElement} */ (
        activities.find((e) => /** @type {HTMLElement} */ (e).dataset.minutes === '10')
      );
      return a.querySelector('h2')?.id ?? '';
    });
    await page.goto('index.html');
    await page.goto(`${session}#${at}&present`);
    await presented(page);
    const timer = `section:not(.present-off) > .present-timer`;
    const words = () => page.text(timer + ' p');
    await becomes(words, 'About 10 minutes left');
    await page.raw.clock.fastForward('03:00');
    await becomes(words, 'About 10 minutes left', 'it waits until it is started');
    await page.click('button', 'Start', timer);
    await page.raw.clock.fastForward('04:30');
    await becomes(words, 'About 6 minutes left');
    await page.click('button', 'Pause', timer);
    await page.raw.clock.fastForward('05:00');
    await becomes(words, 'About 6 minutes left');
    await page.click('button', 'Start', timer);
    await page.raw.clock.fastForward('04:45');
    await becomes(words, 'About 1 minute left');
    await page.raw.clock.fastForward('09:00');
    await becomes(words, 'Time is up');
    assert.equal(
      await page.evaluate(
        () => document.querySelectorAll('.present-timer [aria-live], .present-timer [role], audio').length,
      ),
      0,
      'it chatters',
    );
  }),
);

test('the time goes on over a reload, which a clicker’s start button makes', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    await page.raw.clock.install({ time: new Date('2026-11-23T10:00:00') });
    await page.goto(`${session}#say-it&present`);
    await presented(page);
    const timer = 'section:not(.present-off) > .present-timer';
    const words = () => page.text(timer + ' p');
    await becomes(words, 'About 10 minutes left');
    await page.click('button', 'Start', timer);
    await page.raw.clock.fastForward('04:30');
    await becomes(words, 'About 6 minutes left');
    const at = await page.address();
    await page.reload();
    await presented(page);
    await page.arrives(at);
    await becomes(words, 'About 6 minutes left');
    await page.raw.clock.fastForward('02:00');
    await becomes(words, 'About 4 minutes left', 'it runs');
    await page.click('button', 'Pause', timer);
    await page.raw.clock.fastForward('05:00');
    await page.reload();
    await presented(page);
    await becomes(words, 'About 4 minutes left', 'it stands still');
    assert.equal(await page.text(timer + ' button'), 'Start');
  }),
);

test('a browser’s zoom makes the type of a wall as much larger', { timeout: 180_000 }, async () => {
  /** @param {number} zoom */
  const sizeAt = async (zoom) => {
    let size = 0;
    await inChromium({ width: 1280 / zoom, height: 720 / zoom }, async (page) => {
      // A zoomed window is as large as before, and what it shows is smaller.
      await page.raw.addInitScript((width) => Object.defineProperty(window, 'outerWidth', { value: width }), 1280);
      await page.goto('guidance/making-a-challenge.html#present=2');
      await presented(page);
      size = await page.evaluate(() => {
        document.documentElement.style.setProperty('--fit', '1');
        return parseFloat(getComputedStyle(document.documentElement).fontSize);
      });
    });
    return size * zoom;
  };
  assert.ok((await sizeAt(2)) / (await sizeAt(1)) > 1.9);
});

test('what a plan leads to comes beside it, and the time goes on', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    await page.goto(`${session}#say-it&present`);
    await presented(page);
    await page.click('button', 'Start', 'section:not(.present-off) > .present-timer');
    const beside = page.raw.waitForEvent('popup');
    await page.click('link', 'the quiz', 'section:not(.present-off)');
    const other = await beside;
    await other.waitForSelector('.present-foot');
    assert.match(other.url(), /questions\/quiz\/index\.html#/);
    assert.equal(
      await page.text('section:not(.present-off) > .present-timer button'),
      'Pause',
      'the time of the plan runs',
    );
    // A second page in that window, and it still leads back.
    await other.click('main a:has-text("Swap it")');
    await other.waitForURL(/swap\/.*present=1$/);
    await other.waitForSelector('.present-foot');
    const gone = other.waitForEvent('close');
    await other.keyboard.press('Escape').catch(() => {}); // it closes while the key is down
    await gone;
    await page.arrives(/^training\/workshop\.html#say-it&present=\d&time=\de\d+-$/);
  }),
);

test('each part of a session is on the wall at once', { timeout: 180_000 }, async () => {
  /** @type {string[]} */
  const cut = [];
  for (const width of [1280, 1920]) {
    await inChromium({ width, height: (width * 9) / 16 }, async (page) => {
      for (const address of [session, 'training/team-meeting.html', 'training/briefing.html']) {
        await page.goto(address + '#present');
        await presented(page);
        const n = await partsOf(page);
        for (let part = 1; part <= n; part++) {
          await stands(page, `Part ${part} of ${n}`);
          if ((await page.text('.present-foot')).includes('More')) cut.push(`${address}, part ${part} at ${width} px`);
          if (part < n) await page.press('PageDown');
        }
        assert.equal(await page.count('button', 'Next', '.present-foot'), 0, 'nothing comes after a session');
      }
    });
  }
  nothing(cut);
});

test('a screen reader reads the page as it was', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    for (const address of [session, 'rethink.html', 'questions/swaps.html']) {
      await page.goto('index.html');
      await page.goto(address);
      const column = page.raw.locator('.words');
      // What says where the page stands is not for a wall.
      await page.evaluate(() =>
        document.querySelectorAll('.meta, .contents, .pager, .part, .words > .present-way').forEach((e) => e.remove()),
      );
      const before = await column.ariaSnapshot();
      await page.goto('index.html');
      await page.goto(address + '#present=2');
      await presented(page);
      await page.evaluate(() =>
        document
          .querySelectorAll('.meta, .contents, .pager, .part, .words > .present-way, .present-timer, .bar-of')
          .forEach((e) => e.remove()),
      );
      assert.equal((await column.ariaSnapshot()).replaceAll(' [active]', ''), before, address);
    }
  }),
);

test('who goes along with the Tab key sees the part that has the focus', { timeout: 180_000 }, () =>
  inChromium({}, async (page) => {
    await page.goto('rethink.html#present=2');
    await presented(page);
    await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll('.steps a')].pop()).focus());
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.present-off') === null), true);
    await stands(page, 'Part 6 of 6');
  }),
);

test('it is light in a dark room, and nothing moves', { timeout: 180_000 }, () =>
  inChromium({ theme: 'dark', reduced: true }, async (page) => {
    await page.goto(session);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await paper(), 'rgb(17, 27, 39)');
    await page.goto('index.html');
    await page.goto(session + '#present');
    await presented(page);
    assert.equal(await paper(), 'rgb(246, 244, 239)');
    await page.press('PageDown');
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await page.press('Escape');
    assert.equal(await paper(), 'rgb(17, 27, 39)', 'the page is dark again');
  }),
);

test('every part of every kind of page fits the width of a wall', { timeout: 240_000 }, async () => {
  const site = siteNamed('real');
  const kinds = [
    'page',
    'section',
    'guide',
    'swaps',
    'session',
    'scenario',
    'flow-chart',
    'flow-start',
    'flow-step',
    'quiz-index',
    'quiz-question',
    'quiz-summary',
  ];
  /** @type {string[]} */
  const faults = [];
  for (const width of [1024, 1920]) {
    await inChromium({ width, height: (width * 9) / 16 }, async (page) => {
      for (const kind of kinds.filter((k) => site.kinds.includes(k))) {
        const { address } = site.richest(kind);
        await page.goto(address + '#present');
        await presented(page);
        const n = (await partsOf(page)) || 1;
        for (let part = 1; part <= n; part++) {
          const seen = await page.evaluate(() => {
            const main = /** @type {HTMLElement} */ (document.querySelector('main'));
            const foot = /** @type {HTMLElement} */ (document.querySelector('.present-foot')).getBoundingClientRect();
            const h = [...main.querySelectorAll('h1, h2')].find(
              (e) => e.getClientRects().length > 0 && !e.closest('.present-off'),
            );
            const size = Math.max(
              ...[...main.querySelectorAll('p, li, h1, h2')]
                .filter((e) => !e.closest('.present-off'))
                .map((e) => parseFloat(getComputedStyle(e).fontSize)),
            );
            return {
              wide: main.scrollWidth > main.clientWidth + 1,
              heading: h?.textContent ?? '',
              below: foot.bottom > innerHeight + 1 || foot.right > innerWidth + 1,
              size,
            };
          });
          const where = `${address}, part ${part} at ${width} px`;
          if (seen.wide) faults.push(`${where}: runs out of the side`);
          if (!seen.heading) faults.push(`${where}: has no heading`);
          if (seen.below) faults.push(`${where}: the row with Back and Next is not on the screen`);
          if (seen.size < width / 55) faults.push(`${where}: its largest type is ${seen.size} px`);
          if (part < n) await page.act((p) => void (location.hash = `present=${p}`), part + 1);
          if (part < n) await stands(page, `Part ${part + 1} of ${n}`);
        }
      }
    });
  }
  nothing(faults);
});

journey(
  'see on a phone what a room of 25 needs, and nothing else',
  { from: ['server', 'disk'], js: [true, false], width: 375 },
  async (page, { js }) => {
    await page.goto('training/room.html');
    const rows = () =>
      page.evaluate(
        () => [...document.querySelectorAll('.rooms tbody tr')].filter((row) => row.checkVisibility()).length,
      );
    if (!js) {
      assert.equal(await rows(), 58, 'from 3 to 60 people');
      return;
    }
    assert.equal(await rows(), 0);
    await page.evaluate(() => document.getElementById('people')?.focus());
    for (const digit of '25') await page.press(digit);
    await page.until('what it needs', () =>
      /^For 25 people/.test(document.getElementById('room-says')?.textContent ?? ''),
    );
    assert.equal(await rows(), 1);
    await page.resize(1280);
    assert.equal(await rows(), 58);
  },
);
