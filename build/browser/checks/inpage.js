// Brings the checks of inpage/ into a page and asks one of them.

import { readFileSync } from 'node:fs';

// common.js first: the others use it.
const files = ['common', 'contrast', 'layout', 'targets', 'focus', 'dead', 'motion', 'print'];
const source = files.map((name) => readFileSync(new URL(`inpage/${name}.js`, import.meta.url), 'utf8')).join('\n');
const bring = `globalThis.rethinkChecks ??= (() => { 'use strict';\n${source}\nreturn rethinkChecks; })(), 0`;

/**
 * Asks a check inside the page. It finds nothing (an empty list) or says what,
 * a sentence each.
 *
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {string} check  a function of inpage/
 * @param {unknown} [arg]
 * @returns {Promise<any>}
 */
export async function ask(page, check, arg = null) {
  const question = `rethinkChecks.${check}(${JSON.stringify(arg)})`;
  // The checks are long and a page is asked often: they are brought once.
  const answer = await page.raw.evaluate(`globalThis.rethinkChecks ? { said: ${question} } : null`);
  if (answer) return answer.said;
  await page.raw.evaluate(bring);
  return page.raw.evaluate(question);
}
