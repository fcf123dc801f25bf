// Chromium and Firefox, driven by Playwright.

import { chromium, firefox } from 'playwright-core';
import { find } from './find.js';
import { Page } from './page.js';
import { until } from './waiting.js';

// Nothing but the loopback address is ever resolved, so that a request elsewhere
// fails and is counted instead of leaving the machine.
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const firefoxPreferences = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9, // discards: nothing listens there
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'network.proxy.allow_hijacking_localhost': false,
  'browser.sessionhistory.max_total_viewers': 0, // from disk, Playwright does not see a page that comes back from memory
};

/** @param {'chromium' | 'firefox'} engine */
export function launch(engine) {
  if (engine === 'chromium') return chromium.launch({ executablePath: find('chromium'), args: chromiumFlags });
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: find('firefox'),
    firefoxUserPrefs: firefoxPreferences,
  });
}

/**
 * @typedef {object} View
 * @property {number} [width]
 * @property {number} [height]
 * @property {boolean} [js]
 * @property {'light' | 'dark'} [theme]
 * @property {boolean} [forced]   forced colours
 * @property {boolean} [reduced]  reduced motion
 */

/**
 * Opens a window of its own, with its own storage, and watches all that happens in it.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {'chromium' | 'firefox'} engine
 * @param {string} base
 * @param {View & { probe?: string, told?: (what: string) => void, asked?: (url: string, method: string) => void }} [options]
 */
export async function openPlaywright(browser, engine, base, options = {}) {
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
  const context = await browser.newContext({
    viewport: { width, height },
    // Chromium's scripts are switched off below, in a way that lets them be
    // switched on again for axe, which cannot run without.
    javaScriptEnabled: js || engine === 'chromium',
    ...(engine === 'chromium' && {
      colorScheme: theme,
      forcedColors: forced ? 'active' : 'none',
      reducedMotion: reduced ? 'reduce' : 'no-preference',
    }),
  });
  context.setDefaultTimeout(20_000);
  if (told) {
    context.on('console', (message) => told(`console ${message.type()}: ${message.text()}`));
    context.on('weberror', (error) => told(`script error: ${error.error()}`));
  }
  if (asked) context.on('request', (request) => asked(request.url(), request.method()));
  if (probe && told && js) {
    await context.exposeBinding('rethinkTell', (_, what) => told(String(what)));
    await context.addInitScript(probe);
  }
  const raw = await context.newPage();
  const driver = new PlaywrightDriver(raw);
  if (!js && engine === 'chromium') {
    await driver.withoutScripts(await context.newCDPSession(raw));
  }
  const page = new BrowserPage(engine, base, driver);
  return { page, close: () => context.close() };
}

/** A page in Chromium or Firefox, which gives its driver to the checks that need one. */
export class BrowserPage extends Page {
  /** @param {string} engine @param {string} base @param {PlaywrightDriver} driver */
  constructor(engine, base, driver) {
    super(engine, base, driver);
    this.raw = driver.raw;
    this.playwright = driver;
  }
}

/** @implements {import('./page.js').Driver} */
export class PlaywrightDriver {
  /** @type {import('playwright-core').CDPSession | undefined} */
  #devtools;

  /** @type {import('playwright-core').CDPSession | undefined} */
  #camera;

  /** @type {import('./page.js').Outside | undefined} */
  outside;

  /** @param {import('playwright-core').Page} raw */
  constructor(raw) {
    this.raw = raw;
  }

  /**
   * Switches scripts off. What the page sets out for is then seen from outside.
   * @param {import('playwright-core').CDPSession} devtools
   */
  async withoutScripts(devtools) {
    this.#devtools = devtools;
    let leaves = false;
    devtools.on('Page.frameRequestedNavigation', () => void (leaves = true));
    this.outside = {
      begin: () => void (leaves = false),
      async leaves() {
        // What the page told before it answered this has come.
        await devtools.send('Runtime.evaluate', { expression: '0' });
        return leaves;
      },
    };
    await devtools.send('Page.enable');
    await this.allowScripts(false);
  }

  /**
   * Where scripts are switched off, lets those run that a check brings; the page's
   * own, which were skipped, stay so.
   */
  async allowScripts(allowed = true) {
    await this.#devtools?.send('Emulation.setScriptExecutionDisabled', { value: !allowed });
  }

  /** @param {string} url */
  async goto(url) {
    await this.raw.goto(url);
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  #locator(role, name, within) {
    return this.raw.locator(within).getByRole(role, { name, exact: typeof name === 'string' });
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async click(role, name, within) {
    const found = this.#locator(role, name, within);
    if (role !== 'radio' && role !== 'checkbox') return found.click();
    // A person clicks the words; the control itself may be drawn by its label.
    const label = await found.evaluateHandle((e) => /** @type {HTMLInputElement} */ (e).labels?.[0] ?? e);
    await label.click();
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async count(role, name, within) {
    return this.#locator(role, name, within).count();
  }

  /** @param {import('./page.js').Role} role @param {string} name @param {string} text */
  async fill(role, name, text) {
    const field = this.#locator(role, name, 'body');
    await field.fill('');
    await field.pressSequentially(text);
  }

  /** @param {string} key */
  async press(key) {
    await this.raw.keyboard.press(key);
  }

  /** @param {string} script @param {unknown} arg */
  async evaluate(script, arg) {
    return this.raw.evaluate(`(${script})(${JSON.stringify(arg)})`);
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    await this.raw.setViewportSize({ width, height });
  }

  async reload() {
    await this.raw.reload();
  }

  /** Playwright's own goBack waits in vain in Firefox from disk. */
  async back() {
    const before = this.raw.url();
    // The page answers first and goes then, or the answer would be lost with it.
    await this.raw.evaluate(() => void setTimeout(() => history.back()));
    await until(() => this.raw.url() !== before, 'going back');
  }

  /**
   * A picture of a part of the document in Chromium, as PNG, taken at once: Playwright's
   * own prepares the page for each, which costs as much again.
   * @param {{ x: number, y: number, width: number, height: number }} clip
   */
  async picture(clip) {
    this.#camera ??= await this.raw.context().newCDPSession(this.raw);
    const what = /** @type {const} */ ({ format: 'png', optimizeForSpeed: true, clip: { ...clip, scale: 1 } });
    return Buffer.from((await this.#camera.send('Page.captureScreenshot', what)).data, 'base64');
  }

  /** @param {string} file */
  async screenshot(file) {
    // Playwright hides the caret by an inline style, which the policy refuses in Firefox.
    await this.raw.screenshot({ path: file, caret: 'initial' });
  }
}
