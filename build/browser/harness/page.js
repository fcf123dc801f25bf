// The page that a test drives. There are two: one that Playwright drives
// (Chromium, Firefox) and one that a W3C WebDriver drives (WebKitGTK). A test
// sees no difference: it uses the methods of this class, which say what a person
// does, and never a driver's own.

import { answered, begin } from './answer.js';
import { becomes, until } from './waiting.js';

/**
 * @typedef {'link'|'button'|'radio'|'checkbox'|'textbox'|'searchbox'|'heading'|'group'|'list'} Role
 *
 * @typedef {object} Driver
 * @property {(url: string) => Promise<void>} goto
 * @property {(role: Role, name: string | RegExp, within: string) => Promise<void>} click
 * @property {(role: Role, name: string | RegExp, within: string) => Promise<number>} count
 * @property {(role: Role, name: string, text: string) => Promise<void>} fill
 * @property {(key: string) => Promise<void>} press
 * @property {(script: string, arg: unknown) => Promise<unknown>} evaluate  runs `(script)(arg)` in the page
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {(file: string) => Promise<void>} screenshot
 * @property {Outside} [outside]  only where the page's scripts are switched off
 *
 * How the driver itself sees that a page is left, where the page cannot tell.
 * @typedef {object} Outside
 * @property {() => void} begin
 * @property {() => Promise<boolean>} leaves  since then
 */

/** How many deeds were done, which gives each a name of its own. */
let deeds = 0;

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

  /**
   * Does something to the page and waits until the page has answered: until the old
   * document is gone and the new one complete, or until the page, which stays, has
   * handled it. All that a person can do goes this way, so a test may read at once
   * what it looks for afterwards; only what a page itself puts off needs `until`.
   * @param {() => Promise<unknown>} deed
   * @param {{ key?: boolean }} [options]  whether it is a key, which the page must get
   */
  async doing(deed, { key = false } = {}) {
    const mark = String(++deeds);
    await this.until('the page is loaded', begin, mark);
    const { outside } = this.driver;
    outside?.begin();
    await deed();
    const asked = { mark, key, scripts: !outside };
    await until(async () => {
      const now = await this.evaluate(answered, asked);
      return now === 'another document' || (now && !(await outside?.leaves()));
    }, 'the page answers what was done to it');
  }

  /** Opens a page of the site, for example 'guidance/about.html#who'. @param {string} address */
  async goto(address) {
    await this.doing(() => this.driver.goto(this.base + address));
  }

  /** Where the page is, from the site's root, with its fragment. A folder's page is its index.html. */
  async address() {
    const url = decodeURI(await this.evaluate(() => location.href));
    if (!url.startsWith(this.base)) throw new Error(`left the site: ${url}`);
    return url.slice(this.base.length).replace(/^(?=$|[?#])|(?<=\/)(?=$|[?#])/, 'index.html');
  }

  /**
   * Clicks the one link, button, radio … with this name, as a screen reader
   * would say it. `within` is a selector that narrows the search.
   * @param {Role} role @param {string | RegExp} name @param {string} [within]
   */
  async click(role, name, within = 'body') {
    await this.doing(() => this.driver.click(role, name, within));
  }

  /** How many such elements are shown. @param {Role} role @param {string | RegExp} name @param {string} [within] */
  async count(role, name, within = 'body') {
    return this.driver.count(role, name, within);
  }

  /** Types text into a field. @param {string} name @param {string} text @param {Role} [role] */
  async fill(name, text, role = 'textbox') {
    await this.doing(() => this.driver.fill(role, name, text));
  }

  /** Presses a key by its name: 'Tab', 'Enter', 'ArrowRight', 'PageDown', 'Escape', 'a'. @param {string} key */
  async press(key) {
    await this.doing(() => this.driver.press(key), { key: true });
  }

  /**
   * Does by a function in the page what a person could do there, such as a click on
   * what has no name of its own, and waits as after a click.
   * @template A, R
   * @param {(arg: A) => R} fn @param {A} [arg]
   * @returns {Promise<R>}
   */
  async act(fn, arg) {
    /** @type {R | undefined} */
    let answer;
    await this.doing(async () => (answer = await this.evaluate(fn, arg)));
    return /** @type {R} */ (answer);
  }

  /**
   * Asks a function in the page, which changes nothing (see `act`). It must be sync, so that it also runs where
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
    await becomes(() => this.address(), address, `arriving at ${address}`);
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
    await this.doing(() => this.driver.reload());
  }

  async back() {
    await this.doing(() => this.driver.back());
  }

  /** Waits until the page has all its files. */
  async loaded() {
    await this.until('the page is loaded', () => document.readyState === 'complete');
  }

  /** Writes a picture of the window. @param {string} file */
  async screenshot(file) {
    await this.driver.screenshot(file);
  }
}
