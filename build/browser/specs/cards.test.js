// Cards printed from the browser: as many sheets as the page shows, each with the
// cards that belong to it, and every back behind its front.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { placed, printed } from '../checks/places.js';
import { open, wanted } from '../harness/engines.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');

/** What a back may be off its front, in millimetres. */
const pairing = 0.3;

/** What a word may be off its place in the PDF, in millimetres: browsers set lines to whole pixels. */
const same = 1;

/** @typedef {'chromium' | 'firefox'} Engine */

for (const engine of /** @type {Engine[]} */ (['chromium', 'firefox']).filter(wanted)) {
  describe(`cards printed from ${engine}`, { concurrency: 2 }, () => {
    for (const { address } of site.of('cards-sheet')) {
      test(address, { timeout: 240_000 }, () => onPaper(engine, address));
    }
    test('the backs move by the buttons of the page', { timeout: 240_000 }, () => moved(engine));
  });
}

/** Text without its spaces, letter by letter in order of the alphabet. @param {string} text */
const letters = (text) => [...text.replace(/\s+/g, '')].sort().join('');

/**
 * @typedef {{ text: string, left: number, top: number }} Label  the first word of a card's kind, in millimetres
 * @typedef {{ left: number, top: number, label: Label | undefined }} Slot
 */

/**
 * What the page shows: the size of its paper and of a card in millimetres, the
 * letters of each side, where its cards are, and what is too near to one.
 * @param {import('../harness/page.js').Page} page
 */
async function shown(page) {
  const found = await page.evaluate(() => {
    const mm = 25.4 / 96;
    const sides = [...document.querySelectorAll('.paper')];
    const whole = (/** @type {number} */ px) => Math.round((px * mm + 0.05) * 10) / 10;
    const paper = getComputedStyle(sides[0]);
    const card = getComputedStyle(/** @type {Element} */ (document.querySelector('.slot')));
    const box = { width: parseFloat(card.width) * mm, height: parseFloat(card.height) * mm };
    // The page may be shown smaller than it is printed.
    const zoom = sides[0].getBoundingClientRect().width / parseFloat(paper.width);
    const at = (/** @type {Element} */ side, /** @type {DOMRect} */ rect) => {
      const from = side.getBoundingClientRect();
      const length = (/** @type {number} */ px) => (px / zoom) * mm;
      return {
        left: length(rect.left - from.left - side.clientLeft),
        top: length(rect.top - from.top - side.clientTop),
        right: length(rect.right - from.left - side.clientLeft),
        bottom: length(rect.bottom - from.top - side.clientTop),
      };
    };
    const slots = sides.map((side) =>
      [...side.querySelectorAll('.slot')].map((slot) => {
        const { left, top } = at(side, slot.getBoundingClientRect());
        const line = slot.querySelector('.head .l');
        if (!line) return { left, top, label: undefined };
        const words = document.createRange();
        words.selectNodeContents(line);
        const text = /** @type {string} */ (line.textContent).split(' ')[0];
        return { left, top, label: { text, ...at(side, words.getBoundingClientRect()) } };
      }),
    );
    // What belongs to the sheet keeps off its cards, or would be cut out with them.
    const near = sides.flatMap((side, n) => {
      const notes = [...side.querySelectorAll('.margin text')]
        .filter((e) => getComputedStyle(e).display !== 'none')
        .map((e) => ({ what: e.textContent, ...at(side, e.getBoundingClientRect()) }));
      const lines = [...side.querySelectorAll('.margin path')].flatMap((path) =>
        [.../** @type {string} */ (path.getAttribute('d')).matchAll(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/g)].map(
          ([d, x1, y1, x2, y2]) => ({ what: d, left: +x1, top: +y1, right: +x2, bottom: +y2 }),
        ),
      );
      return [...notes, ...lines].filter((e) =>
        slots[n].some(
          ({ left, top }) =>
            Math.max(
              left - Math.max(e.left, e.right),
              Math.min(e.left, e.right) - left - box.width,
              top - Math.max(e.top, e.bottom),
              Math.min(e.top, e.bottom) - top - box.height,
            ) < 1,
        ),
      );
    });
    return {
      // A side is a hair smaller than its paper, so that it never runs over.
      size: { width: whole(parseFloat(paper.width)), height: whole(parseFloat(paper.height)) },
      card: box.width,
      backs: sides.map((side) => side.classList.contains('back')),
      slots: /** @type {Slot[][]} */ (slots),
      near: near.map((e) => e.what),
      words: sides.map((side) =>
        [...side.querySelectorAll('.margin text, .slot')]
          .filter((e) => getComputedStyle(e).display !== 'none')
          .map((e) => e.textContent)
          .join(''),
      ),
      // The build broke the lines: in the browser each has to have room.
      wide: [...document.querySelectorAll('.slot .l')]
        .filter((line) => {
          const words = document.createRange();
          words.selectNodeContents(line);
          // The space that the line was broken at hangs over.
          const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode())
            words.setEnd(text, /** @type {Text} */ (text).data.trimEnd().length);
          const slot = /** @type {Element} */ (line.closest('.slot')).getBoundingClientRect();
          const own = words.getBoundingClientRect();
          const clear = (3 / mm) * zoom;
          return (
            own.right > slot.right - clear + 1 ||
            own.left < slot.left + clear - 1 ||
            own.bottom > slot.bottom - clear + 2
          );
        })
        .map((line) => line.textContent),
    };
  });
  return { ...found, words: found.words.map(letters) };
}

