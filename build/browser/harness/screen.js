// A screen that nobody sees, for browsers that need one.

import { spawn } from 'node:child_process';
import { find } from './find.js';

/**
 * Starts a screen; `name` is what DISPLAY has to be for it.
 * @returns {Promise<{ name: string, close: () => void }>}
 */
export async function startScreen() {
  const screen = spawn(find('screen'), ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const out = /** @type {import('node:stream').Readable} */ (screen.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    out.once('data', (bytes) => resolve(String(bytes).trim()));
    screen.once('exit', () => reject(new Error('the screen did not start')));
  });
  return { name: `:${number}`, close: () => void screen.kill() };
}
