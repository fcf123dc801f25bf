// Firefox as it is driven from inside: the one way to ask it what it tells a screen
// reader of an element. Playwright works that out by itself, from the page's source.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { find } from './find.js';
import { freePort } from './ports.js';
import { until } from './waiting.js';

/**
 * Starts a Firefox of its own, and hands it over until `use` is done.
 * @template T
 * @param {(ask: (command: string, parameters: object) => Promise<any>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withMarionette(use) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'rethink-firefox-'));
  const port = await freePort();
  writeFileSync(path.join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`);
  const browser = spawn(find('firefox'), ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
    detached: true,
  });
  const end = () => {
    if (browser.pid && browser.exitCode === null && browser.signalCode === null) process.kill(-browser.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  try {
    const socket = await connected(port);
    try {
      return await use(speaker(socket));
    } finally {
      socket.destroy();
    }
  } finally {
    end();
    await gone;
    process.off('exit', end);
    rmSync(profile, { recursive: true, force: true });
  }
}

/** @param {number} port @returns {Promise<net.Socket>} */
async function connected(port) {
  /** @type {net.Socket | undefined} */
  let open;
  await until(
    () =>
      new Promise((resolve) => {
        const socket = net.connect(port, '127.0.0.1', () => {
          open = socket;
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      }),
    'Firefox answers',
  );
  return /** @type {net.Socket} */ (open);
}

/** Sends commands one after the other: each message has its length in bytes before it. @param {net.Socket} socket */
function speaker(socket) {
  let bytes = Buffer.alloc(0);
  /** @type {any[]} */
  const heard = [];
  let wake = () => {};
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const colon = bytes.indexOf(':');
      const length = Number(bytes.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 1 || bytes.length < colon + 1 + length) break;
      heard.push(JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString()));
      bytes = bytes.subarray(colon + 1 + length);
    }
    wake();
  });
  const next = async () => {
    while (heard.length === 0) await new Promise((resolve) => (wake = () => resolve(undefined)));
    return heard.shift();
  };
  let sent = 0;
  const greeting = next();
  return async (/** @type {string} */ command, /** @type {object} */ parameters) => {
    await greeting;
    const text = JSON.stringify([0, ++sent, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await next();
    if (error) throw new Error(`Firefox: ${error.error}: ${error.message}`);
    return result;
  };
}
