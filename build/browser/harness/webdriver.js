// WebKitGTK, driven by plain W3C WebDriver calls. Names and roles are the
// engine's own, as it would tell them to a screen reader.

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { find } from './find.js';
import { freePort } from './ports.js';
import { startScreen } from './screen.js';
import { until } from './waiting.js';

/** Which elements can have a role. @type {Record<import('./page.js').Role, string>} */
const elementsOf = {
  link: 'a[href]',
  button: 'button, summary, input[type=submit], input[type=button], input[type=reset]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  textbox: 'input, textarea',
  searchbox: 'input[type=search]',
  heading: 'h1, h2, h3, h4, h5, h6',
  group: 'fieldset, details, [role=group]',
  list: 'ol, ul, [role=list]',
};

/** The code points that WebDriver gives to keys. @type {Record<string, string>} */
const keys = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  Shift: '\uE008',
};

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @param {string} words */
const plain = (words) => words.replace(/\s+/g, ' ').trim();

/** @param {string | RegExp} name @param {string} label */
const means = (name, label) => (typeof name === 'string' ? label === name : name.test(label));

/** Starts a screen that nobody sees, and the driver on it. */
export async function startWebKit() {
  const display = await startScreen();
  let driver = await startDriver(display.name);
  return {
    get server() {
      return driver.server;
    },
    /** Ends the driver with the browser that it may be starting, and starts another. */
    async again() {
      driver.close();
      driver = await startDriver(display.name);
    },
    async close() {
      driver.close();
      display.close();
    },
  };
}

/** @param {string} display */
async function startDriver(display) {
  const port = await freePort();
  // It leads a group of processes, so that its browser ends with it.
  const driver = spawn(find('webkit'), [`--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DISPLAY: display },
  });
  const close = () => {
    if (driver.pid && driver.exitCode === null && driver.signalCode === null) process.kill(-driver.pid, 'SIGKILL');
  };
  // A run that is broken off leaves nothing behind.
  process.once('exit', close);
  driver.once('exit', () => process.off('exit', close));
  const server = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${server}/status`)).ok, 'WebKit driver answers');
  return { server, close };
}

/** @param {Awaited<ReturnType<typeof startWebKit>>} webkit */
export async function openWebKit(webkit) {
  const session = await newSession(webkit);
  const driver = new WebDriver(`${webkit.server}/session/${session.sessionId}`, session.capabilities);
  return { driver, close: () => driver.close() };
}

/**
 * Starts a browser. One start in some hundreds is lost between the driver and the
 * browser (2.50.6, on a quiet machine: 2 of 550): the driver never answers, and
 * says when asked that it has no session. Another driver is asked then: this one may
 * only have been slow, and has one browser at a time.
 *
 * @param {Awaited<ReturnType<typeof startWebKit>>} webkit
 */
async function newSession(webkit) {
  for (let tries = 1; ; tries++) {
    try {
      return await call('POST', `${webkit.server}/session`, { capabilities: {} });
    } catch (error) {
      if (tries === 3 || /** @type {Error} */ (error).name !== 'TimeoutError') throw error;
      await webkit.again();
    }
  }
}

/** @param {string} method @param {string} url @param {unknown} [body] @param {number} [limit]  milliseconds */
async function call(method, url, body, limit = 30_000) {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(limit),
  });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}

/** @implements {import('./page.js').Driver} */
export class WebDriver {
  /** @param {string} session @param {any} capabilities */
  constructor(session, capabilities) {
    this.session = session;
    this.version = capabilities.browserVersion;
  }

