// axe-core on a page: WCAG 2.0 to 2.2, A and AA, and best practice.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Allowances } from './allowances.js';
import { allowed } from './axe-allowed.js';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** @typedef {import('./allowances.js').Finding & { why: string }} Finding */

/** What is explained, and which explanations this run needed. */
export const explained = new Allowances(allowed);

/**
 * @param {import('../harness/playwright.js').BrowserPage} page
 * @param {{ forced?: boolean, colour?: boolean }} [view]  `colour` runs the rules about colour alone, where all else was looked at
 */
export async function axe(page, { forced = false, colour = false } = {}) {
  await page.playwright.allowScripts();
  // It is long, and a page is looked at in several themes: it is brought once.
  if (!(await page.raw.evaluate('"axe" in globalThis'))) await page.raw.evaluate(source);
  const result = await page.raw.evaluate(
    async ([tags, off, colour]) => {
      const { axe } = /** @type {any} */ (globalThis);
      /** @type {{ ruleId: string, tags: string[] }[]} */
      const colours = axe.getRules(['cat.color']);
      const ofColour = colours
        .filter((rule) => rule.tags.some((tag) => tags.includes(tag)) && !off.includes(rule.ruleId))
        .map((rule) => rule.ruleId);
      const { violations, incomplete } = await axe.run(document, {
        runOnly: colour ? { type: 'rule', values: ofColour } : { type: 'tag', values: tags },
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations', 'incomplete'],
        preload: false,
      });
      const flat = (/** @type {any[]} */ rules) =>
        rules.flatMap((rule) =>
          rule.nodes.map((/** @type {any} */ node) => ({
            rule: rule.id,
            target: node.target.join(' '),
            html: node.html.slice(0, 160),
            why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '),
          })),
        );
      return { violations: flat(violations), incomplete: flat(incomplete) };
      // In forced colours the colours are the reader's own, and axe reads others.
    },
    /** @type {[string[], string[], boolean]} */ ([tags, forced ? ['color-contrast'] : [], colour]),
  );

  const say = (/** @type {string} */ kind, /** @type {Finding} */ f) =>
    `${kind} ${f.rule}: ${f.target}: ${f.why}: ${f.html}`;
  return [
    ...result.violations.map((/** @type {Finding} */ f) => say('violates', f)),
    ...result.incomplete
      .filter((/** @type {Finding} */ f) => !explained.allows(f))
      .map((/** @type {Finding} */ f) => say('not explained:', f)),
  ];
}
