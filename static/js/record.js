// @ts-check
// The record of one's own route, to see and to print. Without a route in the
// address it stays a blank record of every step; with one it holds the steps of the
// route alone, in their order, and ticks the answers. "#via=a.b.c" ends with the
// last step reached; route.js says what it holds. Nothing is stored, and a route
// that is not possible is as good as none.
(() => {
  'use strict';
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const record = all('.record')[0];
  const blank = all('[data-ways]');
  const [back, print] = ['[data-back]', '[data-print]'].map((s) => all(s)[0]);

  const show = () => {
    const ids = /[#&]via=(?![^.]*~)([^&]{1,999})/.exec(location.hash)?.[1].split('.') ?? [];
    const steps = ids.map((id) => blank.find((e) => e.dataset.step === id.split('~')[0]));
    const leads = steps.every(
      (e, i) =>
        e && (i + 1 === ids.length || e.dataset.ways?.split('\n').some((way) => way.split(' ')[0] === ids[i + 1])),
    );
    const route = leads ? ids : [];
    record.replaceChildren(
      ...(route.length
        ? route.map((_, i) => {
            const item = /** @type {HTMLElement} */ (steps[i]?.cloneNode(true));
            const chosen = item.querySelector(`[data-to="${route[i + 1]}"]`);
            chosen?.classList.add('ticked');
            chosen?.querySelector('[hidden]')?.removeAttribute('hidden');
            return item;
          })
        : blank),
    );
    for (const e of all('.blank')) e.hidden = route.length > 0;
    for (const a of all('[data-on]'))
      a.setAttribute(
        'href',
        (a.getAttribute('href') ?? '').split('#')[0] + (route.length ? '#via=' + route.join('.') : ''),
      );
    back.hidden = !route.length;
    // As route.js has it, the address of a step holds the step itself only with a number.
    const before = route.at(-1)?.includes('~') ? route : route.slice(0, -1);
    if (route.length)
      back.setAttribute(
        'href',
        steps.at(-1)?.dataset.step + '.html' + (before.length ? '#via=' + before.join('.') : ''),
      );
  };

  print.hidden = false;
  print.addEventListener('click', () => window.print());
  show();
  addEventListener('hashchange', show);
})();
