// Cards printed from the browser: as many sheets as the page shows, each with the
// cards that belong to it, and every back behind its front.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers, printed } from '../checks/places.js';
import { open, wanted } from '../harness/engines.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');

/** What a back may be off its front, in millimetres. */
const pairing = 0.3;

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
 * What the page shows: the size of its paper and of a card in millimetres, and
 * the letters of each side.
 * @param {import('../harness/page.js').Page} page
 */
async function shown(page) {
  const found = await page.evaluate(() => {
    const mm = 25.4 / 96;
    const sides = [...document.querySelectorAll('.paper')];
    const whole = (/** @type {number} */ px) => Math.round((px * mm + 0.05) * 10) / 10;
    const paper = getComputedStyle(sides[0]);
    const card = getComputedStyle(/** @type {Element} */ (document.querySelector('.slot')));
    return {
      // A side is a hair smaller than its paper, so that it never runs over.
      size: { width: whole(parseFloat(paper.width)), height: whole(parseFloat(paper.height)) },
      card: parseFloat(card.width) * mm,
      pad: parseFloat(card.paddingRight) * mm,
      backs: sides.map((side) => side.classList.contains('back')),
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
          return words.getBoundingClientRect().right > slot.right - parseFloat(card.paddingRight) + 1;
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
    }
    for (const [number, places] of numbers(sheets)) checkPair(number, places, want);
  } finally {
    await close();
  }
}

/**
 * A card whose two sides carry its number.
 * @param {number} number
 * @param {{ sheet: number, right: number, top: number }[]} places
 * @param {{ size: { width: number }, card: number, pad: number, backs: boolean[] }} want
 */
function checkPair(number, places, { size, card, pad, backs }) {
  if (places.length < 2) return; // its back is that of all cards of its kind
  assert.equal(places.length, 2, `card ${number} has two sides`);
  const [front, back] = places;
  const folded = !backs.includes(true);
  assert.equal(back.sheet, front.sheet + (folded ? 0 : 1), `card ${number}: sides of one sheet`);
  const left = front.right + pad - card;
  const want = folded ? left + card : size.width - left - card;
  const beside = back.right + pad - card - want;
  assert.ok(Math.abs(beside) <= pairing, `card ${number}: back ${beside.toFixed(2)} mm beside`);
  assert.ok(
    Math.abs(back.top - front.top) <= pairing,
    `card ${number}: back ${(back.top - front.top).toFixed(2)} mm lower`,
  );
}

/** @param {Engine} engine */
async function moved(engine) {
  const { page, close } = await open(engine, site.fileBase);
  try {
    const { address } = site.richest('cards-sheet');
    await page.goto(address);
    const { size } = await shown(page);
    const places = async () =>
      [...numbers(await printed(/** @type {any} */ (page), engine, size)).values()].filter((p) => p.length === 2);
    const [before] = await places();
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
    const [after] = await places();
    close3(after[0].right, before[0].right, 'fronts stay');
    close3(after[1].right, before[1].right + 1.5, 'backs move to the right');
    close3(after[1].top, before[1].top - 1, 'backs move up');
    await choose('dx-0');
    await choose('dy-0');
    await choose('flip-short');
    const sheets = await printed(/** @type {any} */ (page), engine, size);
    const turned = sheets[before[1].sheet].lines.flat().filter((word) => word.text === 'of');
    assert.ok(
      turned.some((word) => Math.abs(size.height - word.bottom - before[1].top) < 1),
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