/** @param {Engine} engine @param {string} address */
async function onPaper(engine, address) {
  const { page, close } = await open(engine, site.fileBase);
  try {
    await page.goto(address);
    const want = await shown(page);
    assert.deepEqual(want.wide, [], 'lines that run beyond their card');
    assert.deepEqual(want.near, [], 'notes and marks on a card');
    const sheets = await printed(/** @type {any} */ (page), engine, want.size);
    assert.equal(sheets.length, want.words.length, 'sides printed');
    for (const [n, sheet] of sheets.entries()) {
      const words = sheet.lines.flat();
      // No card is cut in two or moved to the next sheet: each sheet has the letters of its side.
      const got = letters(words.map((word) => word.text).join(''));
      assert.ok(
        got === want.words[n],
        `side ${n + 1} has ${got.length} letters, and ${want.words[n].length} on the page`,
      );
      const edge = words.find(
        (w) => w.left < 3 || w.top < 3 || w.right > want.size.width - 3 || w.bottom > want.size.height - 3,
      );
      assert.equal(edge, undefined, `side ${n + 1} has words where printers do not print`);
      for (const { label } of want.slots[n]) checkLabel(label, words, `side ${n + 1}`);
    }
    checkBacks(want);
    const twin = await placed(fileURLToPath(new URL(address.replace(/html$/, 'pdf'), site.fileBase)));
    for (const [n, sheet] of sheets.entries()) checkTwin(sheet, twin[n], `side ${n + 1}`);
  } finally {
    await close();
  }
}

/**
 * A card's kind is printed where the page has it.
 * @param {Label | undefined} label @param {import('../checks/places.js').Word[]} words @param {string} where
 */
function checkLabel(label, words, where) {
  if (!label) return; // a back that all cards of a kind share
  const beside = words
    .filter((word) => word.text === label.text && Math.abs(word.top - label.top) < 2)
    .map((word) => Math.abs(word.left - label.left));
  assert.ok(
    Math.min(...beside) <= pairing,
    `${where}: “${label.text}” at ${label.left.toFixed(1)}, ${label.top.toFixed(1)} is printed ${Math.min(...beside).toFixed(2)} mm beside`,
  );
}

/**
 * Every word of the PDF stands at the same place in what the browser prints.
 * @param {import('../checks/places.js').Sheet} sheet @param {import('../checks/places.js').Sheet} twin @param {string} where
 */
function checkTwin(sheet, twin, where) {
  const words = sheet.lines.flat();
  for (const word of twin.lines.flat()) {
    const off = words
      .filter(({ text }) => text === word.text)
      .map(({ left, bottom }) => Math.max(Math.abs(left - word.left), Math.abs(bottom - word.bottom)));
    assert.ok(
      Math.min(...off) <= same,
      `${where}: “${word.text}” at ${word.left.toFixed(1)}, ${word.top.toFixed(1)} of the PDF is printed ${Math.min(...off).toFixed(2)} mm from there`,
    );
  }
}

/**
 * Every back is behind its front: paper that is turned over its long edge has left
 * and right the other way round.
 * @param {{ size: { width: number }, card: number, backs: boolean[], slots: Slot[][] }} want
 */
function checkBacks({ size, card, backs, slots }) {
  for (const [n, back] of backs.entries()) {
    if (!back) continue;
    assert.equal(slots[n].length, slots[n - 1].length, `side ${n + 1}: as many backs as fronts`);
    for (const [i, { left, top }] of slots[n].entries()) {
      const front = slots[n - 1][i];
      const beside = left - (size.width - front.left - card);
      assert.ok(Math.abs(beside) <= pairing, `side ${n + 1}, back ${i + 1}: ${beside.toFixed(2)} mm beside its front`);
      assert.ok(Math.abs(top - front.top) <= pairing, `side ${n + 1}, back ${i + 1}: lower than its front`);
    }
  }
}

/** @param {Engine} engine */
async function moved(engine) {
  const { page, close } = await open(engine, site.fileBase);
  try {
    const { address } = site.richest('cards-sheet');
    await page.goto(address);
    const { size, backs, slots } = await shown(page);
    // A back with words of its own, and what stands on the side before it.
    const side = slots.findIndex((all, n) => backs[n] && all.some(({ label }) => label));
    const word = /** @type {Label} */ (slots[side].find(({ label }) => label)?.label).text;
    const places = async () => {
      const sheets = await printed(/** @type {any} */ (page), engine, size);
      return [side - 1, side].map((n) =>
        sheets[n].lines
          .flat()
          .filter((w) => w.text === word)
          .sort((a, b) => Math.round(a.top) - Math.round(b.top) || a.left - b.left),
      );
    };
    const before = await places();
    // The buttons are inside a box that is closed at first.
    await page.evaluate(() => {
      for (const d of document.querySelectorAll('details')) d.open = true;
    });
    const choose = (/** @type {string} */ id) =>
      page.act(
        (button) => /** @type {HTMLElement} */ (document.getElementById(/** @type {string} */ (button))).click(),
        id,
      );
    await choose('dx-15');
    await choose('dy-m10');
    const after = await places();
    for (const [n, word] of before[0].entries()) close3(after[0][n].left, word.left, 'fronts stay');
    for (const [n, word] of before[1].entries()) {
      close3(after[1][n].left, word.left + 1.5, 'backs move to the right');
      close3(after[1][n].top, word.top - 1, 'backs move up');
    }
    await choose('dx-0');
    await choose('dy-0');
    await choose('flip-short');
    const [, turned] = await places();
    assert.ok(
      turned.some((word) => Math.abs(size.height - word.bottom - before[1][0].top) < 1),
      'backs stand upside down for a printer that flips on the short edge',
    );
  } finally {
    await close();
  }
}

/** @param {number} got @param {number} want @param {string} what */
function close3(got, want, what) {
  assert.ok(Math.abs(got - want) < 0.1, `${what}: ${got.toFixed(2)}, not ${want.toFixed(2)}`);
}
