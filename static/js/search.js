// @ts-check
// Finds places of the site as one types, from an index of script files: so it
// works from a disk too. Of a large index it loads what was typed and no more:
// the words that begin so, then the texts of what is found, best first.
// What the files hold is said in build/internal/search/write.go.
(() => {
  'use strict';

  /** @typedef {[anchor: string, heading: string, text: string]} Place */
  /** @typedef {[address: string, title: string, ...Place[]] | [address: string, title: string, lang: string, ...Place[]]} Page */
  /** @typedef {{n: number, c: string, k: string, x: string, q: string, e: string, w?: [string, string], t?: Page[], take?: (name: string, content: any) => void}} Data */
  /** @typedef {{stem: string, forms: string[], hits: string}} Group */

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
  const AHEAD = 4; // texts that are loaded at once
  const AS_TYPED = '&as=typed'; // in the address: however it is spelled
  const NEARBY = 8; // files of words that a short or unknown word may cost

  /** @type {Data} */
  let data;
  /** For each place its page. @type {number[]} */
  let pageOf;
  /** For each page its first place. @type {number[]} */
  let firsts;
  /** Where each file of words begins. @type {string[]} */
  let starts;
  /** How words end beyond their stems, and what stands there in the stem. @type {string[][]} */
  let endings;

  // words.go cuts and folds words in the same way.
  const TOKEN =
    /\d{1,3}(?:,\d{3})+(?![\p{L}\p{N}\p{M}])|\p{L}(?=\.)(?:\.\p{L}(?![\p{L}\p{N}\p{M}]))*(?:\.\d+(?![\p{L}\p{N}\p{M}]))?(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+(?:['’‘`´′＇\u00ad‐‑‒–−-][\p{L}\p{N}\p{M}]+)*/gu;
  const TWINS = new Map(
    ['ßss', 'æae', 'œoe', 'øo', 'łl', 'đd', 'ðd', 'þth', 'ħh', 'ıi', 'ςσ'].map((t) => [t[0], t.slice(1)]),
  );
  /** @param {string} text */
  const tokens = (text) => [...text.replace(/ʼ/g, '’').matchAll(TOKEN)];
  /** @param {string} word */
  const fold = (word) =>
    word
      .replace(/['’‘`´′＇]s$/i, '')
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()
      .replace(/[^\0-\x7f]/g, (c) => TWINS.get(c) || c);
  /** The whole of a word, then the parts of a compound. @param {string} token */
  const spellings = (token) => [
    fold(token),
    ...(token.includes(',') ? [] : token.split(/[.\u00ad‐‑‒–−-]/)).flatMap((piece) => {
      const ends = piece.split(/['’‘`´′＇]/);
      return [piece, ...(/^t$/i.test(ends[ends.length - 1]) ? [] : ends.filter((e) => [...e].length > 2))].map(fold);
    }),
  ];

  /** @param {string} digits @param {(n: number) => void} got */
  const eachNumber = (digits, got) => {
    let n = 0,
      unit = 1;
    for (const c of digits) {
      const digit = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(c);
      n += (digit & 31) * unit;
      unit *= 32;
      if (digit < 32) {
        got(n);
        n = 0;
        unit = 1;
      }
    }
  };

  /** What is loaded, by the file's name. @type {Map<string, any>} */
  const kept = new Map();
  /** What is being loaded. @type {Map<string, Promise<void>>} */
  const asked = new Map();

  /** @param {string | undefined} address @param {() => unknown} came */
  const fetchScript = (address, came) =>
    /** @type {Promise<void>} */ (
      new Promise((done, fail) => {
        const script = document.createElement('script');
        script.src = address || '';
        script.onload = () => (came() ? done() : fail());
        script.onerror = fail;
        document.head.append(script);
      })
    );

  /** Loads a file of the index once. What failed is asked for anew. @param {string} name */
  const need = (name) => {
    let load = asked.get(name);
    if (!load) {
      load = kept.has(name)
        ? Promise.resolve()
        : fetchScript((say.index || '').replace(/\.js$/, `-${name}.js`), () => kept.has(name));
      asked.set(name, load);
      load.catch(() => asked.delete(name));
    }
    return load;
  };

  /** @param {string} name @param {any} content */
  const take = (name, content) => {
    if (name[0] === 'w') {
      const hits = content[1].split(',');
      content = content[0].split(' ').map((/** @type {string} */ group, /** @type {number} */ i) => {
        const [head, ...ends] = group.split(',');
        const [shared, more = ''] = head.split('=');
        return {
          stem: shared + more,
          forms: ends[0] == null ? [head] : ends.map((end) => shared + end),
          hits: hits[i],
        };
      });
    }
    kept.set(name, content);
  };

  /** @param {Data} got */
  const read = (got) => {
    data = got;
    data.take = take;
    pageOf = [];
    firsts = [];
    eachNumber(data.c, (places) => {
      firsts.push(pageOf.length);
      while (places--) pageOf.push(firsts.length - 1);
    });
    starts = data.k.split(' ');
    endings = data.e.split(' ').map((e) => e.split(':'));
    if (data.w) take('w0', data.w);
    if (data.t) take('t0', data.t);
  };

  /** The file of words that holds a word. @param {string} word */
  const holds = (word) => {
    let i = starts.length - 1;
    while (i && starts[i] > word) i--;
    return i;
  };

  /** The files of all words that begin so, or of those nearest to a word. @param {string} start @param {string} [word] */
  const range = (start, word = start) => {
    const at = holds(word);
    let first = holds(start),
      last = holds(start + '\uffff');
    first = Math.max(first, at - NEARBY / 2);
    last = Math.min(last, first + NEARBY - 1);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  };

  /** The groups of some files of words. @param {number[]} files @returns {Promise<Group[]>} */
  const groupsOf = async (files) => {
    const names = [...new Set(files)].map((i) => 'w' + i);
    await Promise.all(names.map(need));
    return names.flatMap((name) => kept.get(name));
  };

  /**
   * What a word's stem may be, and how well a group with that stem would fit:
   * less with each ending that was taken off. Where the endings of the language are
   * not known, a few letters may go.
   * @param {string} word
   */
  const stems = (word) => {
    /** @type {Map<string, number>} */
    const all = new Map();
    let now = [word];
    for (let fit = 0.9; fit > 0.3; fit -= 0.15) {
      now = now.flatMap((w) =>
        endings.flatMap(([end, put = '']) => {
          const left = w.slice(0, w.length - end.length);
          if (!end || !w.endsWith(end) || left.length < 2) return [];
          return [left + put, ...(left.at(-1) === left.at(-2) && !put ? [left.slice(0, -1)] : [])];
        }),
      );
      for (const w of now) if (w !== word && !all.has(w)) all.set(w, fit);
    }
    for (let i = Math.max(4, word.length - 4); i < word.length; i++) {
      const cut = word.slice(0, i);
      if (!all.has(cut)) all.set(cut, 0.15);
    }
    return all;
  };

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

  /** The least number of letters to add, drop, change or swap. @param {string} a @param {string} b */
  const distance = (a, b) => {
    /** @type {number[][]} */
    const d = [];
    for (let i = 0; i <= a.length; i++) {
      d[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        d[i][j] = !i
          ? j
          : Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length][b.length];
  };

  /** The word of the site that somebody most likely meant; of equals the one in most places. @param {string} word @param {Group[]} groups */
  const similar = (word, groups) => {
    let best = '',
      least = word.length < 4 ? 0 : word.length < 7 ? 1.99 : 2.99;
    for (const { forms, hits } of groups) {
      for (const f of forms) {
        if (f[0] !== word[0] || Math.abs(f.length - word.length) > least) continue;
        const d = distance(f, word) + 0.9 / (1 + hits.length);
        if (d < least) [best, least] = [f, d];
      }
    }
    return best;
  };

  /**
   * The groups that a word means, with how well each fits. A short word may be the
   * start of another only while it is being typed.
   * @param {string} word @param {boolean} last
   */
  const meant = async (word, last) => {
    /** @type {Map<Group, number>} */
    const fits = new Map();
    const begins = last || word.length > 3;
    let groups = await groupsOf(begins ? range(word) : [holds(word)]);
    let exact = false;
    for (const g of groups) {
      if (g.forms.includes(word)) {
        exact = true;
        fits.set(g, 1);
      } else if (begins && g.forms.some((f) => f.startsWith(word))) fits.set(g, 0.5);
    }
    if (exact) return { fits, better: '' };
    const left = stems(word);
    left.set(word, 1); // the stem of words of the site
    for (const g of await groupsOf([...left.keys()].map(holds))) {
      const fit = Math.max(...[g.stem, ...g.forms].map((w) => left.get(w) || 0));
      if (fit > (fits.get(g) || 0)) fits.set(g, fit);
    }
    if (fits.size) return { fits, better: '' };
    groups = await groupsOf(range(word[0], word));
    for (const g of groups) if (suit(word, g)) fits.set(g, 0.1);
    return { fits, better: similar(word, groups) };
  };

  /** The words of a query: of a compound that the site does not have, its parts. @param {string} query */
  const wordsOf = async (query) => {
    const words = await Promise.all(
      tokens(query)
        .slice(0, 8)
        .map(async ([token]) => {
          const [whole, ...parts] = spellings(token);
          const rest = [...parts, ...(token.includes(',') ? [] : whole.match(/\p{N}+|[^\p{N}]+/gu) || [])];
          const other = rest.filter((w) => w && w !== whole);
          const known =
            !other[0] || (await groupsOf([holds(whole)])).some((g) => g.forms.some((f) => f.startsWith(whole)));
          return known ? [whole] : other;
        }),
    );
    return [...new Set(words.flat())].filter(Boolean);
  };

  /** Finds the places that hold the most of the words. @param {string[]} words */
  const find = async (words) => {
    const asking = data.q.split(' ');
    const stop = data.x.split(' ');
    words = words.filter((w) => !stop.includes(w));
    const all = await Promise.all(words.map((word) => meant(word, word === words[words.length - 1])));
    const scores = new Float64Array(pageOf.length);
    const held = new Uint8Array(pageOf.length);
    /** @type {Set<string>} */
    const marked = new Set();
    /** @type {Map<string, string>} */
    const better = new Map();
    const wanted = words.filter((w) => !asking.includes(w));
    const must = wanted[0] ? wanted : words;
    all.forEach(({ fits, better: other }, nth) => {
      const word = words[nth];
      const best = new Float64Array(pageOf.length);
      let places = 0;
      for (const [{ forms, hits }, fit] of fits) {
        for (const f of forms) marked.add(f);
        let place = 0;
        eachNumber(hits, (n) => {
          place += n >> 2;
          if (!best[place]) places++;
          best[place] = Math.max(best[place], fit * WEIGHTS[n & 3]);
        });
      }
      if (other && must.includes(word)) better.set(word, other);
      if (!places) return;
      const rare = Math.log(1 + pageOf.length / places);
      for (let i = 0; i < best.length; i++) {
        // Of several words, one in the page's title counts a little for each of its sections.
        const score = best[i] || (words[1] && best[firsts[pageOf[i]]] > 4 ? 0.5 : 0);
        if (!score) continue;
        scores[i] += score * rare;
        if (must.includes(word)) held[i]++;
      }
    });
    const most = held.reduce((a, b) => Math.max(a, b), 0);
    /** @type {number[]} */
    const found = [];
    if (most) held.forEach((n, i) => n === most && found.push(i));
    found.sort((a, b) => scores[b] - scores[a] || a - b);
    return { found, marked, better, whole: most === must.length };
  };

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
    const words = tokens(text).map((m) => ({
      at: m.index,
      word: m[0],
      hit: spellings(m[0]).some((w) => marked.has(w)),
    }));
    let start = 0,
      most = 0;
    words.forEach((t, i) => {
      const hits = words.slice(i, i + 22).filter((u) => t.hit && u.hit).length;
      if (hits > most && words.length > 30) [start, most] = [i, hits];
    });
    // From the start of the sentence, unless that is far.
    for (let back = 12; start && back && !/[.?!;:] /.test(text.slice(words[start - 1].at, words[start].at)); back--)
      start--;
    let end = start && words[start].at;
    if (start) to.append('… ');
    for (const { at, word, hit } of words.slice(start, start + 30)) {
      if (!hit) continue;
      to.append(text.slice(end, at));
      add(to, 'mark', word);
      end = at + word.length;
    }
    const after = words[start + 30];
    to.append(text.slice(end, after && after.at), after ? '…' : '');
  };

  let typing = 0;
  let telling = 0;
  let turn = 0;
  let shown = '';
  let typed = false; // search for what was typed, however it is spelled

  /** @param {string} text @param {string | number} first @param {string} [second] */
  const fill = (text, first, second = '') => text.replace(/\{([12])\}/g, (_, n) => String(n === '1' ? first : second));

  /** @param {string} text @param {number} wait milliseconds */
  const tell = (text, wait) => {
    clearTimeout(telling);
    telling = setTimeout(() => (status.textContent = text), wait);
  };

  /** A link to a search. @param {string} text @param {string} query @param {string} [how] */
  const offer = (text, query, how = '') => {
    add(near, 'a', text).href = '#q=' + encodeURIComponent(query) + how;
  };

  /** Says that something did not load, with a way to try again. @param {() => void} again */
  const fail = (again) => {
    tell(say.fail || '', 0);
    near.textContent = '';
    const button = add(near, 'button', say.again || '');
    button.type = 'button';
    button.onclick = () => {
      status.focus(); // the button goes
      again();
    };
  };

  /** Waits while the focus is among the results: they are not drawn anew under it. */
  const free = async () => {
    while (list.contains(document.activeElement))
      await new Promise((gone) => addEventListener('focusin', gone, { once: true }));
  };

  /** Draws a result. @param {number} i @param {Set<string>} marked */
  const draw = (i, marked) => {
    const page = pageOf[i];
    const [address, title, ...rest] = kept.get('t' + Math.floor(page / data.n))[page % data.n];
    const lang = typeof rest[0] === 'string' ? rest.shift() : '';
    const [anchor, heading, text] = rest[i - firsts[page]];
    const item = add(list, 'li', '');
    if (lang) item.lang = lang;
    const link = add(add(item, 'h2', ''), 'a', '');
    link.href = address + (anchor && '#' + anchor);
    mark(link, heading || title, marked);
    if (heading) add(item, 'p', title);
    mark(add(item, 'p', ''), text, marked);
  };

  /**
   * Shows what the field asks for. How many there are is said when typing rests,
   * so that a screen reader is not kept talking. Files may come late: who has
   * typed on by then sees only the answer to what was typed last.
   * @param {number} wait milliseconds
   */
  const search = async (wait) => {
    const query = field.value.trim();
    if (query === shown && wait) return;
    shown = query;
    const own = ++turn;
    const late = () => own !== turn;
    try {
      history.replaceState(
        0,
        '',
        location.pathname + (query && '#q=' + encodeURIComponent(query) + (typed ? AS_TYPED : '')),
      );
    } catch {
      // A browser may refuse this from a disk: only Back forgets the words then.
    }
    tell(say.wait || '', 1500);
    try {
      const words = await wordsOf(query);
      let asks = query;
      let answer = await find(words);
      const { better } = answer;
      if (better.size && !typed) {
        const right = words.map((w) => better.get(w) || w);
        asks = right.join(' ');
        answer = await find(right);
      }
      if (late()) return;
      await free();
      if (late()) return;
      const { found, marked, whole } = answer;
      if (near.contains(document.activeElement)) status.focus(); // it goes
      list.textContent = near.textContent = '';
      const n = found.length;
      const key = !query ? '' : !n ? 'none' : !whole ? 'some' : n > SHOWN ? 'many' : n > 1 ? 'other' : 'single';
      tell(fill(say[key] || '', n, asks), wait);
      if (asks !== query) offer(fill(say.instead || '', query), query, AS_TYPED);
      else if (better.size) {
        const right = words.map((w) => better.get(w) || w).join(' ');
        near.append(say.near + ' ');
        offer(right, right);
      }
      /** @param {number} i */
      const texts = (i) => need('t' + Math.floor(pageOf[i] / data.n));
      const best = found.slice(0, SHOWN);
      for (const i of best) {
        await texts(i);
        if (late()) return;
        draw(i, marked);
        for (const next of best.slice(best.indexOf(i) + 1).slice(0, AHEAD)) texts(next).catch(() => {});
      }
    } catch {
      if (!late()) fail(() => search(0));
    }
  };

  /** Loads the first file of the index once; from then on the field searches. */
  const load = (failed = fail) => {
    field.onfocus = field.oninput = null;
    const index = () => /** @type {any} */ (window).rethinkSearch;
    (index() ? Promise.resolve() : fetchScript(say.index, index)).then(
      () => {
        read(index());
        field.oninput = () => {
          typed = false;
          clearTimeout(typing);
          typing = setTimeout(search, 200, 700);
          // What is sure to be needed need not wait for typing to rest.
          for (const [word] of tokens(field.value))
            if (word.length > 2) need('w' + holds(spellings(word)[0])).catch(() => {});
        };
        // Who goes on by keyboard finds the results of all that was typed: drawn when
        // typing rests, they would be drawn again under the focus, which would be lost.
        field.onblur = () => {
          clearTimeout(typing);
          search(700);
        };
        if (field.value) search(0);
      },
      () => failed(load),
    );
  };

  /** Nothing is loaded, and the field asks for it. */
  const wait = () => {
    field.onfocus = field.oninput = () => load();
  };

  const start = () => {
    if (data) search(0);
    else if (field.onfocus) load();
  };

  /** What is searched for stands in the address's fragment: browsers never send it, so no server sees it. */
  const fromAddress = () => {
    const asks = new URLSearchParams(location.hash.slice(1) || location.search);
    field.value = asks.get('q')?.slice(0, 200) || field.value;
    typed = asks.has('as');
    if (field.value) start();
  };

  field.form.onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    clearTimeout(typing);
    if (field.value.trim()) start();
    else field.focus();
  };
  wait();
  onhashchange = fromAddress;
  fromAddress();
  // Nobody is here for anything but to search: on a slow line typing takes as long as loading.
  if (field.onfocus) load((again) => (field.value ? fail(again) : wait()));
})();
