// @ts-check
// Finds places of the site as one types, from an index that is a script file:
// so it works from a disk too. Without this script the page lists every page.
// What the index holds is said in build/internal/search/write.go.
(() => {
  'use strict';

  /** @typedef {[anchor: string, heading: string, text: string]} Place */
  /** @typedef {{p: [string, string, ...Place[]][], w: string, h: string, x: string, q: string}} Data */
  /** @typedef {{page: string, title: string, first: number, place: Place}} Target */
  /** @typedef {{shared: string, forms: string[], hits: string}} Group */

  /** @param {string} id @returns {any} */
  const part = (id) => document.getElementById(id);
  const status = part('search-status');
  if (!status) return;
  const near = part('search-near');
  const list = part('search-results');
  const field = part('q');
  const say = status.dataset;

  const SHOWN = 30; // results at most
  const WEIGHTS = [1, 1.6, 5, 9]; // in the text once, more often, in the heading, in the title

  /** @type {Target[]} */
  const targets = [];
  /** @type {Group[]} */
  let groups;
  /** @type {string[]} */
  let stop;
  /** @type {string[]} */
  let asking;

  // words.go cuts and folds words in the same way.
  const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’‐‑-][\p{L}\p{N}\p{M}]+)*/gu;
  /** The whole of a word, then the parts of a compound. @param {string} token */
  const spellings = (token) => {
    const parts = token.split(/[‐‑-]/);
    return [parts.join(''), ...parts].map((s) =>
      s
        .replace(/['’]s$/, '')
        .normalize('NFD')
        .replace(/[\p{M}'’]/gu, '')
        .toLowerCase(),
    );
  };

  /** @param {Data} data */
  const read = (data) => {
    for (const [page, title, ...places] of data.p) {
      const first = targets.length;
      for (const place of places) targets.push({ page, title, first, place });
    }
    const hits = data.h.split(',');
    groups = data.w.split(' ').map((group, i) => {
      const [shared, ...ends] = group.split(',');
      return { shared, forms: ends[0] == null ? [shared] : ends.map((end) => shared + end), hits: hits[i] };
    });
    stop = data.x.split(' ');
    asking = data.q.split(' ');
  };

  /** @param {string} hits @param {(place: number, weight: number) => void} found */
  const eachHit = (hits, found) => {
    let place = 0,
      n = 0,
      unit = 1;
    for (const c of hits) {
      const digit = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(c);
      n += (digit & 31) * unit;
      unit *= 32;
      if (digit < 32) {
        found((place += n >> 2), WEIGHTS[n & 3]);
        n = 0;
        unit = 1;
      }
    }
  };

  /**
   * How well a word that was typed fits a group of forms. A short word may be the
   * start of another only while it is being typed.
   * @param {string} word @param {Group} group @param {boolean} last
   */
  const fit = (word, { shared, forms }, last) =>
    forms.includes(word)
      ? 1
      : (last || word.length > 3) && forms.some((f) => f.startsWith(word))
        ? 0.5
        : // A form that the site does not use: "disagreeing" where it has "disagreement".
          shared.length > 3 && word.startsWith(shared) && word.length < shared.length + 5
          ? 0.15
          : 0;

  /**
   * How well a word that nothing fits suits a group: they may differ in how they
   * end, as "training" and "trainers" do.
   * @param {string} word @param {Group} group
   */
  const suit = (word, { forms }) =>
    forms.some((f) => {
      let a = 0;
      while (a < f.length && f[a] === word[a]) a++;
      return a > 4 && a / Math.max(f.length, word.length) > 0.6 && word.length < a + 5;
    })
      ? 0.1
      : 0;

  /** Finds the places that hold the most of the words. @param {string[]} words */
  const find = (words) => {
    /** @type {{score: number, words: number}[]} */
    const scores = targets.map(() => ({ score: 0, words: 0 }));
    /** @type {Set<string>} */
    const marked = new Set();
    /** @type {string[]} */
    const unknown = [];
    const wanted = words.filter((w) => !asking.includes(w));
    const must = wanted[0] ? wanted : words;
    for (const word of words) {
      const fits = groups.map((g) => fit(word, g, word === words.at(-1)));
      /** @type {number[]} */
      const best = [];
      const loose = !fits.some(Boolean);
      groups.forEach((group, i) => {
        const fitting = loose ? suit(word, group) : fits[i];
        if (!fitting) return;
        for (const f of group.forms) marked.add(f);
        eachHit(group.hits, (place, weight) => (best[place] = Math.max(best[place] || 0, fitting * weight)));
      });
      const rare = Math.log(1 + targets.length / best.filter(Boolean).length);
      if (!best.length && must.includes(word)) unknown.push(word);
      targets.forEach(({ first }, i) => {
        // Of several words, one in the page's title counts a little for each of its sections.
        const score = best[i] || (words[1] && best[first] > 4 ? 0.5 : 0);
        if (!score) return;
        scores[i].score += score * rare;
        if (must.includes(word)) scores[i].words++;
      });
    }
    const most = Math.max(...scores.map((s) => s.words));
    const found = [...targets.keys()]
      .filter((i) => most && scores[i].words === most)
      .sort((a, b) => scores[b].score - scores[a].score || a - b);
    return { found, marked, unknown, whole: most === must.length };
  };

  /** Words of the site that look like an unknown one, by how they begin and end. @param {string} word */
  const similar = (word) =>
    groups
      .flatMap((g) => g.forms)
      .map((f) => {
        let a = 0,
          b = 0;
        while (a < f.length && f[a] === word[a]) a++;
        while (b < Math.min(f.length, word.length) - a && f.at(-1 - b) === word.at(-1 - b)) b++;
        return { f, score: a > 1 ? (a + b) / Math.max(f.length, word.length) : 0 };
      })
      .filter((s) => s.score > 0.6)
      .sort((a, b) => b.score - a.score)
      .slice(0, 3)
      .map((s) => s.f);

  /** Adds a child with text. @param {Element} to @param {string} tag @param {string} text @returns {any} */
  const add = (to, tag, text) => {
    const child = to.appendChild(document.createElement(tag));
    child.textContent = text;
    return child;
  };

  /**
   * Adds a text with the words found marked, never as HTML. Of a long text, only
   * the stretch that holds most of them.
   * @param {Element} to @param {string} text @param {Set<string>} marked
   */
  const mark = (to, text, marked) => {
    const tokens = [...text.matchAll(TOKEN)].map((m) => ({
      at: m.index,
      word: m[0],
      hit: spellings(m[0]).some((w) => marked.has(w)),
    }));
    let start = 0,
      most = 0;
    tokens.forEach((t, i) => {
      const hits = tokens.slice(i, i + 22).filter((u) => t.hit && u.hit).length;
      if (hits > most && tokens.length > 30) [start, most] = [i, hits];
    });
    // From the start of the sentence, unless that is far.
    for (let back = 12; start && back && !/[.?!;:] /.test(text.slice(tokens[start - 1].at, tokens[start].at)); back--)
      start--;
    let end = start && tokens[start].at;
    if (start) to.append('… ');
    for (const { at, word, hit } of tokens.slice(start, start + 30)) {
      if (!hit) continue;
      to.append(text.slice(end, at));
      add(to, 'mark', word);
      end = at + word.length;
    }
    const after = tokens[start + 30];
    to.append(text.slice(end, after && after.at), after ? '…' : '');
  };

  let typing = 0;
  let telling = 0;
  let shown = '';
  /**
   * Shows what the field asks for. How many there are is said when typing rests,
   * so that a screen reader is not kept talking.
   * @param {number} wait milliseconds
   */
  const search = (wait) => {
    const query = field.value.trim();
    if (query === shown && wait) return;
    shown = query;
    list.textContent = near.textContent = '';
    const typed = [
      ...new Set((query.match(TOKEN) || []).slice(0, 8).map((/** @type {string} */ t) => spellings(t)[0])),
    ];
    const { found, marked, unknown, whole } = find(typed.filter((w) => !stop.includes(w)));
    part('search-all').hidden = found[0] != null;
    for (const i of found.slice(0, SHOWN)) {
      const {
        page,
        title,
        place: [anchor, heading, text],
      } = targets[i];
      const item = add(list, 'li', '');
      const link = add(add(item, 'h2', ''), 'a', '');
      link.href = page + (anchor && '#' + anchor);
      mark(link, heading || title, marked);
      if (heading) add(item, 'p', title);
      mark(add(item, 'p', ''), text, marked);
    }
    for (const word of unknown) {
      for (const other of similar(word)) {
        const better = typed.map((w) => (w === word ? other : w)).join(' ');
        near.append(near.firstChild ? ', ' : say.near + ' ');
        add(near, 'a', better).href = '#q=' + encodeURIComponent(better);
      }
    }
    const n = found.length;
    const key = !query ? '' : !n ? 'none' : !whole ? 'some' : n > SHOWN ? 'many' : n > 1 ? 'other' : 'single';
    clearTimeout(telling);
    telling = setTimeout(
      () => (status.textContent = (say[key] || '').replace('{1}', n).replace('{2}', () => query)),
      wait,
    );
    try {
      history.replaceState(0, '', location.pathname + (query && '#q=' + encodeURIComponent(query)));
    } catch {
      // A browser may refuse this from a disk: only Back forgets the words then.
    }
  };

  /** The first search, when the index has come. Who is among all pages by then keeps them until the focus goes elsewhere. */
  const begin = () => {
    if (part('search-all').contains(document.activeElement)) addEventListener('focusin', begin, { once: true });
    else if (field.value) search(0);
  };

  /** Loads the index once; from then on the field searches. */
  const load = () => {
    field.onfocus = field.oninput = null;
    const script = document.createElement('script');
    script.src = say.index;
    script.onload = () => {
      read(/** @type {any} */ (window).rethinkSearch);
      field.oninput = () => {
        clearTimeout(typing);
        typing = setTimeout(search, 200, 700);
      };
      // Who goes on by keyboard finds the results of all that was typed: drawn when
      // typing rests, they would be drawn again under the focus, which would be lost.
      field.onblur = () => {
        clearTimeout(typing);
        search(700);
      };
      begin();
    };
    script.onerror = () => (status.textContent = say.fail);
    document.head.append(script);
  };

  const start = () => {
    if (groups) search(0);
    else if (field.onfocus) load();
  };

  /** What is searched for stands in the address's fragment: browsers never send it, so no server sees it. */
  const fromAddress = () => {
    field.value = new URLSearchParams(location.hash.slice(1) || location.search).get('q')?.slice(0, 200) || field.value;
    if (field.value) start();
  };

  field.form.onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    clearTimeout(typing);
    start();
  };
  field.onfocus = field.oninput = load;
  onhashchange = fromAddress;
  fromAddress();
})();
