// Reads the QR codes of printed paper, as a phone's camera does.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { readPNG } from '../harness/png.js';

const run = promisify(execFile);

/** Dots to the inch: nearly four for the least square that a card may have. */
const dots = 270;

/** @typedef {{ left: number, top: number, width: number, height: number }} Place  in millimetres */

/**
 * The pages of a PDF file as pictures.
 * @param {string} file
 */
export async function pictured(file) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rethink-scan-'));
  try {
    await run('pdftoppm', ['-r', String(dots), '-png', file, path.join(folder, 'page')]);
    const names = (await readdir(folder)).sort();
    return await Promise.all(names.map(async (name) => readPNG(await readFile(path.join(folder, name)))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * What the code in a place of a page says; nothing where there is none.
 * @param {ReturnType<typeof readPNG>} page @param {Place} place
 */
export function scanned(page, place) {
  const at = (/** @type {number} */ mm) => Math.round((mm * dots) / 25.4);
  const [left, top, width, height] = [at(place.left), at(place.top), at(place.width), at(place.height)];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255); // beyond the paper's edge all is white
  for (let y = 0; y < Math.min(height, page.height - top); y++) {
    for (let x = 0; x < Math.min(width, page.width - left); x++) {
      const [red, green, blue] = page.pixel(left + x, top + y);
      const i = (y * width + x) * 4;
      pixels[i] = red;
      pixels[i + 1] = green;
      pixels[i + 2] = blue;
    }
  }
  return jsqr.default(pixels, width, height)?.data;
}
