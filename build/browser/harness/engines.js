// The engines of one test file: each is started when it is first needed and
// closed after the last test.

import { after } from 'node:test';
import { launch, openPlaywright } from './playwright.js';
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

after(async () => {
  for (const running of started.values()) await (await running).close();
});

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

/**
 * Opens a page in Chromium for the checks that need its driver.
 * @param {string} base
 * @param {Parameters<typeof openPlaywright>[3]} [options]
 */
export async function openChromium(base, options) {
  return openPlaywright(await engineOf('chromium'), 'chromium', base, options);
}
