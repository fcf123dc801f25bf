// Every kind of page, and every state that a person brings a page into, in every
// theme, on a phone and on a desk, with scripts and without: axe, and what axe
// cannot see. In a theme that moves and hides nothing, of axe only its rules about
// colour: the others cannot find there what they do not find in the light. The page with the most on it stands for its kind here; what is
// cheap is checked on every page, in pages.test.js.

import { describe, test } from 'node:test';
import { explained } from '../checks/axe.js';
import { rings } from '../checks/focus.js';
import { checks } from '../checks/index.js';
import { ask } from '../checks/inpage.js';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { passing, themes, widths } from '../harness/views.js';
import { isFixed } from './exceptions.js';
import { states } from './states.js';

const site = siteNamed('real');

/**
 * What is looked at: the richest page of each kind, and each state.
 * @typedef {object} Subject
 * @property {string} name
 * @property {import('../harness/site.js').SitePage} page
 * @property {(page: import('../harness/page.js').Page) => Promise<void>} [reach]
 */

/** @type {Subject[]} */
const subjects = [
  ...site.kinds.filter((kind) => !passing.includes(kind)).map((kind) => ({ name: kind, page: site.richest(kind) })),
  ...states.map(({ kind, name, address, reach }) => ({
    name: `${kind}, ${name}`,
    page: address ? site.at(address) : site.richest(kind),
    reach,
  })),
];

/**
 * Opens a subject once and looks at it in several ways. All that is found is told
 * together, with the way in which it was found.
 *
 * @param {Subject} subject
 * @param {import('../harness/playwright.js').View} view
 * @param {(page: import('../harness/playwright.js').BrowserPage, tell: (how: string, found: string[]) => void) => Promise<void>} looks
 */
async function look(subject, view, looks) {
  const { page, close } = await openChromium(site.fileBase, view);
  /** In which ways each was found. @type {Map<string, string[]>} */
  const all = new Map();
  try {
    await page.goto(subject.page.address);
    await subject.reach?.(page);
    await looks(page, (how, found) => {
      for (const what of found) all.set(what, [...(all.get(what) ?? []), how]);
    });
  } finally {
    await close();
  }
  nothing(
    [...all].map(([what, hows]) => `${hows.join('; ')}: ${what}`),
    subject.page.address,
  );
}

/**
 * Looks at a page in each theme and width without opening it again. Where a theme
 * moves and hides nothing, it is `colour` alone that is another than in the light.
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {(how: string, view: import('../harness/playwright.js').View & { colour: boolean }) => Promise<void>} one
 */
async function inEveryView(page, one) {
  /** What stands where in the light, by the width. @type {Map<number, string>} */
  const inLight = new Map();
  for (const { name, ...view } of themes) {
    await page.raw.emulateMedia({ colorScheme: view.theme, forcedColors: view.forced ? 'active' : 'none' });
    for (const width of widths) {
      await page.resize(width);
      const standing = await ask(page, 'standing');
      const colour = inLight.get(width) === standing;
      if (name === 'light') inLight.set(width, standing);
      await one(`${name}, ${width} px`, { ...view, colour });
    }
  }
}

/** Ways of showing the focus that were looked at, in each view. @type {Map<string, Set<string>>} */
const looked = new Map();

/** @param {string} how */
function known(how) {
  let set = looked.get(how);
  if (!set) looked.set(how, (set = new Set()));
  return set;
}

const timeout = 240_000;

describe('accessibility', { concurrency: 2 }, () => {
  for (const subject of subjects) {
    const { name } = subject;

    for (const js of hasTwoWays(subject) ? [true, false] : [true]) {
      test(`${name}: axe${js ? '' : ', without JavaScript'}`, { timeout }, () =>
        look(subject, { js }, (page, tell) =>
          inEveryView(page, async (how, view) => tell(how, await checks.axe(page, view))),
        ),
      );
    }

    test(`${name}: the focus is seen`, { timeout }, () =>
      look(subject, {}, (page, tell) => inEveryView(page, async (how) => tell(how, await rings(page, known(how))))),
    );

    for (const width of widths) {
      test(`${name}: the keyboard goes everywhere, at ${width} px`, { timeout }, () =>
        look(subject, { width }, async (page, tell) => tell(`${width} px`, await checks.keyboard(page))),
      );
    }

    test(`${name}: less motion, larger text`, { timeout }, () =>
      look(subject, { reduced: true }, async (page, tell) => {
        tell('reduced motion', await checks.motion(page));
        if (isFixed(subject.page.kind)) return;
        tell('1280 px', await checks.double(page));
        await page.resize(640);
        tell('640 px', await checks.double(page));
      }),
    );

    if (subject.reach) {
      test(`${name}: contrast, width, spacing, targets`, { timeout }, () =>
        look(subject, { width: 320 }, async (page, tell) => {
          tell('light', await checks.contrast(page));
          tell('320 px', [
            ...(await checks.sideways(page)),
            ...(await checks.cut(page)),
            ...(await checks.spacing(page)),
            ...(await checks.targets(page)),
          ]);
          await page.resize(256);
          tell('256 px', await checks.sideways(page));
          await page.raw.emulateMedia({ colorScheme: 'dark' });
          tell('dark', await checks.contrast(page));
        }),
      );
    } else {
      if (hasTwoWays(subject)) {
        test(`${name}: nothing dead with scripts`, { timeout }, () =>
          look(subject, {}, async (page, tell) => tell('1280 px', await checks.buttons(page))),
        );
      }
      test(`${name}: nothing dead without scripts`, { timeout }, () =>
        look(subject, { js: false, width: 375 }, async (page, tell) => tell('375 px', await checks.dead(page))),
      );
    }
  }
});

/** A page without a script is the same without JavaScript; a state needs it. @param {Subject} subject */
function hasTwoWays({ page, reach }) {
  return !reach && page.html.includes('<script');
}

test('every explanation in checks/axe-allowed.js explains something', () => nothing(explained.unused()));
