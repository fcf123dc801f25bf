// How long a search takes on a slow phone: the processor slowed to a quarter, and a line
// of 400 kbit/s that takes 400 ms to answer. It prints what somebody waits for who types
// a word on the search page, and who opens a link to a search, with nothing kept from
// before. It is the best of five, in seconds: what else the machine does only adds.
//
//   run phone [FOLDER…]   of sites that are built; without one, of this repository's

import path from 'node:path';
import { launch } from '../harness/playwright.js';
import { serve } from '../harness/server.js';
import { Site } from '../harness/site.js';

const rounds = 5;
const line = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const first = '#search-results h2 a';

/** A word that somebody may look for: a long one of the title of a page in the middle. @param {Site} site */
function wordOf(site) {
  const pages = site.of('page');
  const title = /<title>([^<]*)/.exec(pages[Math.floor(pages.length / 2)].html)?.[1] ?? '';
  return (title.match(/[a-z]{5,}/gi) ?? ['manager']).sort((a, b) => b.length - a.length)[0];
}

const browser = await launch('chromium');

/** @param {string} base @param {(page: import('playwright-core').Page) => Promise<number>} wait */
async function onPhone(base, wait) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 375, height: 812 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', line);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const since = await wait(page);
  await page.waitForSelector(first);
  const took = (Date.now() - since) / 1000;
  await context.close();
  return took;
}

for (const folder of process.argv.slice(2).map((name) => path.resolve(name))) {
  const word = wordOf(new Site(folder));
  const server = await serve(folder, { compress: true });
  const typed = [];
  const opened = [];
  for (let i = 0; i < rounds; i++) {
    typed.push(
      await onPhone(server.base, async (page) => {
        await page.goto('search.html', { waitUntil: 'networkidle' });
        const since = Date.now();
        await page.fill('#q', word);
        return since;
      }),
    );
    opened.push(
      await onPhone(server.base, async (page) => {
        const since = Date.now();
        await page.goto('search.html#q=' + word, { waitUntil: 'commit' });
        return since;
      }),
    );
  }
  console.log(
    `${path.basename(folder)}: ${word} typed ${Math.min(...typed).toFixed(2)} s, opened by a link ${Math.min(...opened).toFixed(2)} s`,
  );
  await server.close();
}
await browser.close();
