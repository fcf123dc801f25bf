// @ts-check
// The route of the guided path, marked on the chart. Here "#via=a.b.c" ends with
// the last step reached; route.js says what it holds. Nothing is stored, and a route
// that is not possible is as good as none.
(() => {
  'use strict';
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const [box, chart, only, clear] = ['.your-route', '.chart', '[data-only]', '[data-clear]'].map((s) => all(s)[0]);
  const boxes = all('[data-ways]');
  const drawn = chart.parentElement?.classList.contains('drawn');
  const less = only.textContent ?? '';

  /** @param {boolean} on */
  const narrow = (on) => {
    chart.classList.toggle('only', on);
    if (drawn) chart.parentElement?.classList.toggle('drawn', !on);
    only.textContent = on ? (box.dataset.all ?? '') : less;
  };

  const show = () => {
    const ids = /[#&]via=(?![^.]*~)([^&]{1,999})/.exec(location.hash)?.[1].split('.') ?? [];
    const steps = ids.map((id) => boxes.find((e) => e.dataset.step === id.split('~')[0]));
    // Each choice as its box has it: the id that it leads to, and its words.
    const ways = steps.map((e, i) => e?.dataset.ways?.split('\n').find((way) => way.split(' ')[0] === ids[i + 1]));
    const route = ways.slice(0, -1).includes(undefined) || steps.includes(undefined) ? [] : steps;
    const pairs = route.map((e, i) => e?.dataset.step + '.' + ids[i + 1]);
    box.hidden = !route.length;
    box.querySelector('ol')?.replaceChildren(
      ...route.map((e, i) => {
        const item = document.createElement('li');
        const said = document.createElement('b');
        said.append(ways[i]?.split(' ').slice(1).join(' ') ?? '');
        item.append(e?.dataset.name ?? '', ' ', said);
        return item;
      }),
    );
    for (const e of boxes) e.classList.toggle('on', route.includes(e));
    for (const e of all('[data-edge]')) e.classList.toggle('on', pairs.includes(e.dataset.edge ?? ''));
    if (!route.length) narrow(false);
  };

  only.addEventListener('click', () => narrow(!chart.classList.contains('only')));
  clear.addEventListener('click', () => {
    history.replaceState(null, '', location.pathname + location.search);
    show();
  });
  show();
  // An answer on the chart puts a step's id into the fragment: the route stays.
  addEventListener('hashchange', () => {
    if (!document.getElementById(location.hash.slice(1))) show();
  });
  // The way in to present mode; its script is loaded once it is wanted.
  const way = all('[data-load]')[0];
  way.onclick = () => {
    way.onclick = null;
    document.head.append(Object.assign(document.createElement('script'), { src: way.dataset.load }));
  };
  way.hidden = false;
  if (/[#&]present/.test(location.hash)) way.click();
})();
