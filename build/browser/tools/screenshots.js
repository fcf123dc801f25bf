// Takes a picture of the richest page of every kind, and of every state that a
// person brings a page into: on a phone, on a desk, in the dark, and on paper.
// They are for people to look at; no test compares them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPlaywright } from '../harness/playwright.js';
import { siteNamed } from '../harness/site.js';
import { passing } from '../harness/views.js';
import { states } from '../specs/states.js';

const [folder] = process.argv.slice(2);
const site = siteNamed('real');
const kinds = site.kinds.filter((kind) => !passing.includes(kind));

const subjects = [
  ...kinds.map((kind) => ({ name: kind, address: site.richest(kind).address, reach: undefined })),
  ...states.map((state) => ({
    name: `${state.kind} ${state.name}`,
    address: state.address ?? site.richest(state.kind).address,
    reach: state.reach,
  })),
];

/** @type {Record<string, import('../harness/playwright.js').View>} */
const views = {
  phone: { width: 375, height: 800 },
  'phone-dark': { width: 375, height: 800, theme: 'dark' },
  desktop: { width: 1280, height: 900 },
  dark: { width: 1280, height: 900, theme: 'dark' },
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launch('chromium');
let pictures = 0;
for (const { name, address, reach } of subjects) {
  const file = path.join(folder, name.replace(/[^a-z0-9-]+/gi, '-'));
  for (const [view, options] of Object.entries(views)) {
    const { page, close } = await openPlaywright(browser, 'chromium', site.fileBase, options);
    await page.goto(address);
    await reach?.(page);
    await page.raw.screenshot({ path: `${file}--${view}.png`, fullPage: true, caret: 'initial' });
    pictures++;
    await close();
  }
  if (!reach) {
    const { page, close } = await openPlaywright(browser, 'chromium', site.fileBase);
    await page.goto(address);
    await page.raw.pdf({ path: `${file}--print.pdf`, format: 'A4', preferCSSPageSize: true, printBackground: true });
    await close();
    execFileSync('pdftoppm', ['-png', '-r', '60', '-l', '4', `${file}--print.pdf`, `${file}--print`]);
    rmSync(`${file}--print.pdf`);
  }
}

// The three that the README shows lie beside the code, so that whoever reads it sees them.
const pictureFolder = fileURLToPath(new URL('../pictures/', import.meta.url));
for (const { file, address, top, ...view } of [
  { file: 'step-phone.png', address: 'next/lead-professional.html', top: 'body', width: 375, height: 760 },
  { file: 'chart.png', address: 'strategies.html', top: '.chart', width: 1280, height: 1000 },
  { file: 'guidance.png', address: 'guidance/taking-time.html', top: 'body', width: 1280, height: 1000 },
]) {
  const { page, close } = await openPlaywright(browser, 'chromium', site.fileBase, view);
  await page.goto(address);
  await page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), top);
  await page.raw.screenshot({ path: path.join(pictureFolder, file), caret: 'initial' });
  await close();
}
await browser.close();
console.log(`${pictures} pictures of ${subjects.length} pages and states, and what they print, in ${folder}`);
