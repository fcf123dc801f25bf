// @ts-check
// Practice with the swaps: radio buttons in place of links, an order that a seed
// gives, and a summary of what was picked. Without this script each question is a
// page whose answers are links to what they open up.
//
// What was answered lives behind the # of the address, and nowhere else:
// "#seed=4821&done=x7QpR_…" has four characters for each question that was seen,
// in the order of answering. They are a sum of the question and the answer, which
// the list of the quiz (build/internal/quiz/list.go) knows: so what was kept still
// fits when rows move, and what was reworded or taken out is let go.
(() => {
  'use strict';

  /** @typedef {'swap' | 'spot' | 'say'} Kind */
  /** @typedef {[name: string, sums: string, words?: string]} Listed */
  /** @typedef {{rounds: {kind: Kind, questions: Listed[]}[], changed: string, full: string}} List */
  /** @typedef {{kind: Kind, i: number, letter: string}} Meaning */

  /** @type {List | undefined} */
  const list = /** @type {any} */ (window).rethinkQuiz;
  // The page may be older than the site, and its list gone: then its links do all.
  if (!list) return;

  const SIZE = 4; // characters of a sum
  const MOST = 1000; // sums that a learning platform can keep

  /** @type {Record<string, Listed[]>} */
  const rounds = {};
  /** What each sum says. @type {Map<string, Meaning>} */
  const meanings = new Map();
  for (const { kind, questions } of list.rounds) {
    rounds[kind] = questions;
    questions.forEach(([, sums], i) => {
      for (let at = 0; at < sums.length; at += SIZE) {
        meanings.set(sums.slice(at, at + SIZE), { kind, i, letter: at ? String.fromCharCode(96 + at / SIZE) : '' });
      }
    });
  }

  let seed = 0;
  let gone = 0; // how many of the oldest were let go
  let changed = false;
  /** The sums of what was seen and answered, oldest first, by the question's place. @type {Map<string, string>} */
  const done = new Map();
  /** @param {Kind} kind @param {number} i */
  const slot = (kind, i) => kind + i;
  /** @param {string} sum */
  const remember = (sum) => {
    const it = meanings.get(sum);
    if (!it) return false;
    done.delete(slot(it.kind, it.i));
    done.set(slot(it.kind, it.i), sum);
    while (done.size > MOST) {
      done.delete(done.keys().next().value || '');
      gone++;
    }
    return true;
  };
  for (const part of location.hash.slice(1).split('&')) {
    const [key, value = ''] = part.split('=');
    if (key === 'seed' && /^\d{1,4}$/.test(value)) seed = +value;
    if (key === 'gone' && /^\d{1,4}$/.test(value)) gone = +value;
    if (key === 'done') for (const sum of value.match(/[-\w]{4}/g) || []) if (!remember(sum)) changed = true;
  }

  /** What was done with a question: a letter, '' for seen, or nothing. @param {Kind} kind @param {number} i */
  const answer = (kind, i) => {
    const it = meanings.get(done.get(slot(kind, i)) || '');
    return it && it.letter;
  };
  /** @param {Kind} kind @param {number} i @param {string} letter */
  const sum = (kind, i, letter) => {
    const at = letter ? SIZE * (letter.charCodeAt(0) - 96) : 0;
    return rounds[kind][i][1].slice(at, at + SIZE);
  };

  /** All elements of a kind. @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
  const all = (selector, inside = document) =>
    [...inside.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));
  /** @param {string} selector @param {ParentNode} [inside] */
  const one = (selector, inside) => all(selector, inside)[0];
  /** @param {string | undefined} words @param {...(string | number)} args */
  const say = (words, ...args) =>
    args.reduce((/** @type {string} */ s, a, i) => s.replace(`{${i + 1}}`, String(a)), words || '');

  const anySeed = () => 1 + Math.floor(Math.random() * 9999);
  const fragment = () =>
    '#' +
    [seed && 'seed=' + seed, gone && 'gone=' + gone, done.size && 'done=' + [...done.values()].join('')]
      .filter(Boolean)
      .join('&');

  /** A number that looks like chance, from the seed and a sum. @param {string} of */
  const lot = (of) => {
    let a = seed;
    for (const c of of) a = Math.imul(a ^ c.charCodeAt(0), 0x9e3779b1);
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
    a = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    return (a ^ (a >>> 16)) >>> 0;
  };
  /** The order of things that have sums: as they stand, or as the seed draws them. @param {string[]} sums */
  const order = (sums) => {
    const places = sums.map((_, i) => i);
    const lots = sums.map(lot);
    return seed ? places.sort((a, b) => lots[a] - lots[b] || a - b) : places;
  };
  /** The order of a round. @param {Kind} kind */
  const turns = (kind) => order(rounds[kind].map(([, sums]) => sums.slice(0, SIZE)));

  /** Puts children of one parent in the seed's order. @param {HTMLElement[]} items @param {string[]} sums */
  const shuffle = (items, sums) => {
    const [first] = items;
    if (first && first.parentNode) first.parentNode.append(...order(sums).map((i) => items[i]));
  };

  /** Leads a link to another page of its folder. @param {HTMLElement} link @param {string} name */
  const lead = (link, name) => {
    const a = /** @type {HTMLAnchorElement} */ (link);
    a.pathname = a.pathname.replace(/[^/]*$/, name + '.html');
  };
  /** Leads a link to the first question of a round. @param {HTMLElement} link */
  const start = (link) => {
    const kind = /** @type {Kind} */ (link.dataset.round);
    if (rounds[kind]) lead(link, rounds[kind][turns(kind)[0]][0]);
  };

  /** Writes the state behind the # of this page and of each link that keeps it. @param {object} [answer] */
  const keep = (answer) => {
    const hash = fragment();
    if (hash === '#') return;
    // Present mode keeps its part beside the state, and takes it to other pages.
    const wall = location.hash.match(/[#&](present\b[^&]*)/);
    try {
      history.replaceState(null, '', wall ? hash + '&' + wall[1] : hash);
    } catch {
      // Some browsers refuse this from a disk; the links still carry the state.
    }
    for (const a of all('a[data-keep]')) /** @type {HTMLAnchorElement} */ (a).hash = hash;
    try {
      // In a package for a learning platform the page around this one saves.
      const up = /** @type {Window & typeof globalThis} */ (parent);
      up.dispatchEvent(
        new up.CustomEvent('quiz', { detail: { state: hash.slice(1), page: location.pathname, answer } }),
      );
    } catch {
      // The page around this one is a stranger's.
    }
  };

  // A link inside the page, such as "Skip to the content", takes the place of the
  // state: it is put back. Another state, such as a trainer's seed, begins anew.
  addEventListener('hashchange', () => {
    const hash = location.hash.replace(/[#&]present\b[^&]*/, '');
    if (hash.includes('=') && hash !== fragment()) location.reload();
    else keep();
  });

  /** The questions beside the words, in the seed's order: all of them, or in a long
  round those about this one. @param {Kind} kind @param {number} n @param {number[]} places @returns {Map<number, HTMLElement>} */
  const ladder = (kind, n, places) => {
    const rungs = all('.quiz-ladder > li');
    const here = one('.here').closest('li');
    const other = rungs.find((rung) => rung !== here);
    const shown = new Map();
    const width = rungs.length;
    const from = Math.max(0, Math.min(places.indexOf(n) - Math.floor(width / 2), places.length - width));
    const long = width < places.length;
    for (const i of places.slice(from, from + width)) {
      let rung = long ? here : rungs[i];
      if (long && other && i !== n) {
        rung = /** @type {HTMLElement} */ (other.cloneNode(true));
        const [name, , words] = rounds[kind][i];
        const a = one('a', rung);
        lead(a, name);
        a.textContent = words || '';
      }
      shown.set(i, rung);
    }
    one('.quiz-ladder').replaceChildren(...shown.values());
    return shown;
  };

  /** One question. @param {HTMLElement} quiz */
  const question = (quiz) => {
    const kind = /** @type {Kind} */ (quiz.dataset.round);
    const n = Number(quiz.dataset.n);
    const form = /** @type {HTMLFormElement} */ (one('.quiz-form', quiz));
    const status = one('.quiz-status', quiz);
    const inputs = /** @type {HTMLInputElement[]} */ (all('input', form));

    const places = turns(kind);
    const place = places.indexOf(n);
    const rungs = ladder(kind, n, places);
    if (kind === 'swap') {
      const sums = inputs.map((input) => sum(kind, n, input.value));
      shuffle(all('label', form), sums);
      shuffle(all('.quiz-voice', quiz), sums);
    }
    one('.quiz-count', quiz).textContent = say(quiz.dataset.count, place + 1, places.length);
    all('.quiz-bar i', quiz).forEach((i, at) => i.classList.toggle('on', at <= place));
    const next = rounds[kind][places[place + 1]];
    const onward = all('a[data-next]', quiz);
    for (const a of onward) lead(a, next ? next[0] : 'index');
    // The word of the link is that of its place in the table, until shuffled.
    const words = onward[1];
    if (!next) words.textContent = quiz.dataset.last || '';
    else if (words.dataset.word) words.textContent = words.dataset.word;

    /** @param {string} letter @param {object} [given] */
    const mark = (letter, given) => {
      remember(sum(kind, n, letter));
      for (const [i, rung] of rungs) one('span', rung).hidden = answer(kind, i) == null || i === n;
      keep(given);
    };

    /** Shows what a letter opens up. @param {string} letter */
    const reveal = (letter) => {
      const panel = one('#pick-' + letter);
      if (!panel) return false;
      status.replaceChildren(...[...panel.children].map((c) => c.cloneNode(true)));
      for (const voice of all('.quiz-voice', quiz)) {
        const yours = voice.dataset.letter === letter;
        voice.classList.toggle('yours', yours);
        for (const word of all('.quiz-yours', voice)) word.hidden = !yours;
      }
      form.hidden = true;
      quiz.classList.add('answered');
      return true;
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const picked = inputs.find((i) => i.checked);
      const letter = picked ? picked.value : inputs.length ? '' : 'a';
      if (!letter && document.documentElement.classList.contains('present')) {
        // On a wall nobody needs to choose: the room has talked, and whoever presents goes on.
        form.hidden = true;
        quiz.classList.add('answered');
        const heading = one('.quiz-all h2', quiz);
        heading.tabIndex = -1;
        heading.focus();
      } else if (!letter) {
        status.textContent = quiz.dataset.choose || '';
      } else if (reveal(letter)) {
        const asked = one('h1', quiz).lastChild;
        const chosen = picked && picked.closest('label');
        mark(letter, {
          id: quiz.dataset.id,
          choice: !!picked,
          words: [asked, chosen].map((e) => ((e && e.textContent) || '').trim()).join(' → '),
        });
        status.focus();
      }
    });
    one('.quiz-again', quiz).addEventListener('click', (event) => {
      event.preventDefault();
      status.replaceChildren();
      form.reset();
      form.hidden = false;
      quiz.classList.remove('answered');
      (inputs[0] ? one('input', form) : one('button', form)).focus();
    });

    one('.quiz-links', quiz).hidden = true;
    form.hidden = false;
    const pick = location.hash.match(/^#pick-([a-z])$/);
    const letter = pick ? pick[1] : answer(kind, n);
    mark(letter && reveal(letter) ? letter : '');
  };

  /** The page where the rounds begin. @param {HTMLElement} page */
  const beginning = (page) => {
    const room = one('.quiz-room', page);
    if (!seed) seed = anySeed();
    if (room) {
      one('b', room).textContent = '#seed=' + seed;
      room.hidden = false;
      one('button', room).addEventListener('click', () => (location.hash = '#seed=' + anySeed()));
    }
    for (const link of all('a[data-round]', page)) {
      const kind = /** @type {Kind} */ (link.dataset.round);
      const total = rounds[kind].length;
      const seen = rounds[kind].filter((_, i) => answer(kind, i) != null).length;
      if (seen) one('.quiz-size', link).textContent = say(page.dataset.all, seen, total);
    }
    keep();
  };

  /** The page after the last question. @param {HTMLElement} page */
  const summary = (page) => {
    const kind = /** @type {Kind} */ (page.dataset.round);
    const rows = all('.quiz-row', page);
    let fitting = 0;
    if (rows.some((_, i) => answer(kind, i))) {
      for (const i of turns(kind)) {
        const letter = answer(kind, i);
        const pick = letter && one(`[data-pick="${letter}"]`, rows[i]);
        const fits = pick ? 'done' in pick.dataset : kind === 'say' && letter === 'a';
        const group = fits ? 'done' : pick ? 'practise' : 'left';
        if (fits) fitting++;
        if (pick) pick.hidden = false;
        one(`[data-group=${group}] ul`, page).append(rows[i]);
      }
      for (const group of all('.quiz-group', page)) group.hidden = !one('.quiz-row', group);
      one('[data-group=left]', page).classList.add('rest');
      one('.quiz-plain', page).hidden = true;
      one('.quiz-rest', page).hidden = false;
      const score = one('[data-score]', page);
      if (score) score.textContent = say(score.dataset.score, fitting, rows.length);
    }
    keep();
  };

  const note = one('.quiz-note');
  if (note) note.textContent = [changed && list.changed, gone && list.full].filter(Boolean).join(' ');
  all('.quiz').forEach(question);
  all('.quiz-start').forEach(beginning);
  all('.quiz-end').forEach(summary);
  all('a[data-round]').forEach(start);
})();
