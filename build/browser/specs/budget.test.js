// What each kind of page weighs is within its limit: `make budget` prints it all.

import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('no page is too heavy', { timeout: 240_000 }, async () => {
  const args = ['run', './build/browser/budget', '-over', siteNamed('real').folder];
  const said = await promisify(execFile)(process.env.GO ?? 'go', args, { cwd: root }).then(
    () => '',
    (error) => error.stderr,
  );
  nothing(said.split('\n').filter((/** @type {string} */ line) => line && !line.startsWith('exit status')));
});
