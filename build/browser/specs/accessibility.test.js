// Every kind of page, and every state that a person brings a page into, in every
// theme, on a phone and on a desk, with scripts and without: axe, and what axe
// cannot see. In a theme that moves and hides nothing, of axe only its rules about
// colour: the others cannot find there what they do not find in the light. The page
// with the most on it stands for its kind here; what is cheap is checked on every
// page, in pages.test.js. A page is opened once with scripts and once without.

import { after, before, describe, test } from 'node:test';
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

/** @typedef {import('../harness/playwright.js').BrowserPage} BrowserPage */

/**
 * Opens a subject once for tests that look at it one after the other. What stands in
 * the page when a test is done, the next one finds: each sets the window that it needs.
 * @param {Subject} subject
 * @param {import('../harness/playwright.js').View} view
 * @returns {(name: string, looks: (page: BrowserPage, tell: Tell) => Promise<void>) => void}  declares a test
 */
function opened(subject, view) {
  /** @type {Awaited<ReturnType<typeof openChromium>>} */
  let window;
  before(async () => {
    window = await openChromium(site.fileBase, view);
    await window.page.goto(subject.page.address);
    await subject.reach?.(window.page);
  });
  after(() => window?.close());
  return (name, looks) =>
    void test(name, { timeout }, async () => {
      /** In which ways each was found. @type {Map<string, string[]>} */
      const all = new Map();
      await looks(window.page, (how, found) => {
        for (const what of found) all.set(what, [...(all.get(what) ?? []), how]);
      });
      nothing(
        [...all].map(([what, hows]) => `${hows.join('; ')}: ${what}`),
        subject.page.address,
      );
    });
}

/** @typedef {(how: string, found: string[]) => void} Tell  says what was found, and in which way of looking */

/**
 * Sets the theme, and whether things may move.
 * @param {BrowserPage} page @param {import('../harness/playwright.js').View} view
 */
async function appear(page, { theme = 'light', forced = false, reduced = false } = {}) {
  await page.raw.emulateMedia({
    colorScheme: theme,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: reduced ? 'reduce' : 'no-preference',
  });
}

/**
 * Looks at a page in each theme and width without opening it again. Where a theme
 * moves and hides nothing, it is `colour` alone that is another than in the light.
 * @param {BrowserPage} page
 * @param {(how: string, view: import('../harness/playwright.js').View & { colour: boolean }) => Promise<void>} one
 */
async function inEveryView(page, one) {
  /** What stands where in the light, by the width. @type {Map<number, string>} */
  const inLight = new Map();
  for (const { name, ...view } of themes) {
    await appear(page, view);
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

/** Tests of one window run one after the other, whatever runs beside them. */
const inTurn = { concurrency: 1 };

describe('accessibility', { concurrency: 2 }, () => {
  for (const subject of subjects) {
    describe(subject.name, inTurn, () => {
      const look = opened(subject, {});

      look('axe, and the focus is seen, in every theme and width', (page, tell) =>
        inEveryView(page, async (how, view) => {
          tell(how, await checks.axe(page, view));
          tell(how, await rings(page, known(how)));
        }),
      );

      for (const width of widths) {
        look(`the keyboard goes everywhere, at ${width} px`, async (page, tell) => {
          await appear(page);
          await page.resize(width);
          tell(`${width} px`, await checks.keyboard(page));
        });
      }

      look('less motion, larger text', async (page, tell) => {
        await appear(page, { reduced: true });
        await page.resize(1280);
        tell('reduced motion', await checks.motion(page));
        if (isFixed(subject.page.kind)) return;
        tell('1280 px', await checks.double(page));
        await page.resize(640);
        tell('640 px', await checks.double(page));
      });

      if (subject.reach) {
        look('contrast, width, spacing, targets', async (page, tell) => {
          await appear(page);
          await page.resize(320);
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
        });
      } else if (hasTwoWays(subject)) {
        // Last, as it opens the page again for each of its buttons.
        look('nothing dead with scripts', async (page, tell) => {
          await appear(page);
          await page.resize(1280);
          tell('1280 px', await checks.buttons(page));
        });
      }
    });

    if (subject.reach) continue;
    describe(`${subject.name}, without JavaScript`, inTurn, () => {
      const look = opened(subject, { js: false, width: 375 });

      look('nothing dead', async (page, tell) => tell('375 px', await checks.dead(page)));

      if (hasTwoWays(subject)) {
        look('axe in every theme and width', (page, tell) =>
          inEveryView(page, async (how, view) => tell(how, await checks.axe(page, view))),
        );
      }
    });
  }
});

/** A page without a script is the same without JavaScript; a state needs it. @param {Subject} subject */
function hasTwoWays({ page, reach }) {
  return !reach && page.html.includes('<script');
}

test('every explanation in checks/axe-allowed.js explains something', () => nothing(explained.unused()));
