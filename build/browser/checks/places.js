// Where words stand on printed paper, in millimetres.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const mm = 25.4 / 72;

/**
 * @typedef {{ text: string, left: number, top: number, right: number, bottom: number }} Word
 * @typedef {{ width: number, height: number, lines: Word[][] }} Sheet
 */

/**
 * Prints the page at the size of its own paper and returns every sheet with its
 * words.
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {'chromium' | 'firefox'} engine
 * @param {{ width: number, height: number }} size  of the paper, for Firefox, which is told it and not the page
 * @returns {Promise<Sheet[]>}
 */
export async function printed(page, engine, size) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rethink-places-'));
  const file = path.join(folder, 'page.pdf');
  try {
    // Playwright hands Firefox inches where it takes centimetres, and Firefox rounds
    // its paper up to whole points, so it is told a hair less.
    const length = (/** @type {number} */ mm) => (engine === 'firefox' ? `${(mm - 0.1) * 2.54}mm` : `${mm}mm`);
    // A window of the harness is a screen, also for a printer.
    if (engine === 'chromium') await page.raw.emulateMedia({ media: 'print' });
    await page.raw.pdf({
      path: file,
      width: length(size.width),
      height: length(size.height),
      margin: { top: '0', right: '0', bottom: '0', left: '0' },
      preferCSSPageSize: engine === 'chromium',
      printBackground: true,
    });
    return await placed(file);
  } finally {
    if (engine === 'chromium') await page.raw.emulateMedia({ media: 'screen' });
    await rm(folder, { recursive: true });
  }
}

/**
 * Every sheet of a PDF file with its words.
 * @param {string} file
 * @returns {Promise<Sheet[]>}
 */
export async function placed(file) {
  const { stdout } = await run('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 64 << 20 });
  return stdout.split('<page ').slice(1).map(sheet);
}

/** @param {string} text @returns {Sheet} */
function sheet(text) {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(text) ?? ['', '0', '0'];
  const lines = text
    .split('<line ')
    .slice(1)
    .map((line) =>
      [
        ...line.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<\/word>/g),
      ].map(([, left, top, right, bottom, word]) => ({
        text: plain(word),
        left: +left * mm,
        top: +top * mm,
        right: +right * mm,
        bottom: +bottom * mm,
      })),
    );
  return { width: +width * mm, height: +height * mm, lines };
}

/** @param {string} text */
const plain = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
