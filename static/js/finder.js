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
  const pills = /** @type {HTMLInputElement[]} */ (all('[type=radio]', form));
  const field = /** @type {HTMLInputElement} */ (all('[type=search]', form)[0]);
  const status = all('.finder-count')[0];
  const acts = all('.finder-acts')[0];
  const [printShown, printTicked] = all('button', acts);
  const items = all('.finder-item');
  const total = items.filter((item) => !('again' in item.dataset)).length;

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
    const moment = (pills.find((p) => p.checked) || pills[0]).value;
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const section of all('.finder-moment')) {
      const here = !moment || section.dataset.moment === moment;
      let some = false;
      for (const item of all('.finder-item', section)) {
        const text = texts.get(item) || '';
        const fits = here && (moment || !('again' in item.dataset)) && words.every((w) => text.includes(w));
        item.hidden = !fits;
        if (fits) {
          shown++;
          some = true;
        }
      }
      section.hidden = !some;
    }
    label(printShown, shown);
    label(printTicked, items.filter((item) => tick(item).checked).length);
    const count = shown
      ? (page.dataset.count || '').replace('{1}', String(shown)).replace('{2}', String(total))
      : page.dataset.none || '';
    clearTimeout(telling);
    telling = setTimeout(() => (status.textContent = count), rest);
  };

  /** Chooses the moment that the address names. */
  const go = () => {
    // A browser may write the letters of an address as signs; a stray % means nothing.
    const pill = pills.find(
      (p) => p.value && ['#' + p.value, '#' + encodeURIComponent(p.value)].includes(location.hash),
    );
    if (pill) pill.checked = true;
    return !!pill;
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

  for (const pill of pills) {
    pill.addEventListener('change', () => {
      try {
        history.replaceState(null, '', pill.value ? '#' + pill.value : location.pathname);
      } catch {
        // Some browsers refuse this from a disk.
      }
      show();
    });
  }
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
