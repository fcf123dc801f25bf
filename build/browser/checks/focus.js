// Walks through a page by Tab as a person without a mouse does: every control is
// reached in the order of the page, shows that it has the focus by a ring that a
// person can see, is not covered, and lets go of the focus again.

import { readPNG } from '../harness/png.js';
import { ask } from './inpage.js';

/**
 * The order of the keyboard, forwards and back.
 * @param {import('../harness/playwright.js').BrowserPage} page
 */
export async function keyboard(page) {
  const stops = await ask(page, 'stops');
  const { found, reached } = await walk(page, stops);
  const back = await walkBack(page, stops, reached);
  await ask(page, 'blur'); // as nothing had the focus before
  return [...found, ...order(stops, reached), ...back];
}

/**
 * How the focus is shown. A way of showing it that is in `known` already has been
 * looked at on another page, and is not looked at again.
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {Set<string>} [known]
 */
export async function rings(page, known = new Set()) {
  await ask(page, 'stops');
  /** @type {string[]} */
  const found = [];
  for (const { stop, name, ring, signature } of await ask(page, 'rings')) {
    if (!ring) found.push(`shows no focus: ${name}`);
    else if (!known.has(signature)) {
      known.add(signature);
      found.push(...(await look(page, { stop, name })));
    }
  }
  return found;
}

/** @param {import('../harness/playwright.js').BrowserPage} page @param {string[]} stops */
async function walk(page, stops) {
  /** @type {string[]} */
  const found = [];
  /** @type {number[]} */
  const reached = [];
  // A few more than there should be, to see where else it leads.
  for (const at of await tabs(page, 'Tab', stops.length + 5)) {
    if (!at || at.stop === reached[0]) break;
    const name = stops[at.stop] ?? at.name;
    if (at.stop === reached.at(-1)) {
      found.push(`the keyboard cannot leave ${name}`);
      break;
    }
    reached.push(at.stop);
    if (at.covered) found.push(`has the focus and is covered by ${at.covered}: ${name}`);
    if (at.outside) found.push(`has the focus outside the window: ${name}`);
  }
  return { found, reached };
}

/**
 * Presses a key so many times and returns what had the focus after each. It is the
 * page that writes it down: asked from here, it could answer too early or too late,
 * and to ask takes longer than to press.
 * @param {import('../harness/playwright.js').BrowserPage} page @param {'Tab' | 'Shift+Tab'} key @param {number} times
 * @returns {Promise<({ stop: number, name: string, covered: string, outside: boolean } | null)[]>}
 */
async function tabs(page, key, times) {
  await ask(page, 'walk');
  const devtools = await page.raw.context().newCDPSession(page.raw);
  const event = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers: key === 'Tab' ? 0 : 8 };
  // All at once: they are handled one after the other, and no picture is drawn for each.
  await Promise.all(
    Array.from({ length: 2 * times }, (_, i) =>
      devtools.send('Input.dispatchKeyEvent', { type: i % 2 ? 'keyUp' : 'rawKeyDown', ...event }),
    ),
  );
  await devtools.detach();
  return ask(page, 'walked');
}

/** @param {string[]} stops @param {number[]} reached */
function order(stops, reached) {
  const found = [];
  for (const [i, name] of stops.entries()) if (!reached.includes(i)) found.push(`the keyboard does not reach ${name}`);
  for (let i = 1; i < reached.length; i++) {
    if (reached[i] < reached[i - 1])
      found.push(`the keyboard goes backwards, from ${stops[reached[i - 1]]} to ${stops[reached[i]]}`);
  }
  if (reached.includes(-1)) found.push('the keyboard reaches something that is no control');
  return found;
}

/** The way back must be as free. @param {import('../harness/playwright.js').BrowserPage} page @param {string[]} stops @param {number[]} reached */
async function walkBack(page, stops, reached) {
  const last = reached.at(-1);
  if (last === undefined || last < 0) return [];
  await page.raw.evaluate(
    (stop) => /** @type {HTMLElement} */ (document.querySelector(`[data-stop="${stop}"]`)).focus(),
    last,
  );
  let before = last;
  for (const at of await tabs(page, 'Shift+Tab', reached.length - 1)) {
    if (!at) return [`the keyboard leaves the page backwards after ${stops[before]}`];
    if (at.stop === before) return [`the keyboard cannot go back from ${stops[at.stop] ?? at.name}`];
    before = at.stop;
  }
  return [];
}

/**
 * Compares two pictures, with the focus and without: the ring must change at
 * least as many pixels, by at least 3:1, as a line of 2 px around the control.
 *
 * @param {import('../harness/playwright.js').BrowserPage} page @param {{ stop: number, name: string }} way
 */
async function look(page, { stop, name }) {
  const box = await ask(page, 'focusOn', stop);
  const margin = 10;
  const window = /** @type {{ width: number, height: number }} */ (page.raw.viewportSize());
  const x = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  const clip = {
    x,
    y,
    width: Math.min(window.width, box.x + box.width + margin) - x,
    height: Math.min(window.height, box.y + box.height + margin) - y,
  };
  if (clip.width <= 0 || clip.height <= 0) return [];
  const [x0, y0] = box.scrolled;
  const picture = () => page.playwright.picture({ ...clip, x: x + x0, y: y + y0 });
  const withFocus = readPNG(await picture());
  await ask(page, 'blur');
  const without = readPNG(await picture());
  let changed = 0;
  for (let row = 0; row < withFocus.height; row++) {
    for (let column = 0; column < withFocus.width; column++) {
      if (ratio(withFocus.pixel(column, row), without.pixel(column, row)) >= 3) changed++;
    }
  }
  // A ring that runs out of the window is only as long as what is left of it.
  const visible = (clip.width + clip.height) / (box.width + box.height + 4 * margin);
  const wanted = 2 * box.around * Math.min(1, visible);
  // The corners of a ring are round.
  return changed >= wanted * 0.75
    ? []
    : [`shows its focus too faintly (${changed} pixels change, ${Math.round(wanted)} make a ring): ${name}`];
}

/** @param {number[]} a @param {number[]} b */
function ratio(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number[]} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
