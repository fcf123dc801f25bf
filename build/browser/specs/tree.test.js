// What a screen reader is told: the accessibility tree of each kind of page, as a
// golden file, so that a change in it is seen in review. The pages are those of
// the starter site, so that a change of the guidance's words changes no golden.

import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openChromium } from '../harness/engines.js';
import { Golden } from '../harness/golden.js';
import { nothing } from '../harness/nothing.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';

const site = siteNamed('starter');
const kinds = site.kinds.filter((kind) => !passing.includes(kind));
const golden = new Golden(fileURLToPath(new URL('../golden/tree/', import.meta.url)));

/** @param {string} address @param {number} width */
async function tree(address, width) {
  const { page, close } = await openChromium(site.fileBase, { width });
  try {
    await page.goto(address);
    return `${await page.raw.locator('body').ariaSnapshot()}\n`;
  } finally {
    await close();
  }
}

describe('the accessibility tree', { concurrency: 2 }, () => {
  for (const kind of kinds) {
    const { address } = site.richest(kind);
    test(`of ${kind} is as it was`, { timeout: 60_000 }, async () => {
      golden.same(`${kind}.yml`, `# ${path.posix.normalize(address)}\n${await tree(address, 1280)}`);
    });
  }
  test('has no golden file left over', () => nothing(golden.unused()));
});
