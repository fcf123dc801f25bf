// An author at work: a new site of their own, and `rethink serve`, which shows it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts it. What a new site leaves to be written is written, so that no warning of
 * it stands beside what is tested.
 * @returns {Promise<{ base: string, folder: string, close: () => Promise<void> }>}
 */
export async function startAuthor() {
  const command = process.env.RETHINK_COMMAND ?? '';
  assert.ok(command, 'RETHINK_COMMAND is not set: start the tests by build/browser/run');
  const folder = mkdtempSync(path.join(tmpdir(), 'rethink-serve-'));
  assert.equal(spawnSync(command, ['new', folder]).status, 0);
  const facts = path.join(folder, 'content/site.yaml');
  const said = readFileSync(facts, 'utf8')
    .replace(/^( *)email: your-address@.*$/gm, '$1email: tools@library.org.uk')
    .replace(/^( *)(enforcement|host|controller): Write here.*$/gm, '$1$2: Nobody has decided.');
  writeFileSync(facts, said);
  const server = spawn(command, ['serve', '--source', folder, '--addr', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let base = '';
  for await (const line of createInterface({ input: /** @type {NodeJS.ReadableStream} */ (server.stderr) })) {
    base = line.match(/Your site is at (\S+)/)?.[1] ?? '';
    if (base) break;
  }
  assert.ok(base, 'it said where the site is');
  server.stderr?.resume();
  return {
    base,
    folder,
    async close() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGINT');
      assert.equal(await ended, 0, 'it ends well');
      rmSync(folder, { recursive: true });
    },
  };
}
