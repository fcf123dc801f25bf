// With scripts on, every button does something that a person or a screen reader
// notices: text changes, the page moves, the focus moves, a page opens, or the
// browser prints.

import { until } from '../harness/waiting.js';

/** @param {import('../harness/playwright.js').BrowserPage} page */
export async function buttons(page) {
  /** @type {string[]} */
  const found = [];
  const address = page.raw.url();
  const all = page.raw.locator(
    'button:visible, input[type=submit]:visible, input[type=button]:visible, [role=button]:visible',
  );
  const many = await all.count();
  for (let i = 0; i < many; i++) {
    // Anew for each, the first too: what was done to the page before is no answer to it.
    await page.doing(() => page.raw.goto(address));
    const button = all.nth(i);
    if (!(await button.isVisible()) || (await button.isDisabled())) continue;
    const name = (await button.innerText().catch(() => '')) || (await button.getAttribute('value')) || '';
    await button.scrollIntoViewIfNeeded();
    await page.raw.evaluate(watchForChange);
    const before = page.raw.url();
    await page.doing(() => button.click());
    // Another document has no such function; what a page does later it may do within a second.
    const changed = () =>
      page.raw.url() !== before || page.raw.evaluate(() => /** @type {any} */ (globalThis).rethinkChanged?.() ?? true);
    if (!(await until(changed, 'something changes', 1000).catch(() => false)))
      found.push(`does nothing: button "${name.trim()}"`);
  }
  return found;
}

/** Runs in the page. */
function watchForChange() {
  let changed = false;
  new MutationObserver(() => (changed = true)).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  globalThis.print = () => (changed = true);
  document.addEventListener('invalid', () => (changed = true), true);
  document.addEventListener('fullscreenchange', () => (changed = true));
  const [left, top] = [scrollX, scrollY];
  const focused = document.activeElement;
  // The click itself moves the focus to the button: that is no answer.
  /** @type {any} */ (globalThis).rethinkChanged = () =>
    changed ||
    Math.hypot(scrollX - left, scrollY - top) > 1 ||
    (document.activeElement !== focused &&
      !document.activeElement?.matches('button, [type=submit], [type=button], [role=button], body'));
}
