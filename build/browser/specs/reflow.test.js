// On the narrowest window that people have, 320 px, or 1280 px at four times the size:
// no page scrolls sideways in any engine, papers that are shown to scale no less.

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { engineNames, open, wanted } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { serve } from '../harness/server.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';
import { isFixed } from './exceptions.js';

const site = siteNamed('real');
/** One page of each kind, and each that is laid out to a size of its own. */
const pages = site.kinds
  .filter((kind) => !passing.includes(kind))
  .flatMap((kind) => (isFixed(kind) ? site.of(kind) : [site.richest(kind)]));

describe('at 320 px no page scrolls sideways', () => {
  for (const engine of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
    test(`in ${engineNames[engine]}`, { timeout: 300_000, skip: !wanted(engine) }, async () => {
      // WebKitGTK has no window that narrow: a frame is one, to the page that is in it.
      const folder = mkdtempSync(path.join(tmpdir(), 'rethink-narrow-'));
      writeFileSync(
        path.join(folder, 'index.html'),
        '<!doctype html><title>Narrow</title><iframe width="320" height="800" title="Narrow"></iframe>',
      );
      symlinkSync(site.folder, path.join(folder, 'site'));
      const server = await serve(folder);
      const { page, close } = await open(engine, server.base);
      try {
        await page.goto('index.html');
        /** @type {string[]} */
        const wide = [];
        for (const { address, kind } of pages) {
          await page.act((to) => {
            /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).src = 'site/' + to;
          }, address);
          await page.until(
            `${address} is in the frame`,
            (to) => {
              const shown = document.querySelector('iframe')?.contentDocument;
              return shown?.readyState === 'complete' && shown.location.pathname.endsWith('/site/' + to);
            },
            address,
          );
          const over = await page.evaluate(() => {
            const shown = /** @type {Document} */ (document.querySelector('iframe')?.contentDocument);
            const { scrollWidth, clientWidth } = shown.documentElement;
            return Math.max(scrollWidth, shown.body.scrollWidth) - clientWidth;
          });
          if (over > 0) wide.push(`${address} (${kind}): ${over} px too wide`);
        }
        nothing(wide);
      } finally {
        await close();
        await server.close();
        rmSync(folder, { recursive: true });
      }
    });
  }
});
