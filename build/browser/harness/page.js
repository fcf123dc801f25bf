// The page that a test drives. There are two: one that Playwright drives
// (Chromium, Firefox) and one that a W3C WebDriver drives (WebKitGTK). A test
// sees no difference: it uses the methods of this class, which say what a person
// does, and never a driver's own.

import { until } from './waiting.js';

/**
 * @typedef {'link'|'button'|'radio'|'checkbox'|'textbox'|'searchbox'|'heading'|'group'|'list'} Role
 *
 * @typedef {object} Driver
 * @property {(url: string) => Promise<void>} goto
 * @property {() => Promise<string>} url
 * @property {(role: Role, name: string | RegExp, within: string) => Promise<void>} click
 * @property {(role: Role, name: string | RegExp, within: string) => Promise<number>} count
 * @property {(role: Role, name: string, text: string) => Promise<void>} fill
 * @property {(key: string) => Promise<void>} press
 * @property {(script: string, arg: unknown) => Promise<unknown>} evaluate  runs `(script)(arg)` in the page
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {(file: string) => Promise<void>} screenshot
 */

export class Page {
  /**
   * @param {string} engine  'chromium', 'firefox' or 'webkit'
   * @param {string} base    address of the site's root, with its final slash
   * @param {Driver} driver
   */
  constructor(engine, base, driver) {
    this.engine = engine;
    this.base = base;
    this.driver = driver;
  }

  /** Opens a page of the site, for example 'guidance/about.html#who'. @param {string} address */
  async goto(address) {
    await this.driver.goto(this.base + address);
  }

  /** Where the page is, from the site's root, with its fragment. A folder's page is its index.html. */
  async address() {
    const url = decodeURI(await this.driver.url());
    if (!url.startsWith(this.base)) throw new Error(`left the site: ${url}`);
    return url.slice(this.base.length).replace(/^(?=$|[?#])|(?<=\/)(?=$|[?#])/, 'index.html');
  }

  /**
   * Clicks the one link, button, radio … with this name, as a screen reader
   * would say it. `within` is a selector that narrows the search.
   * @param {Role} role @param {string | RegExp} name @param {string} [within]
   */
  async click(role, name, within = 'body') {
    await this.loaded();
    await this.driver.click(role, name, within);
  }

  /** How many such elements are shown. @param {Role} role @param {string | RegExp} name @param {string} [within] */
  async count(role, name, within = 'body') {
    return this.driver.count(role, name, within);
  }

  /** Types text into a field. @param {string} name @param {string} text @param {Role} [role] */
  async fill(name, text, role = 'textbox') {
    await this.driver.fill(role, name, text);
  }

  /** Presses a key by its name: 'Tab', 'Enter', 'ArrowRight', 'PageDown', 'Escape', 'a'. @param {string} key */
  async press(key) {
    await this.driver.press(key);
  }

  /**
   * Runs a function in the page. It must be sync, so that it also runs where
   * scripts are switched off, and use nothing from outside but its argument.
   * @template A, R
   * @param {(arg: A) => R} fn @param {A} [arg]
   * @returns {Promise<R>}
   */
  async evaluate(fn, arg) {
    return /** @type {R} */ (await this.driver.evaluate(String(fn), arg ?? null));
  }

  /**
   * Waits until a function in the page says yes.
   * @template A
   * @param {string} what  what is waited for, for the message
   * @param {(arg: A) => unknown} fn @param {A} [arg]
   */
  async until(what, fn, arg) {
    return until(() => this.evaluate(fn, arg), what);
  }

  /** Waits until the page is at an address. @param {string | RegExp} address */
  async arrives(address) {
    let at = '';
    await until(async () => {
      at = await this.address();
      return typeof address === 'string' ? at === address : address.test(at);
    }, `arriving at ${address}`).catch((error) => {
      throw new Error(`${error.message}; the page is at ${at}`);
    });
    await this.loaded();
  }

  /** The text that is shown, with its white space made plain. @param {string} [selector] */
  async text(selector = 'main') {
    return this.evaluate((s) => {
      const element = /** @type {HTMLElement | null} */ (document.querySelector(s));
      return element ? element.innerText.replace(/\s+/g, ' ').trim() : '';
    }, selector);
  }

  /** The text of the page's first heading. */
  async heading() {
    return this.text('h1');
  }

  /** @param {number} width @param {number} [height] */
  async resize(width, height = 800) {
    await this.driver.resize(width, height);
  }

  async reload() {
    await this.loaded();
    await this.driver.reload();
  }

  async back() {
    await this.loaded();
    await this.driver.back();
  }

  /** Waits until the page has all its files. A browser tells of each that it lacks when it is left, as of one that cannot be had. */
  async loaded() {
    await this.until('the page is loaded', () => document.readyState === 'complete');
  }

  /** Writes a picture of the window. @param {string} file */
  async screenshot(file) {
    await this.driver.screenshot(file);
  }
}
