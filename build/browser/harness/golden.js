// Golden files: text that a person has looked at and that must not change
// unseen. RETHINK_UPDATE=1 writes them anew. One that no test asks for fails.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const update = process.env.RETHINK_UPDATE === '1';

export class Golden {
  /** @type {Set<string>} */
  #asked = new Set();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Compares text with the golden file of this name.
   * @param {string} name @param {string} text
   */
  same(name, text) {
    this.#asked.add(name);
    const file = path.join(this.folder, name);
    if (update) {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(file, text);
      return;
    }
    assert.ok(
      existsSync(file),
      `there is no golden file ${name}: look at what would be in it, then write it by RETHINK_UPDATE=1\n${text}`,
    );
    assert.equal(
      text,
      readFileSync(file, 'utf8'),
      `${name} has changed: look whether the change is meant, then write it by RETHINK_UPDATE=1`,
    );
  }

  /** Golden files that no test asked for; an update removes them. */
  unused() {
    const all = existsSync(this.folder) ? readdirSync(this.folder).filter((name) => name !== 'README.md') : [];
    const unused = all.filter((name) => !this.#asked.has(name));
    if (!update) return unused;
    for (const name of unused) rmSync(path.join(this.folder, name));
    return [];
  }
}
