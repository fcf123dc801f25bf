// The engines of one test file: each is started when it is first needed and
// closed after the last test.

import { after } from 'node:test';
import { Page } from './page.js';
import { BrowserPage, launch, openPlaywright } from './playwright.js';
import { openWebKit, startWebKit } from './webdriver.js';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** What people call them. */
export const engineNames = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** @type {Map<Engine, Promise<any>>} */
const started = new Map();

/** @param {Engine} engine */
function engineOf(engine) {
  let running = started.get(engine);
  if (!running) {
    running = engine === 'webkit' ? startWebKit() : launch(engine);
    started.set(engine, running);
  }
  return running;
}

// An engine that did not start must not keep the others from closing, or the run would never end.
after(() => Promise.allSettled([...started.values()].map(async (running) => (await running).close())));

/**
 * Whether this run has an engine: RETHINK_ENGINES narrows them for a developer.
 * @param {Engine} engine
 */
export function wanted(engine) {
  const engines = process.env.RETHINK_ENGINES;
  return !engines || engines.split(/[\s,]+/).includes(engine);
}

/** Windows that are free to be used again, by their kind. @type {Map<string, Window[]>} */
const free = new Map();

/**
 * @typedef {Parameters<typeof openPlaywright>[3]} Options
 *
 * @typedef {object} Window
 * @property {(base: string, options: NonNullable<Options>) => Promise<import('./page.js').Page>} show  as it is wanted now
 * @property {() => Promise<void>} clear  leaves the page that was shown, and forgets who listened
 * @property {() => Promise<void>} end
 *
 * What is done with a window after a test: it is used again unless `spoilt`.
 * @typedef {(after?: { spoilt?: boolean }) => Promise<void>} Close
 */

/**
 * Opens a page in an engine, with nothing stored. A window costs more than a page (a
 * process or two of Firefox, a whole browser of WebKit), so one that is closed is used
 * again. Whoever closes it after a test that failed, or in which anything was left in
 * the browser, says that it is spoilt: then it ends.
 * @param {Engine} engine
 * @param {string} base  address of the site's root
 * @param {Options} [options]
 * @returns {Promise<{ page: import('./page.js').Page, close: Close }>}
 */
export async function open(engine, base, options = {}) {
  const { js = true, probe } = options;
  const kind = `${engine} ${js} ${probe !== undefined}`;
  const running = await engineOf(engine);
  const window =
    free.get(kind)?.pop() ??
    (await (engine === 'webkit' ? webkitWindow(running) : playwrightWindow(running, engine, js, probe)));
  const page = await window.show(base, options);
  return {
    page,
    async close({ spoilt = false } = {}) {
      // A page that is on its way elsewhere cannot be cleared, and what a test found first is what it says.
      const cleared =
        !spoilt &&
        (await window.clear().then(
          () => true,
          () => false,
        ));
      if (cleared) free.set(kind, [...(free.get(kind) ?? []), window]);
      else await window.end();
    },
  };
}

/**
 * Opens a page in Chromium for the checks, which need its driver.
 * @param {string} base @param {Options} [options]
 */
export async function openChromium(base, options) {
  const { page, close } = await open('chromium', base, options);
  return { page: /** @type {BrowserPage} */ (page), close };
}

/** @param {any} browser @param {'chromium' | 'firefox'} engine @param {boolean} js @param {string} [probe] @returns {Promise<Window>} */
async function playwrightWindow(browser, engine, js, probe) {
  /** Who listens now. @type {Pick<NonNullable<Options>, 'told' | 'asked'>} */
  const ears = {};
  const { page, close } = await openPlaywright(browser, engine, '', {
    js,
    probe,
    told: (what) => ears.told?.(what),
    asked: (url, method) => ears.asked?.(url, method),
  });
  const { raw, playwright } = page;
  return {
    async show(base, { width = 1280, height = 800, theme = 'light', forced = false, reduced = false, told, asked }) {
      await playwright.allowScripts(js);
      await raw.setViewportSize({ width, height });
      if (engine === 'chromium')
        await raw.emulateMedia({
          media: 'screen',
          colorScheme: theme,
          forcedColors: forced ? 'active' : 'none',
          reducedMotion: reduced ? 'reduce' : 'no-preference',
        });
      Object.assign(ears, { told, asked });
      return new BrowserPage(engine, base, playwright);
    },
    async clear() {
      Object.assign(ears, { told: undefined, asked: undefined });
      for (const event of /** @type {const} */ (['console', 'dialog', 'pageerror', 'request']))
        raw.removeAllListeners(event);
      await raw.unrouteAll();
      await raw.goto('about:blank');
    },
    end: close,
  };
}

/** @param {any} webkit @returns {Promise<Window>} */
async function webkitWindow(webkit) {
  const { driver, close } = await openWebKit(webkit);
  return {
    async show(base, { width = 1280, height = 800 }) {
      await driver.resize(width, height);
      return new Page('webkit', base, driver);
    },
    clear: () => driver.goto('about:blank'),
    end: close,
  };
}
