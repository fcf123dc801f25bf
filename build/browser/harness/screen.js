// A screen that nobody sees, for browsers that need one.

import { spawn } from 'node:child_process';
import { find } from './find.js';

/**
 * Starts a screen; `name` is what DISPLAY has to be for it.
 * @returns {Promise<{ name: string, close: () => void }>}
 */
export async function startScreen() {
  // Without repeating keys (-r): one that is held for long by a busy computer is still pressed once.
  const screen = spawn(find('screen'), ['-r', '-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const out = /** @type {import('node:stream').Readable} */ (screen.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    out.once('data', (bytes) => resolve(String(bytes).trim()));
    screen.once('exit', () => reject(new Error('the screen did not start')));
  });
  const close = () => void screen.kill();
  // A run that is broken off leaves nothing behind.
  process.once('exit', close);
  screen.once('exit', () => process.off('exit', close));
  return { name: `:${number}`, close };
}
