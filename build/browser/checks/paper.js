// Prints a page in Chromium and reads the PDF back.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ask } from './inpage.js';
import { placed } from './places.js';

const run = promisify(execFile);

/**
 * @typedef {object} Paper
 * @property {number} pages
 * @property {[number, number][]} sizes  width and height of each page in points
 * @property {string[]} text  of each page
 */

/**
 * Prints the page as Chromium does, and leaves it in the looks of paper: the size of
 * the paper is the page's own (@page), else A4.
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @returns {Promise<Paper>}
 */
export async function print(page) {
  return pdf(page, readPDF);
}

/**
 * How far down the words of the last sheet go, as a part of the sheet's height.
 * @param {import('../harness/playwright.js').BrowserPage} page
 */
export async function lastSheet(page) {
  const [last] = (await pdf(page, placed)).slice(-1);
  return Math.max(...last.lines.flat().map((word) => word.bottom)) / last.height;
}

/**
 * @template R
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {(file: string) => Promise<R>} read
 */
async function pdf(page, read) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rethink-paper-'));
  const file = path.join(folder, 'page.pdf');
  try {
    await page.raw.emulateMedia({ media: 'print' }); // a window of the harness is a screen, also for a printer
    await page.raw.pdf({ path: file, format: 'A4', preferCSSPageSize: true, printBackground: true });
    return await read(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} file @returns {Promise<Paper>} */
export async function readPDF(file) {
  const { stdout: info } = await run('pdfinfo', ['-f', '1', '-l', '9999', file]);
  const pages = Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]);
  const sizes = [...info.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm)].map(
    (m) => /** @type {[number, number]} */ ([Number(m[1]), Number(m[2])]),
  );
  return { pages, sizes, text: await textOf(file) };
}

/** The text of each page of a PDF. @param {string} file */
async function textOf(file) {
  const { stdout } = await run('pdftotext', ['-raw', file, '-'], { maxBuffer: 64 << 20 });
  return stdout.split('\f').slice(0, -1); // each page ends in one
}

/** Half an A4 sheet, in CSS pixels: a box that is higher may go on over the page. */
const halfSheet = 500;

/**
 * What is wrong with the page on paper: what only works on a screen is printed,
 * a box is cut in two, a sheet is empty.
 * @param {import('../harness/playwright.js').BrowserPage} page
 */
export async function paper(page) {
  await page.raw.emulateMedia({ media: 'print' });
  /** @type {string[]} */
  const found = await ask(page, 'printed');
  const names = await ask(page, 'markBoxes', halfSheet);
  // Printed once: a mark stands beside a word, so it fills no sheet that is empty without it.
  const text = await pdf(page, textOf);
  const mark = /zq\d{4}[az]/g;
  const empty = text.flatMap((words, i) => (words.replace(mark, '').trim() ? [] : [`sheet ${i + 1} is empty`]));
  const sheetOf = new Map(text.flatMap((words, sheet) => [...words.matchAll(mark)].map((m) => [m[0], sheet])));
  for (const [i, name] of names.entries()) {
    const number = String(i).padStart(4, '0');
    const [first, last] = [sheetOf.get(`zq${number}a`), sheetOf.get(`zq${number}z`)];
    if (first !== last) found.push(`is cut between two sheets: ${name}`);
  }
  await page.raw.emulateMedia({ media: 'screen' });
  return [...found, ...empty];
}

/**
 * A poster is one sheet of exactly this size, and nothing runs out of it.
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {{ width: number, height: number, sheet: string }} size  in millimetres; the selector of the sheet
 */
export async function oneSheet(page, { width, height, sheet }) {
  await page.raw.emulateMedia({ media: 'print' });
  const { pages, sizes } = await print(page);
  /** @type {string[]} */
  const found = [];
  if (pages !== 1) found.push(`is ${pages} sheets, not one`);
  const [w, h] = sizes[0].map((points) => (points / 72) * 25.4);
  // Chromium rounds to whole points.
  if (Math.abs(w - width) > 0.5 || Math.abs(h - height) > 0.5)
    found.push(`is ${w.toFixed(1)} x ${h.toFixed(1)} mm, not ${width} x ${height}`);
  found.push(...(await ask(page, 'sheets', sheet)));
  await page.raw.emulateMedia({ media: 'screen' });
  return found;
}
