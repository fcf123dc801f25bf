// Every check of a page in a browser, by its name. A check gets an open page and
// returns what it found, a sentence each; nothing found is an empty list.
//
// A new check is a line here and a planted fault in specs/planted.test.js, which
// fails while there is none.

import { axe } from './axe.js';
import { buttons } from './buttons.js';
import { keyboard, rings } from './focus.js';
import { ask } from './inpage.js';
import { paper } from './paper.js';

/** @typedef {(page: import('../harness/playwright.js').BrowserPage, view?: import('../harness/playwright.js').View) => Promise<string[]>} Check */

/** @satisfies {Record<string, Check>} */
export const checks = {
  /** axe-core's rules for WCAG 2.0 to 2.2 A and AA and best practice. */
  axe,

  /** All text has 7:1 against its ground, whatever its size. */
  contrast: (page) => ask(page, 'contrast', 7),

  /** Nothing scrolls sideways in this window. */
  sideways: (page) => ask(page, 'sideways'),

  /** No text is cut off or set over other text. */
  cut: (page) => ask(page, 'cutText'),

  /** The same with the letters, words and lines apart that WCAG 1.4.12 lets a reader set. */
  spacing: (page) => worn(page, 'spacing'),

  /** The same with text of twice the size. */
  double: (page) => worn(page, 'double'),

  /** What is pressed measures 24 px, and on a phone 44 px. */
  targets: (page) => ask(page, 'targets', (page.raw.viewportSize()?.width ?? 0) < 600 ? 44 : 24),

  /** Every control is reached by Tab, is not covered, and lets go. */
  keyboard,

  /** Every control shows that it has the focus. */
  rings: (page) => rings(page),

  /** Without scripts, nothing that looks alive is dead. */
  dead: (page) => ask(page, 'dead'),

  /** With scripts, no link leads nowhere. */
  deadLinks: (page) => ask(page, 'deadLinks'),

  /** With scripts, every button does something. */
  buttons,

  /** Nothing moves for who asked for less motion. */
  motion: (page) => ask(page, 'motion'),

  /** On paper: no navigation, no cut boxes, no empty sheet. */
  paper,
};

/** @param {import('../harness/playwright.js').BrowserPage} page @param {'spacing' | 'double'} how */
async function worn(page, how) {
  await ask(page, 'wear', how);
  const found = [...(await ask(page, 'sideways')), ...(await ask(page, 'cutText'))];
  await ask(page, 'wear', '');
  return found;
}
