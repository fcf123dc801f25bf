// Somebody who listens: a screen that nobody sees, Firefox on it, the screen reader
// Orca, and real keys. What Orca says is written down by the voice in orca/.

import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { find } from '../harness/find.js';
import { startScreen } from '../harness/screen.js';
import { sleep, until } from '../harness/waiting.js';

// Who breaks a run off has all that it started ended: see #run.
for (const [signal, number] of /** @type {const} */ ([
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
]))
  process.once(signal, () => process.exit(128 + number));

const voice = fileURLToPath(new URL('orca/', import.meta.url));

/** Nothing opens by itself, and nothing but the loopback address is reached. */
const preferences = {
  'accessibility.force_disabled': -1,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.translations.enable': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9, // discards: nothing listens there
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'trailhead.firstrun.didSeeAboutWelcome': true,
};

/** How long nothing is said when Orca has said all that it had to say, in milliseconds. */
const quiet = 1500;

/** How long a program may take to start, in milliseconds. */
const patience = 60_000;

export class Listener {
  /** What ends when this ends, the last first. @type {(() => unknown)[]} */
  #ends = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #reader;
  /** How many lines of the record were read. */
  #read = 0;

  home = mkdtempSync(path.join(tmpdir(), 'rethink-listener-'));
  #record = path.join(this.home, 'heard.jsonl');
  #said = path.join(this.home, 'said.txt');

  /** Starts all but the browser: a home of its own, since whoever runs this may use Firefox and Orca too. */
  async start() {
    this.#ends.push(() => rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
    for (const folder of ['run', 'orca']) mkdirSync(path.join(this.home, folder), { mode: 0o700 });
    for (const file of [this.#record, this.#said]) writeFileSync(file, '');
    cpSync(voice, path.join(this.home, 'orca'), { recursive: true });

    const screen = await startScreen();
    this.#ends.push(screen.close);
    /** @type {Record<string, string>} */
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: this.home,
      LC_ALL: 'C.UTF-8',
      XDG_RUNTIME_DIR: path.join(this.home, 'run'),
      GSETTINGS_BACKEND: 'memory',
      GNOME_ACCESSIBILITY: '1',
      DISPLAY: screen.name,
      RETHINK_HEARD: this.#record,
    };
    // The bus starts what listens to keys, which needs the screen: the screen is there first.
    const bus = this.#run(find('bus'), ['--session', '--nofork', '--nopidfile', '--print-address=3']);
    this.env.DBUS_SESSION_BUS_ADDRESS = await new Promise((resolve, reject) => {
      bus.stdio[3]?.once('data', (bytes) => resolve(String(bytes).trim()));
      bus.once('exit', () => reject(new Error('the message bus did not start')));
    });
    this.#reader = this.#run(find('reader'), ['--user-prefs', path.join(this.home, 'orca')]);
    await this.heard(/Screen reader on/);
  }

  /**
   * Opens a page in a Firefox of its own, which is there first: a page that comes with
   * its window is not always told of.
   * @param {string} url @param {RegExp} title  the page's, as it is said
   */
  async open(url, title) {
    await this.leave();
    const profile = mkdtempSync(path.join(this.home, 'firefox-'));
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(path.join(profile, 'user.js'), lines.join(''));
    this.browser = this.#run(find('firefox'), ['--profile', profile, 'about:blank']);
    const windows = () => this.#key('search', '--onlyvisible', '--class', 'firefox').stdout.trim();
    await this.#waits(() => windows() !== '', 'Firefox has a window');
    // There is nobody else on this screen who says which window has the keys.
    this.#key('windowfocus', '--sync', windows().split('\n').slice(-1)[0]);
    await this.heard(/Firefox|address/);
    // A second Firefox hands the address to the first.
    this.#run(find('firefox'), ['--profile', profile, '--new-tab', url]);
    return this.heard(new RegExp(`Finished loading .*(${title.source})`));
  }

  /** Ends the browser. */
  async leave() {
    const browser = this.browser;
    if (!browser) return;
    this.browser = undefined;
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    stop(browser);
    await ended;
    await this.heard();
  }

  /**
   * Presses keys, one after the other, as xdotool names them, and hears what is said then.
   * @param {string[]} keys @param {RegExp} [last]  what is said in the end, which is waited for
   */
  async press(keys, last) {
    this.#key('key', '--delay', '60', ...keys);
    return this.heard(last);
  }

  /** Types words, and hears what is said then. @param {string} words @param {RegExp} [last] */
  async type(words, last) {
    this.#key('type', '--delay', '60', words);
    return this.heard(last);
  }

  /** Has Orca read on from where one is. @param {RegExp} end  the last that it reads */
  async readOn(end) {
    return this.press(['KP_Add'], end);
  }

  /**
   * Presses a key until what is said of where one is has these words.
   * @param {string} key @param {RegExp} wanted @param {number} [most]
   */
  async goTo(key, wanted, most = 30) {
    const all = [];
    for (let i = 0; i < most; i++) {
      const heard = await this.press([key], /./);
      if (heard.some((line) => wanted.test(line))) return heard;
      all.push(...heard);
    }
    throw new Error(`${most} times ${key} did not lead to ${wanted}; this was heard: ${all.join(' | ')}`);
  }

  /**
   * What is said from now on, or was said and not heard yet, until Orca is quiet.
   * @param {RegExp} [last]  what is waited for
   */
  async heard(last) {
    const news = () => this.#lines().slice(this.#read);
    if (last) await this.#waits(() => news().some((line) => last.test(line)), `Orca says ${last}`, news);
    for (let before = -1, now = news().length; before !== now; now = news().length) {
      before = now;
      await sleep(quiet);
    }
    const lines = news();
    this.#read += lines.length;
    return lines;
  }

  async close() {
    for (const done of this.#ends.reverse()) await done();
    this.#ends = [];
  }

  /** @returns {string[]} */
  #lines() {
    return readFileSync(this.#record, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  /** @param {() => boolean} ask @param {string} what @param {() => string[]} [news] */
  async #waits(ask, what, news) {
    const gone = () => this.#reader && (this.#reader.exitCode ?? this.#reader.signalCode) !== null;
    try {
      await until(() => ask() || gone(), what, patience);
      if (!ask()) throw new Error(`Orca has ended, before this: ${what}`);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      const said = readFileSync(this.#said, 'utf8').split('\n').slice(-20).join('\n');
      const heard = news ? `; this was heard: ${news().join(' | ')}` : '';
      throw new Error(`${message}${heard}; the programs wrote:\n${said}`, { cause: error });
    }
  }

  /** @param {...string} words */
  #key(...words) {
    return spawnSync(find('keys'), words, { env: this.env, encoding: 'utf8' });
  }

  /** Starts a program with a group of its own, which ends with this. @param {string} program @param {string[]} words */
  #run(program, words) {
    const said = openSync(this.#said, 'a');
    const running = spawn(program, words, { env: this.env, detached: true, stdio: ['ignore', said, said, 'pipe'] });
    closeSync(said);
    const stops = () => stop(running);
    process.once('exit', stops);
    running.once('exit', () => process.off('exit', stops));
    this.#ends.push(stops);
    return running;
  }
}

/** Ends a program, and what it started. @param {import('node:child_process').ChildProcess} running */
function stop(running) {
  if (running.pid && running.exitCode === null && running.signalCode === null) process.kill(-running.pid, 'SIGKILL');
}
