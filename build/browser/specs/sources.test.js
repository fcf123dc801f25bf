// Style sheets, scripts and these specs as they are written.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hasty, scripts, staticFolder, styles } from '../checks/sources.js';
import { nothing } from '../harness/nothing.js';

const planted = mkdtempSync(path.join(os.tmpdir(), 'rethink-sources-'));
after(() => rmSync(planted, { recursive: true }));

/** @param {string} name @param {string} text */
function plant(name, text) {
  const file = path.join(planted, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('style sheets', () => {
  test('stylelint has nothing to say', async () => nothing(await styles(staticFolder)));

  const faults = {
    'a raw colour': ['a { color: #123 }', /raw colour/],
    'a colour by its name': ['a { color: red }', /raw colour/],
    'a colour by a function': ['a { color: rgb(1 2 3) }', /raw colour/],
    'type in px': ['a { font-size: 17px }', /type in px/],
    'type in px in a shorthand': ['a { font: 17px/1 Arial }', /type in px/],
    'a side that does not turn round': ['a { margin-left: 1rem }', /logical property/],
    'a property that no browser knows': ['a { colour: var(--ink) }', /Unknown property/],
    'a rule switched off without a reason': ['/* stylelint-disable color-no-hex */ a { color: #123 }', /description/i],
  };
  for (const [name, [css, finds]] of Object.entries(faults)) {
    test(`${name} is found`, async () => {
      const file = plant(`${name.replaceAll(' ', '-')}/x.css`, /** @type {string} */ (css));
      assert.match((await styles(path.dirname(file))).join('\n'), /** @type {RegExp} */ (finds));
    });
  }
});

describe('scripts', () => {
  const folder = path.join(staticFolder, 'js');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

  for (const name of files) {
    test(`TypeScript has nothing to say of ${name}`, async () => nothing(await scripts([path.join(folder, name)])));
  }

  test('a wrong type is found', async () => {
    const file = plant('type.js', "(() => { document.querySelector('h1').hidden = 'yes'; })();\n");
    const found = (await scripts([file])).join('\n');
    assert.match(found, /possibly 'null'/);
  });
});

describe('specs', () => {
  test('none reads before the page has answered', async () =>
    nothing(await hasty(fileURLToPath(new URL('.', import.meta.url)))));

  test('each haste is found, and nothing else', async () => {
    const folder = fileURLToPath(new URL('../planted/', import.meta.url));
    const lines = readFileSync(path.join(folder, 'hasty.js'), 'utf8').split('\n');
    const wanted = lines
      .slice(
        1,
        lines.findIndex((line) => line.startsWith('// And')),
      )
      .map((_, i) => i + 2);
    const found = (await hasty(folder)).map((what) => Number(/^hasty\.js:(\d+)/.exec(what)?.[1]));
    assert.deepEqual(
      [...new Set(found)].sort((a, b) => a - b),
      wanted,
    );
  });
});
