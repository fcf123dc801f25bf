// The engines of one test file: each is started when it is first needed and
// closed after the last test.

import { after } from 'node:test';
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

/**
 * Opens a page of its own in an engine, with nothing stored.
 * @param {Engine} engine
 * @param {string} base  address of the site's root
 * @param {Parameters<typeof openPlaywright>[3]} [options]
 * @returns {Promise<{ page: import('./page.js').Page, close: () => Promise<void> }>}
 */
export async function open(engine, base, options) {
  const running = await engineOf(engine);
  return engine === 'webkit' ? openWebKit(running, base, options) : openPlaywright(running, engine, base, options);
}

/** Windows of Chromium that are free to be used again. @type {Map<string, Window[]>} */
const free = new Map();

/**
 * @typedef {object} Window
 * @property {import('./playwright.js').BrowserPage} page
 * @property {{ told?: (what: string) => void, asked?: (url: string, method: string) => void }} ears  who listens now
 */

/**
 * Opens a page in Chromium for the checks, which need its driver. A window costs
 * more than a page, so one that is closed is used again: what it holds, a journey
 * would find. Journeys have windows of their own.
 *
 * @param {string} base
 * @param {Parameters<typeof openPlaywright>[3]} [options]
 */
export async function openChromium(base, options = {}) {
  const {
    width = 1280,
    height = 800,
    js = true,
    theme = 'light',
    forced = false,
    reduced = false,
    probe,
    told,
    asked,
  } = options;
  const kind = `${js} ${probe !== undefined}`;
  const window = free.get(kind)?.pop() ?? (await newWindow(base, js, probe));
  const { raw, playwright } = window.page;
  await playwright.allowScripts(js);
  await raw.setViewportSize({ width, height });
  await raw.emulateMedia({
    media: 'screen',
    colorScheme: theme,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: reduced ? 'reduce' : 'no-preference',
  });
  Object.assign(window.ears, { told, asked });
  return {
    page: new BrowserPage('chromium', base, playwright),
    async close() {
      Object.assign(window.ears, { told: undefined, asked: undefined });
      for (const event of /** @type {const} */ (['dialog', 'pageerror'])) raw.removeAllListeners(event);
      await raw.goto('about:blank');
      free.set(kind, [...(free.get(kind) ?? []), window]);
    },
  };
}

/** @param {string} base @param {boolean} js @param {string} [probe] @returns {Promise<Window>} */
async function newWindow(base, js, probe) {
  /** @type {Window['ears']} */
  const ears = {};
  const { page } = await openPlaywright(await engineOf('chromium'), 'chromium', base, {
    js,
    probe,
    told: (what) => ears.told?.(what),
    asked: (url, method) => ears.asked?.(url, method),
  });
  return { page, ears };
}
