// @ts-check
// The way in to present mode: shows the button that leads there, and loads the
// stylesheet and the script of the mode itself once the address asks for it. A
// page that nobody presents carries only this.
//
// The part "present" or "present=3" of the address's fragment asks for it. It
// stands beside what other scripts keep there: "#via=a.b&present=3".
(() => {
  'use strict';
  const way = /** @type {HTMLElement} */ (document.querySelector('.present-way'));
  const { src, defer } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const wanted = () => /[#&]present\b/.test(location.hash);
  /** @template {"link" | "script"} K @param {K} tag @param {object} its */
  const load = (tag, its) => document.head.append(Object.assign(document.createElement(tag), its));
  let look = () => {
    if (!wanted()) return;
    look = () => {};
    load('link', {
      rel: 'stylesheet',
      href: new URL('asset:css/present.css', src),
      onload: () => load('script', { src: new URL('asset:js/projector.js', src) }),
    });
  };
  const ask = () => {
    location.hash += '&present';
  };
  way.hidden = false;
  way.onclick = ask;
  addEventListener('hashchange', () => look());
  // Another script loads this one late because the page is to be presented.
  if (defer || wanted()) look();
  else ask();
})();
