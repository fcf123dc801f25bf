// @ts-check
// The answers so far, on a step of a guided path. The route is in the address:
// "#via=a.b.c", the ids of the steps passed before this one, the oldest first. The
// ids say what was answered; where several answers of a step lead to one step, all
// but the first add their number to its id: "a.b~2". Only for such an answer to the
// step before does the route hold this step too, as its last.
//
// The fragment never leaves the browser, and nothing is stored. Ids are only
// looked up among the steps that the page lists; a route that is not possible is
// as good as none. (chart.js and record.js read the same fragment.)
(() => {
  'use strict';
  /** @param {string} selector @returns {any[]} */
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  /** @param {string} tag @param {...(string | Node)} inside @returns {any} */
  const make = (tag, ...inside) => {
    const e = document.createElement(tag);
    e.append(...inside);
    return e;
  };
  /** @param {string} to @param {(string | undefined)[]} ids */
  const link = (to, ids) => to + (ids[0] ? '#via=' + ids.filter(Boolean).join('.') : '');

  /** @type {string} */
  const here = all('[data-here]')[0].dataset.here;
  const box = all('.so-far')[0];
  const back = all('.back a')[0];

  const show = () => {
    const ids = /[#&]via=(?![^.]*~)([^&]{1,999})/.exec(location.hash)?.[1].split('.') ?? [];
    const last = ids.at(-1)?.startsWith(here + '~') ? ids.pop() : here;
    // The list of steps names each by its link, but for this one.
    const pages = ids.map((id) => id.split('~')[0] + '.html');
    const rungs = pages.map((page) =>
      all('[data-ways]').find((e) => (e.querySelector('a')?.getAttribute('href') ?? here + '.html') === page),
    );
    // Each choice as that list has it: the id that it leads to, and its words.
    /** @type {(string | undefined)[]} */
    const ways = rungs.map((e, i) =>
      e?.dataset.ways.split('\n').find((/** @type {string} */ way) => way.split(' ')[0] === (ids[i + 1] ?? last)),
    );
    const via = ways.includes(undefined) ? [] : ids;
    for (const a of all('[data-on]'))
      a.href = link(a.href.split('#')[0], [...via, via[0] ? last : here, a.dataset.key]);
    if (!box) return;
    box.querySelector('ol').replaceChildren(
      ...via.flatMap((id, i) => {
        const name = rungs[i].querySelector('a,b').textContent;
        const change = make('a', box.dataset.change);
        change.ariaLabel = change.textContent + ': ' + name;
        change.href = back.href = link(pages[i], via.slice(0, id.includes('~') ? i + 1 : i));
        const said = ways[i]?.split(' ').slice(1).join(' ');
        return said ? make('li', make('span', name, ' ', make('b', said)), change) : [];
      }),
    );
    for (const e of all('.crumbs,.from')) e.hidden = e.matches('.back') !== via.length > 0;
    box.hidden = !box.querySelector('li');
  };
  show();
  addEventListener('hashchange', show);
  // The way in to present mode; its script is loaded once it is wanted. Whoever
  // presents the site comes here with the part "present" in the fragment.
  const way = all('[data-load]')[0];
  way.onclick = () => {
    way.onclick = null;
    document.head.append(Object.assign(make('script'), { src: way.dataset.load }));
  };
  way.hidden = false;
  if (/[#&]present/.test(location.hash)) way.click();
})();
