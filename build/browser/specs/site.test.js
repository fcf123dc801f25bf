// Journeys through what every site has: home, guidance, search, the site map, and
// the pages that people land on by mistake.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('real');
const everywhere = /** @type {const} */ ({ engines: ['chromium', 'firefox'], from: ['server', 'path', 'disk'] });

journey(
  'home leads into the guidance, and "Next" through all of it',
  { ...everywhere, js: [true, false] },
  async (page) => {
    await page.goto('index.html');
    await page.click('link', 'All of the guidance', 'main');
    await page.arrives('guidance/index.html');
    const pages = new Set(
      site.pages
        .filter(({ address, kind }) => address.startsWith('guidance/') && kind === 'page')
        .map(({ address }) => address),
    );
    const [first] = await page.evaluate(() =>
      [...document.querySelectorAll('main .list a, main ol a, main ul a')].map((a) => a.textContent ?? ''),
    );
    await page.click('link', first, 'main');
    for (;;) {
      const address = await page.address();
      assert.ok(pages.delete(address), `came to ${address} a second time, or it is no page of the guidance`);
      if (!(await page.count('link', /^Next/, 'main'))) break;
      await page.click('link', /^Next/, 'main');
    }
    assert.deepEqual([...pages], [], 'pages that "Next" never came to');
  },
);

journey('search finds a section by another form of the word', everywhere, async (page) => {
  await page.goto('index.html');
  await page.fill('Search this site', 'disagreeing', 'searchbox');
  await page.press('Enter');
  await page.arrives(/^search\.html/);
  await page.until('how many there are, in words', () =>
    /\d+ results? for/.test(document.querySelector('#search-status')?.textContent ?? ''),
  );
  const first = await page.text('#search-results a');
  await page.click('link', first, '#search-results');
  await page.arrives(/^(?!search).*\.html#/);
  assert.match(await page.text('body'), /disagree/i);
});

journey(
  "search says so when there is nothing, and keeps what was typed out of the server's log",
  { engines: ['chromium'], from: ['server'] },
  async (page) => {
    await page.goto('search.html');
    await page.fill('Search this site', 'xylophone', 'searchbox');
    await page.until('that nothing was found', () =>
      /xylophone/.test(document.querySelector('#search-status')?.textContent ?? ''),
    );
    await page.arrives(/^search\.html(?!.*\?)/);
  },
);

journey(
  'search without JavaScript leads to the list of all pages',
  { from: ['server', 'path', 'disk'], js: [false] },
  async (page) => {
    await page.goto('index.html');
    await page.click('button', 'Search');
    await page.arrives(/^search\.html/);
    await page.click('link', 'All pages, from A to Z', 'main');
    await page.arrives('a-z.html');
    await page.click('link', /^Privacy/, '.letter');
    await page.arrives('privacy.html');
  },
);

journey(
  'the site map leads to every page that a reader may look for',
  { from: ['disk'], js: [true, false] },
  async (page) => {
    await page.goto('a-z.html');
    const linked = await page.evaluate(() =>
      [...document.querySelectorAll('main a')].map((a) => a.getAttribute('href')?.split('#')[0] ?? ''),
    );
    const looked = site.pages.filter(
      ({ html, kind }) =>
        !/<meta name="?robots/.test(html) && !/class="?bare/.test(html) && kind !== 'a-z' && kind !== 'search',
    );
    assert.deepEqual(
      looked.map(({ address }) => address).filter((address) => !linked.includes(address)),
      [],
    );
  },
);

journey(
  'who uses the keyboard can skip the bar',
  { engines: ['chromium', 'firefox'], js: [true, false] },
  async (page) => {
    await page.goto('guidance/about.html');
    await page.press('Tab');
    await page.press('Enter');
    await page.arrives('guidance/about.html#main');
    await page.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('main') !== null), true);
  },
);

journey('a wrong address leads to a page that helps', { from: ['server'], missing: ['nowhere.html'] }, async (page) => {
  await page.goto('nowhere.html');
  assert.match(await page.text('body'), /not found|not here|cannot find|no page/i);
});

for (const { address } of site.of('redirect').slice(0, 1)) {
  journey('an old address leads on to the new one', { ...everywhere, js: [true, false] }, async (page) => {
    await page.goto(address);
    await page.until('the new page', () => document.documentElement.dataset.kind !== 'redirect');
  });
}
