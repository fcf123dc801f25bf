// Every kind of page, and every state that a person brings a page into, in every
// theme, on a phone and on a desk, with scripts and without: axe, and what axe
// cannot see. The page with the most on it stands for its kind here; what is
// cheap is checked on every page, in pages.test.js.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explained } from '../checks/axe.js';
import { checks } from '../checks/index.js';
import { openChromium } from '../harness/engines.js';
import { siteNamed } from '../harness/site.js';
import { passing, themes, widths } from '../harness/views.js';
import { states } from './states.js';

const site = siteNamed('real');
const kinds = site.kinds.filter((kind) => !passing.includes(kind));

/**
 * What is looked at: the richest page of each kind, and each state.
 * @type {{ name: string, address: string, reach?: (page: import('../harness/page.js').Page) => Promise<void> }[]}
 */
const subjects = [
  ...kinds.map((kind) => ({ name: kind, address: site.richest(kind).address })),
  ...states.map((state) => ({ name: `${state.kind}, ${state.name}`, address: state.address ?? site.richest(state.kind).address, reach: state.reach })),
];

/**
 * @param {(typeof subjects)[number]} subject
 * @param {import('../harness/playwright.js').View} view
 * @param {(keyof typeof checks)[]} names
 */
async function look(subject, view, names) {
  const { page, close } = await openChromium(site.fileBase, view);
  try {
    /** @type {string[]} */
    const found = [];
    for (const [i, name] of names.entries()) {
      // Each check starts from the page as it opens: some leave their marks on it.
      if (i === 0 || name !== names[i - 1]) await page.goto(subject.address);
      await subject.reach?.(page);
      found.push(...(await checks[name](page, view)).map((/** @type {string} */ what) => `${name}: ${what}`));
    }
    assert.deepEqual(found, [], subject.address);
  } finally {
    await close();
  }
}

const timeout = 120_000;

for (const subject of subjects) {
  describe(subject.name, { concurrency: 2 }, () => {
    for (const { name: theme, ...view } of themes) {
      for (const width of widths) {
        for (const js of subject.reach ? [true] : [true, false]) {
          test(`axe: ${theme}, ${width} px${js ? '' : ', without JavaScript'}`, { timeout }, () => look(subject, { ...view, width, js }, ['axe']));
        }
        test(`keyboard and focus: ${theme}, ${width} px`, { timeout }, () => look(subject, { ...view, width }, ['focus']));
      }
    }
    test('less motion', { timeout }, () => look(subject, { reduced: true }, ['motion']));
    test('text of twice the size', { timeout }, async () => {
      for (const width of [640, 1280]) await look(subject, { width }, ['double']);
    });
    if (subject.reach) {
      test('contrast, width, spacing, targets', { timeout }, async () => {
        for (const theme of /** @type {const} */ (['light', 'dark'])) await look(subject, { theme }, ['contrast']);
        for (const width of [256, 320]) await look(subject, { width }, ['sideways', 'spacing', 'targets']);
      });
    } else {
      test('nothing dead with scripts', { timeout }, () => look(subject, {}, ['deadLinks', 'buttons']));
      test('nothing dead without scripts', { timeout }, () => look(subject, { js: false, width: 375 }, ['dead']));
    }
  });
}

test('every explanation in checks/axe-allowed.js explains something', () => assert.deepEqual(explained.unused(), []));
