// Where the programs are: browsers, and the tools that read paper back.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const candidates = {
  chromium: [
    process.env.CHROMIUM,
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: [process.env.FIREFOX, 'firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  webkit: [process.env.WEBKIT_DRIVER, 'WebKitWebDriver'],
  screen: ['Xvfb'],
  bus: ['dbus-daemon'],
  reader: ['orca'],
  keys: ['xdotool'],
};

/**
 * The path of a program. Throws an error of one line when it is missing.
 * @param {keyof typeof candidates} what
 */
export function find(what) {
  for (const name of candidates[what]) {
    if (!name) continue;
    const places = name.includes('/') ? [name] : (process.env.PATH ?? '').split(':').map((dir) => path.join(dir, name));
    const found = places.find(isProgram);
    if (found) return found;
  }
  throw new Error(`missing: ${what} (looked for ${candidates[what].filter(Boolean).join(', ')})`);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * What a program prints of its version, one line.
 * @param {string} program @param {string} flag
 */
export function versionOf(program, flag = '--version') {
  const out = execFileSync(program, [flag], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return out.trim().split('\n')[0];
}

/**
 * A program's name and version, as the accessibility statement tells them.
 * @param {string} name @param {string} version  what the program says of itself
 */
export const short = (name, version) => `${name} ${/\d+(\.\d+)?/.exec(version)?.[0] ?? ''}`.trim();
