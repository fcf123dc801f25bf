// Writes down what was tested, with what and when, for the accessibility
// statement. It refuses when a test failed: the statement says that no fault was
// found. It is run by hand (make record), not by every test run, so that two
// builds of the same content stay the same.

import { readFileSync, writeFileSync } from 'node:fs';
import { find, short, versionOf } from '../harness/find.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';
import { openWebKit, startWebKit } from '../harness/webdriver.js';

const [results, out] = process.argv.slice(2);
const { passed, failed } = JSON.parse(readFileSync(results, 'utf8'));
if (failed > 0 || passed === 0) {
  console.error(`record: ${failed} tests failed and ${passed} passed: nothing is recorded`);
  process.exit(1);
}

const site = siteNamed('real');
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** @param {string} name @param {string} [as] */
const tool = (name, as = name) => `${as} ${dependencies[name]}`;

/** WebKit tells its version only to who drives it. */
async function webkitVersion() {
  const webkit = await startWebKit();
  const { driver, close } = await openWebKit(webkit);
  await close();
  await webkit.close();
  return driver.version;
}

const record = {
  // The record is of one site: another site that the same code builds was not tested.
  site: /<title>[^<]*? - ([^<]*)<\/title>/.exec(site.at('privacy.html').html)?.[1] ?? '',
  date: new Date().toISOString().slice(0, 10),
  pages: site.pages.filter(({ kind }) => !passing.includes(kind)).length,
  tests: passed,
  engines: [
    short('Chromium', versionOf(find('chromium'))),
    short('Firefox ESR', versionOf(find('firefox'))),
    short('WebKitGTK', await webkitVersion()),
  ],
  tools: [
    tool('axe-core'),
    tool('html-validate', 'HTML-validate'),
    tool('stylelint', 'Stylelint'),
    tool('typescript', 'TypeScript'),
    tool('playwright-core', 'Playwright'),
  ],
  checks: [
    'The rules of axe-core for WCAG 2.0, 2.1 and 2.2 at levels A and AA, and for best practice: on every kind of page, in light, dark and forced colours, in a narrow and a wide window, with and without JavaScript',
    'Text has a contrast of at least 7 to 1, in light and dark, on the screen and on paper',
    'No page of text scrolls sideways in a window 320 or 256 pixels wide, and none cuts text off when it is widely spaced or twice its size',
    'Everything on every kind of page can be reached and left with a keyboard, in the order of the page, and shows where the keyboard is',
    'Everything that you press is at least 44 pixels wide and high on a phone, except links inside a sentence',
    'Nothing moves for people who ask for less motion',
    'Everything works without JavaScript, from a folder on disk, and in a folder of a web server',
    'The HTML of every page is valid',
    'What a screen reader is told about each kind of page is compared with what was reviewed before',
    'Pages print without their menus and without boxes cut in two',
    'No page asks another server for anything, and none keeps anything in the browser',
  ],
  notDone: [
    'Screen readers and braille displays, with people who use them',
    'Voice control, switches and screen magnifiers',
    'Safari on Apple devices: WebKitGTK, which shares its engine, was used in its place for some of the tests',
    'Real phones and tablets: narrow windows on a computer were used in their place',
    'The PDF files with a screen reader, and against the PDF/UA standard: each has a web page with the same words',
    'Whether the words are understood by the people they are for',
  ],
};

writeFileSync(out, `${JSON.stringify(record, null, 2)}\n`);
console.log(`recorded: ${passed} tests of ${record.pages} pages, ${record.date}`);
