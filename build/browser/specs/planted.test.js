// Each check can fail. A sound page, on which no check finds anything, is given
// one fault at a time, and the check that is for this fault must find it.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checks } from '../checks/index.js';
import { Allowances } from '../checks/allowances.js';
import { oneSheet } from '../checks/paper.js';
import { openChromium } from '../harness/engines.js';
import { watched } from '../harness/journey.js';
import { nothing } from '../harness/nothing.js';
import { left } from '../harness/stored.js';

const sound = fileURLToPath(new URL('../planted/', import.meta.url));
const html = readFileSync(path.join(sound, 'sound.html'), 'utf8');

/** @type {string[]} */
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/**
 * @typedef {object} Fault
 * @property {keyof typeof checks} check
 * @property {RegExp} finds     what the check says
 * @property {[string, string]} [html]  what of the sound page is replaced, and by what
 * @property {string} [css]     added to its style sheet
 * @property {string} [js]      its script
 * @property {import('../harness/playwright.js').View} [view]
 */

const end = '</main>';

/** @type {Record<string, Fault>} */
const faults = {
  'a page without a title': { check: 'axe', html: ['<title>A sound page</title>', ''], finds: /document-title/ },
  'a picture without a text': { check: 'axe', html: [' alt="The sign of this page"', ''], finds: /image-alt/ },
  'a field without a name': {
    check: 'axe',
    html: ['<label for="word">A word to look for</label>', ''],
    finds: /label/,
  },
  'a page without a language': { check: 'axe', html: [' lang="en-GB"', ''], finds: /html-has-lang/ },
  'a skipped heading': { check: 'axe', html: [end, '<h4>Too deep</h4></main>'], finds: /heading-order/ },
  'words outside of every landmark': { check: 'axe', html: ['</body>', '<p>Lost words.</p></body>'], finds: /region/ },
  'what axe cannot judge': {
    check: 'axe',
    html: [end, '<ul role="list"></ul></main>'],
    finds: /not explained: aria-required-children/,
  },

  'a pale text': {
    check: 'contrast',
    html: [end, '<p class="pale">Pale words</p></main>'],
    css: '.pale { color: #666 }',
    finds: /contrast 5\.\d+:1.*Pale/,
  },
  'a text that is pale in the dark alone': {
    check: 'contrast',
    view: { theme: 'dark' },
    html: [end, '<p class="pale">Pale words</p></main>'],
    css: '@media (prefers-color-scheme: dark) { .pale { color: #445 } }',
    finds: /contrast.*Pale/,
  },
  'a faded text': {
    check: 'contrast',
    html: [end, '<p class="pale">Pale words</p></main>'],
    css: '.pale { opacity: 0.5 }',
    finds: /contrast.*Pale/,
  },
  'a pale word made by the style sheet': {
    check: 'contrast',
    css: 'h2::after { content: "new"; color: #888 }',
    finds: /contrast.*::after/,
  },
  'a pale placeholder': {
    check: 'contrast',
    html: ['name="word"', 'name="word" placeholder="for example"'],
    css: '::placeholder { color: #999 }',
    finds: /contrast.*placeholder/,
  },
  'a text on a picture': {
    check: 'contrast',
    html: [end, '<p class="over">Words</p></main>'],
    css: '.over { background: url(sign.svg) }',
    finds: /stands on a picture/,
  },
  'a pale number in a drawing': {
    check: 'contrast',
    html: [
      end,
      '<svg class="drawing" width="60" height="60"><circle cx="30" cy="30" r="28"/><text x="20" y="40">7</text></svg></main>',
    ],
    css: '.drawing circle { fill: #07545e } .drawing text { fill: #9bb }',
    finds: /contrast .* words in a drawing.*7/,
  },
  'a field with a pale outline': {
    check: 'contrast',
    css: 'input { border-color: #ddd }',
    finds: /outline of a field/,
  },

  'a box wider than the window': {
    check: 'sideways',
    css: '.box { inline-size: 400px }',
    finds: /page is \d+ px wide in a window of 320 px.*box/,
  },
  'a box that scrolls sideways': {
    check: 'sideways',
    css: '.box { overflow-x: auto } .box p { inline-size: 600px }',
    finds: /scrolls sideways.*box/,
  },
  'a box of fixed height': {
    check: 'cut',
    css: '.box { block-size: 2rem; padding: 0; overflow: hidden } .box p { font-size: 3rem }',
    finds: /cut off.*stays whole/,
  },
  'a text that lies over another': {
    check: 'cut',
    css: 'h2 { margin-block-end: -2rem; line-height: 1 }',
    finds: /lies over other text/,
  },
  'a box that wide letters do not fit': {
    check: 'spacing',
    html: ['This box stays whole on paper.', 'This box stays whole'],
    css: '.box { padding: 0; inline-size: 14rem; overflow: hidden; white-space: nowrap }',
    finds: /cut off.*stays whole/,
  },
  'a box that large letters do not fit': {
    check: 'double',
    html: ['This box stays whole on paper.', 'Unbreakable'],
    css: '.box { padding: 0; inline-size: 8rem; max-inline-size: 120px; overflow: hidden }',
    finds: /cut off.*Unbreakable/,
  },

  'a small button': {
    check: 'targets',
    css: 'button { min-block-size: 0; padding: 0; line-height: 1 }',
    finds: /target of .* less than 44.*Look/,
  },
  'tiny links close together': {
    check: 'targets',
    view: { width: 1280 },
    css: 'li { line-height: 1 } li a { font-size: 0.75rem; min-block-size: 0; min-inline-size: 0; padding: 0; font-size: 0.75rem; line-height: 1 }',
    finds: /less than 24.*Home/,
  },

  'a link without a focus ring': {
    check: 'rings',
    css: 'li a:focus-visible { outline: none }',
    finds: /shows no focus.*Home/,
  },
  'a focus ring in the colour of the page': {
    check: 'rings',
    css: 'li a:focus-visible { outline-color: #e8e6e0 }',
    finds: /too faintly.*Home/,
  },
  'a bar that covers what is focused': {
    check: 'keyboard',
    view: { height: 300 },
    html: ['</body>', '<div class="over">Over it all</div></body>'],
    css: '.over { position: fixed; inset: 0; background: #fff }',
    finds: /covered by .*over/,
  },
  'a field that keeps the focus': {
    check: 'keyboard',
    js: "addEventListener('keydown', (e) => { if (e.key === 'Tab' && e.target.id === 'word') e.preventDefault(); });",
    finds: /cannot leave .*word/,
  },
  'a field that keeps the focus backwards': {
    check: 'keyboard',
    js: "addEventListener('keydown', (e) => { if (e.key === 'Tab' && e.shiftKey && e.target.id === 'word') e.preventDefault(); });",
    finds: /cannot go back from .*word/,
  },
  'an order of its own': {
    check: 'keyboard',
    html: ['<button type', '<button tabindex="3" type'],
    finds: /goes backwards|does not reach .*Look/,
  },
  'a link that the keyboard does not reach': {
    check: 'keyboard',
    js: "addEventListener('focusin', (e) => { if (e.target.textContent === 'More') document.querySelector('#word').focus(); });",
    finds: /does not reach/,
  },

  'a dead button': {
    check: 'dead',
    view: { js: false },
    html: [end, '<button type="button">Show more</button></main>'],
    finds: /does nothing without scripts.*Show more/,
  },
  'a dead field': {
    check: 'dead',
    view: { js: false },
    html: [end, '<label>Filter <input name="f" type="text"></label></main>'],
    finds: /does nothing without scripts.*input/,
  },
  'a dead tick box': {
    check: 'dead',
    view: { js: false },
    html: [end, '<label><input name="t" type="checkbox"> All</label></main>'],
    finds: /does nothing without scripts.*input/,
  },
  'a link to nothing': { check: 'deadLinks', html: ['href="#more"', 'href="#nothing"'], finds: /leads to #nothing/ },
  'a link without an address': { check: 'deadLinks', html: ['href="#more"', 'href="#"'], finds: /leads nowhere/ },
  'a button without a script': {
    check: 'buttons',
    html: [end, '<button type="button">Show more</button></main>'],
    finds: /does nothing: button "Show more"/,
  },

  'a movement for those who asked for none': {
    check: 'motion',
    view: { reduced: true },
    css: 'a { transition: color 1s }',
    finds: /moves by transition/,
  },
  'an animation for those who asked for none': {
    check: 'motion',
    view: { reduced: true },
    css: '@keyframes x { to { color: red } } h1 { animation: x 2s }',
    finds: /moves by animation/,
  },
  'a smooth scroll for those who asked for none': {
    check: 'motion',
    view: { reduced: true },
    css: 'html { scroll-behavior: smooth }',
    finds: /scrolls smoothly/,
  },

  'a menu on paper': { check: 'paper', css: '@media print { nav { display: block } }', finds: /is printed: .*nav/ },
  'a cut box on paper': {
    check: 'paper',
    html: ['<div class="box">', '<div class="before"></div><div class="box"><p>First</p>'],
    css: '.before { block-size: 14cm } .box { break-inside: auto } .box p { margin-block: 3cm }',
    finds: /cut between two sheets.*box/,
  },
  'an empty sheet': {
    check: 'paper',
    css: '@media print { main { break-after: page } body::after { content: ""; display: block; block-size: 5cm } }',
    finds: /sheet 2 is empty/,
  },
};

/** @param {Partial<Fault>} fault */
function plant({ html: change, css = '', js }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rethink-planted-'));
  folders.push(folder);
  cpSync(sound, folder, { recursive: true });
  const broken = change ? html.replace(change[0], change[1]) : html;
  if (change) assert.notEqual(broken, html, `the sound page has no ${change[0]}`);
  writeFileSync(path.join(folder, 'index.html'), broken);
  writeFileSync(path.join(folder, 'sound.css'), readFileSync(path.join(sound, 'sound.css'), 'utf8') + css);
  if (js !== undefined) writeFileSync(path.join(folder, 'sound.js'), js);
  return folder;
}

/** @param {string} folder @param {keyof typeof checks} check @param {import('../harness/playwright.js').View} [view] */
async function findings(folder, check, view = {}) {
  const { page, close } = await openChromium(`file://${folder}/`, { width: 320, ...view });
  try {
    await page.goto('index.html');
    return await checks[check](page, view);
  } finally {
    await close();
  }
}

describe('planted faults', { concurrency: 2 }, () => {
  for (const [name, fault] of Object.entries(faults)) {
    test(`${fault.check} finds ${name}`, { timeout: 180_000 }, async () => {
      const found = await findings(plant(fault), fault.check, fault.view);
      assert.match(found.join('\n'), fault.finds);
    });
  }

  for (const check of /** @type {(keyof typeof checks)[]} */ (Object.keys(checks))) {
    test(`${check} finds nothing on the sound page`, { timeout: 180_000 }, async () => {
      const js = check !== 'dead';
      for (const width of [320, 1280]) nothing(await findings(plant({}), check, { width, js }));
    });
  }

  test('every check has a planted fault', () => {
    const planted = new Set(Object.values(faults).map((fault) => fault.check));
    nothing(Object.keys(checks).filter((check) => !planted.has(/** @type {any} */ (check))));
  });
});

describe('what a page may not do', { concurrency: 2 }, () => {
  /** @type {Record<string, Partial<Fault> & { finds: RegExp }>} */
  const deeds = {
    'asks for a picture elsewhere': {
      html: ["img-src 'self' data:", 'img-src *'],
      js: "new Image().src = 'https://example.org/x.png';",
      finds: /request elsewhere: https:\/\/example\.org/,
    },
    'writes on the console': { js: "console.info('hello');", finds: /console info: hello/ },
    fails: { js: "throw new Error('broken');", finds: /script error: .*broken/ },
    'keeps something': { js: "localStorage.setItem('kept', '1');", finds: /localStorage left: kept/ },
    'keeps something for a moment': {
      js: "sessionStorage.setItem('kept', '1'); sessionStorage.clear();",
      finds: /stored by Storage\.setItem: kept/,
    },
    'sets a cookie': { js: "document.cookie = 'kept=1';", finds: /cookie left: kept=1/ },
    'opens a data base': { js: "indexedDB.open('kept');", finds: /stored by indexedDB\.open: kept/ },
    'styles a word inline': { html: ['<h1>', '<h1 style="color: red">'], finds: /style-src/ },
    'runs a script inline': { html: ['</body>', '<script>document.title = "x"</script></body>'], finds: /script-src/ },
    'asks by script': { js: "fetch('sign.svg').catch(() => {});", finds: /asked by fetch: sign\.svg/ },
    'asks for what is not there': { html: ['src="sign.svg"', 'src="gone.svg"'], finds: /answered 404: .*gone\.svg/ },
  };
  for (const [name, deed] of Object.entries(deeds)) {
    test(`a page that ${name} is found out`, { timeout: 180_000 }, async () => {
      const { page, faults: found, close } = await watched(plant(deed), 'chromium', 'path', true);
      try {
        await page.goto('index.html');
        found.push(...(await left(page)));
      } finally {
        await close();
      }
      assert.match(found.join('\n'), deed.finds);
    });
  }

  test('the sound page does none of it', { timeout: 180_000 }, async () => {
    const { page, faults: found, close } = await watched(plant({}), 'chromium', 'path', true);
    try {
      await page.goto('index.html');
      found.push(...(await left(page)));
    } finally {
      await close();
    }
    nothing(found);
  });
});

describe('posters', () => {
  /** @param {string} css */
  async function poster(css) {
    const { page, close } = await openChromium(`file://${plant({ css })}/`);
    try {
      await page.goto('index.html');
      return await oneSheet(page, { width: 297, height: 210, sheet: 'main' });
    } finally {
      await close();
    }
  }
  const landscape = '@page { size: 297mm 210mm; margin: 0 } body { padding: 0 }';
  test('one sheet is one sheet', async () => nothing(await poster(landscape)));
  test('a poster on two sheets is found out', async () => {
    assert.match((await poster(`${landscape} h2 { break-before: page }`)).join(), /is 2 sheets/);
  });
  test('a poster of another size is found out', async () =>
    assert.match((await poster('@page { margin: 0 }')).join(), /is 210\.\d x 29[67]\.\d mm/));
  test('a poster that runs out of its sheet is found out', async () => {
    assert.match((await poster(`${landscape} main { block-size: 5cm }`)).join(), /runs out of its sheet/);
  });
});

describe('explanations', () => {
  const finding = { rule: 'color-contrast', target: '.over', html: '<p class="over">' };
  const entry = { rule: 'color-contrast', element: /\.over/, reason: 'seen by eye' };
  test('explain what they name', () => {
    const table = new Allowances([entry]);
    assert.equal(table.allows(finding), true);
    nothing(table.unused());
  });
  test('do not explain anything else', () => {
    const table = new Allowances([entry]);
    assert.equal(table.allows({ ...finding, rule: 'label' }), false);
    assert.equal(table.allows({ ...finding, target: '.under', html: '<p>' }), false);
  });
  test('that explain nothing are found out', () => {
    assert.match(new Allowances([entry]).unused().join(), /explains nothing: color-contrast/);
  });
});
