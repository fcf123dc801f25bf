// @ts-check
// Finds open questions by moment and by words, and prints some of them. Without
// this script the page is the whole list, under its headings. The moment stands
// behind the # of the address, as a link to its heading would write it; words and
// ticks are forgotten with the page.
(() => {
  'use strict';

  const page = /** @type {HTMLElement | null} */ (document.querySelector('.finder'));
  if (!page) return;
  /** @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
  const all = (selector, inside = page) =>
    [...inside.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));
  const form = all('.finder-form')[0];
  const choice = /** @type {HTMLSelectElement} */ (all('select', form)[0]);
  const field = /** @type {HTMLInputElement} */ (all('[type=search]', form)[0]);
  const status = all('.finder-count')[0];
  const acts = all('.finder-acts')[0];
  const [printShown, printTicked] = all('button', acts);
  const items = all('.finder-item');
  /** How many of some items there are, one that stands under several moments once, in words; and nothing for none.
   * @param {string | undefined} words @param {HTMLElement[]} shown @param {boolean} swaps */
  const said = (words, shown, swaps) => {
    const of = (/** @type {HTMLElement[]} */ list) => list.filter((item) => 'swap' in item.dataset === swaps);
    const n = of(shown).length;
    const total = of(items).filter((item) => !('again' in item.dataset)).length;
    return n ? [(words || '').replace('{1}', String(n)).replace('{2}', String(total))] : [];
  };

  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .toLowerCase();
  const texts = new Map(
    items.map((item) => [
      item,
      fold(
        all('.finder-ask, .finder-not', item)
          .map((e) => e.textContent)
          .join(' '),
      ),
    ]),
  );
  /** @param {HTMLElement} item */
  const tick = (item) => /** @type {HTMLInputElement} */ (all('[type=checkbox]', item)[0]);

  /** Says how many on a button. @param {HTMLElement} button @param {number} n */
  const label = (button, n) => {
    button.hidden = !n;
    button.textContent = ((n === 1 ? button.dataset.single : button.dataset.many) || '').replace('{1}', String(n));
  };

  let telling = 0;
  /** @param {number} [rest] how long typing must rest before the count is said, in milliseconds */
  const show = (rest = 0) => {
    const moment = choice.value;
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    /** @type {HTMLElement[]} */
    const shown = [];
    for (const section of all('.finder-moment')) {
      const here = !moment || section.dataset.moment === moment;
      let some = false;
      for (const item of all('.finder-item', section)) {
        const text = texts.get(item) || '';
        const fits = here && (moment || !('again' in item.dataset)) && words.every((w) => text.includes(w));
        item.hidden = !fits;
        if (fits) {
          shown.push(item);
          some = true;
        }
      }
      section.hidden = !some;
    }
    label(printShown, shown.length);
    label(printTicked, items.filter((item) => tick(item).checked).length);
    const { count, swaps, none = '' } = page.dataset;
    const counted = [...said(count, shown, false), ...said(swaps, shown, true)].join(', ') || none;
    clearTimeout(telling);
    telling = setTimeout(() => (status.textContent = counted), rest);
  };

  /** Chooses the moment that the address names. */
  const go = () => {
    // A browser may write the letters of an address as signs; a stray % means nothing.
    const named = [...choice.options].find(
      (o) => o.value && ['#' + o.value, '#' + encodeURIComponent(o.value)].includes(location.hash),
    );
    if (named) choice.value = named.value;
    return !!named;
  };

  /** Leaves on the page only what is ticked, also where the choice hides it. */
  const onlyTicked = () => {
    for (const item of items) item.hidden = !tick(item).checked;
    for (const section of all('.finder-moment'))
      section.hidden = all('.finder-item', section).every((item) => item.hidden);
  };
  addEventListener('afterprint', () => show());
  printShown.addEventListener('click', () => window.print());
  printTicked.addEventListener('click', () => {
    onlyTicked();
    window.print();
  });

  choice.addEventListener('change', () => {
    try {
      history.replaceState(null, '', choice.value ? '#' + choice.value : location.pathname);
    } catch {
      // Some browsers refuse this from a disk.
    }
    show();
  });
  field.addEventListener('input', () => show(500));
  page.addEventListener('change', (event) => {
    if (/** @type {HTMLElement} */ (event.target).closest('.finder-tick')) show();
  });
  addEventListener('hashchange', () => {
    if (go()) show();
  });

  all('.finder-jump')[0].hidden = true;
  form.hidden = acts.hidden = false;
  for (const t of all('.finder-tick')) t.hidden = false;
  // Back fills in what was typed and ticked before.
  addEventListener('pageshow', () => show());
  go();
  show();
})();