  /** @param {string} path @param {unknown} [body] */
  #post(path, body = {}) {
    return call('POST', this.session + path, body);
  }

  /** @param {string} path */
  #get(path) {
    return call('GET', this.session + path);
  }

  async close() {
    await call('DELETE', this.session);
  }

  /** @param {string} url */
  async goto(url) {
    await this.#post('/url', { url });
  }

  /**
   * The elements of a role that are shown, with the words in each that is named by
   * nothing but its words. WebKit knows no name of what is not shown, and fails when
   * asked for it; a radio that is drawn by its label is shown, though it has no size.
   * @param {import('./page.js').Role} role @param {string} within
   * @returns {Promise<{ id: string, words: string | null }[]>}
   */
  async #shown(role, within) {
    const found = await this.#post('/execute/sync', {
      script: `const [selector] = arguments;
        const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]');
        const otherwise = '[aria-label], [aria-labelledby], [title], [alt], input, textarea, select, fieldset, details, svg, img';
        return [...document.querySelectorAll(selector)].filter(shown).map((e) => {
          const plain = !e.matches(otherwise) && !e.querySelector(otherwise) && [...e.querySelectorAll('*')].every(shown);
          return [e, plain ? e.textContent : null];
        });`,
      args: [`:is(${within}) :is(${elementsOf[role]})`],
    });
    return found.map((/** @type {[Record<string, string>, string | null]} */ [element, words]) => ({
      id: element[elementKey],
      words: words === null ? null : plain(words),
    }));
  }

  /** What a screen reader would say, which the driver must be asked for one by one. @param {string} id */
  async #label(id) {
    return plain(await this.#get(`/element/${id}/computedlabel`));
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async #all(role, name, within) {
    const matching = [];
    for (const { id } of await this.#shown(role, within)) if (means(name, await this.#label(id))) matching.push(id);
    return matching;
  }

  /**
   * Those whose words lead to expect the name are asked first, and the others when it is none of them.
   * @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within
   */
  async #likely(role, name, within) {
    const matching = [];
    for (const { id, words } of await this.#shown(role, within)) {
      if ((words === null || means(name, words)) && means(name, await this.#label(id))) matching.push(id);
    }
    return matching.length > 0 ? matching : this.#all(role, name, within);
  }

  /** The roles that the engine gives the elements that a selector finds. @param {string} selector */
  async roles(selector) {
    const roles = [];
    for (const element of await this.#post('/elements', { using: 'css selector', value: selector })) {
      roles.push(String(await this.#get(`/element/${element[elementKey]}/computedrole`)));
    }
    return roles;
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async count(role, name, within) {
    return (await this.#all(role, name, within)).length;
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async #one(role, name, within) {
    /** @type {string[]} */
    let ids = [];
    await until(async () => (ids = await this.#likely(role, name, within)).length > 0, `a ${role} named ${name}`);
    if (ids.length > 1) throw new Error(`${ids.length} elements are a ${role} named ${name}`);
    return ids[0];
  }

  /** @param {import('./page.js').Role} role @param {string | RegExp} name @param {string} within */
  async click(role, name, within) {
    let id = await this.#one(role, name, within);
    if (role === 'radio' || role === 'checkbox') {
      // A person clicks the words; the control itself may be drawn by its label.
      const label = await this.#post('/execute/sync', {
        script: 'return arguments[0].labels[0] ?? arguments[0]',
        args: [{ [elementKey]: id }],
      });
      id = label[elementKey];
    }
    await this.#post(`/element/${id}/click`);
  }

  /** @param {import('./page.js').Role} role @param {string} name @param {string} text */
  async fill(role, name, text) {
    const id = await this.#one(role, name, 'body');
    await this.#post(`/element/${id}/clear`);
    await this.#post(`/element/${id}/value`, { text });
  }

  /** @param {string} key */
  async press(key) {
    const presses = key.split('+').map((k) => keys[k] ?? k);
    await this.#post('/actions', {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: [
            ...presses.map((value) => ({ type: 'keyDown', value })),
            ...presses.reverse().map((value) => ({ type: 'keyUp', value })),
          ],
        },
      ],
    });
  }

  /** @param {string} script @param {unknown} arg */
  async evaluate(script, arg) {
    return this.#post('/execute/sync', { script: `return (${script})(arguments[0])`, args: [arg] });
  }

  /** WebKitGTK's window is never narrower than 447 px. @param {number} width @param {number} height */
  async resize(width, height) {
    await this.#post('/window/rect', { width, height });
    // The driver sets the window's outer size; the difference is its frame.
    const [w, h] = await this.#post('/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    if (w !== width || h !== height) {
      await this.#post('/window/rect', { width: width + (width - w), height: height + (height - h) });
    }
  }

  async reload() {
    await this.#post('/refresh');
  }

  async back() {
    await this.#post('/back');
  }

  /** @param {string} file */
  async screenshot(file) {
    await writeFile(file, Buffer.from(await this.#get('/screenshot'), 'base64'));
  }
}
