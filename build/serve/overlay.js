// @ts-check
// Loads the page anew after each good build, and lays problems over it until they
// are mended. `rethink serve` adds it to pages on their way out; no published
// site holds it.
(() => {
  'use strict';

  /** @typedef {{place: string, message: string, hint?: string, warning?: boolean}} Problem */
  /** @typedef {{version: string, problems: Problem[] | null}} State */

  if (window !== window.top) return; // the page around it does this already
  const version = document.currentScript?.dataset.version;
  const folder = '/.rethink/';

  /** @param {Node} to @param {string} tag @param {string} [text] @param {string} [name] */
  const add = (to, tag, text, name) => {
    const child = to.appendChild(document.createElement(tag));
    if (text) child.textContent = text;
    if (name) child.className = name;
    return child;
  };

  // The page's styles must not change the overlay, nor the other way round.
  const host = document.createElement('rethink-problems');
  const root = host.attachShadow({ mode: 'open' });
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = folder + 'overlay.css';
  root.append(link);
  const panel = add(root, 'section', '', 'panel');
  const title = add(panel, 'h2');
  title.id = 'title';
  title.tabIndex = -1;
  panel.setAttribute('aria-labelledby', 'title');
  const hide = add(panel, 'button', 'Hide', 'hide');
  add(panel, 'p', 'You see the site as it was before. Mend what is listed here and save.', 'say');
  const list = add(panel, 'ol');
  const show = add(root, 'button', '', 'show');
  let alert = document.createElement('p');

  /** Adds words in which `this` is what one writes. @param {Node} to @param {string} text @param {string} [name] */
  const say = (to, text, name) => {
    const line = add(to, 'p', '', name);
    text.split('`').forEach((piece, i) => line.append(i % 2 ? add(line, 'code', piece) : piece));
  };

  let told = '';
  /** @param {boolean} open */
  const turn = (open) => {
    panel.hidden = !open;
    show.hidden = open;
  };
  hide.onclick = () => {
    turn(false);
    show.focus();
  };
  show.onclick = () => {
    turn(true);
    title.focus();
  };
  panel.onkeydown = (event) => {
    if (event.key === 'Escape') hide.click();
  };

  /** @param {Problem[]} problems */
  const lay = (problems) => {
    const now = JSON.stringify(problems);
    if (now === told) return; // also when it was hidden: it stays so
    told = now;
    if (!problems.length) return host.remove();
    const count = problems.length === 1 ? 'One problem' : problems.length + ' problems';
    title.textContent = count + ' in the content';
    show.textContent = count;
    list.textContent = '';
    for (const { place, message, hint, warning } of problems) {
      const item = add(list, 'li', '', warning ? 'warning' : '');
      if (place) add(item, 'code', place);
      say(item, (warning ? 'Warning: ' : '') + message);
      if (hint) say(item, hint, 'hint');
    }
    turn(true);
    // An alert is said in full when it comes into the page with its words in it; one
    // that is filled later may be said as it was, empty.
    alert.remove();
    alert = document.createElement('p');
    alert.className = 'vh';
    alert.setAttribute('role', 'alert');
    alert.textContent = count + ' in the content. ' + problems[0].message;
    root.append(alert);
    document.body.append(host);
  };

  /** @type {EventSource | undefined} */
  let source;
  const follow = () => {
    source?.close();
    source = undefined;
    // A browser keeps few connections to one server: pages out of sight give theirs up.
    if (document.visibilityState === 'hidden') return;
    source = new EventSource(folder + 'events');
    source.onmessage = (event) => {
      /** @type {State} */
      const state = JSON.parse(event.data);
      if (state.version !== version) return location.reload();
      // Until the first good build the page itself lists them.
      if (version) return lay(state.problems || []);
      if (told && told !== event.data) return location.reload();
      told = event.data;
    };
  };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', (event) => event.persisted && follow());
  follow();
})();
