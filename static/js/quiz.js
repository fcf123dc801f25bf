// @ts-check
// Practice with the swaps: radio buttons in place of links, an order that a seed
// gives, and a summary of what was picked. Without this script each question is a
// page whose answers are links to what they open up.
//
// What was answered lives behind the # of the address, and nowhere else:
// "#seed=4821&swap=b-_a---&spot=…&say=…" has one sign for each question of a round,
// in the table's order: "-" not seen, "_" seen, or the letter of the answer.
(() => {
  'use strict';

  /** @typedef {'swap' | 'spot' | 'say'} Kind */
  /** @type {Kind[]} */
  const KINDS = ['swap', 'spot', 'say'];
  const UNSEEN = '-';
  const SEEN = '_';

  /** @type {{seed: number, swap: string, spot: string, say: string}} */
  const state = { seed: 0, swap: '', spot: '', say: '' };
  for (const part of location.hash.slice(1).split('&')) {
    const [key, value] = part.split('=');
    if (key === 'seed' && /^\d{1,4}$/.test(value)) state.seed = +value;
    const kind = KINDS.find((k) => k === key);
    if (kind && /^[-_a-z]{1,999}$/.test(value)) state[kind] = value;
  }

  /** All elements of a kind. @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));
  /** @param {string} selector @param {ParentNode} [inside] */
  const one = (selector, inside) => all(selector, inside)[0];
  /** @param {string | undefined} words @param {...(string | number)} args */
  const say = (words, ...args) => args.reduce((/** @type {string} */ s, a, i) => s.replace(`{${i + 1}}`, String(a)), words || '');

  const anySeed = () => 1 + Math.floor(Math.random() * 9999);
  const fragment = () =>
    '#' + [state.seed && 'seed=' + state.seed, ...KINDS.map((k) => state[k] && k + '=' + state[k])].filter(Boolean).join('&');

  /** The answers of a round of n questions, whatever the address held. @param {Kind} kind @param {number} n */
  const answers = (kind, n) => state[kind].padEnd(n, UNSEEN).slice(0, n);

  /** The order of n things: as they stand, or as the seed shuffles them. @param {number} n @param {string} salt */
  const order = (n, salt) => {
    const places = Array.from({ length: n }, (_, i) => i);
    if (!state.seed) return places;
    let a = state.seed;
    for (const c of salt) a = Math.imul(a ^ c.charCodeAt(0), 0x9e3779b1);
    for (let i = n - 1; i > 0; i--) {
      a = (a + 0x6d2b79f5) | 0;
      let t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      const j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
      [places[i], places[j]] = [places[j], places[i]];
    }
    return places;
  };

  /** Puts children of one parent in the seed's order. @param {HTMLElement[]} items @param {string} salt */
  const shuffle = (items, salt) => {
    const [first] = items;
    if (first && first.parentNode) first.parentNode.append(...order(items.length, salt).map((i) => items[i]));
  };

  /** Leads a link to the first question of a round. @param {HTMLElement} link */
  const start = (link) => {
    const { round, pages } = link.dataset;
    if (!round || !pages) return;
    const names = pages.split(' ');
    const a = /** @type {HTMLAnchorElement} */ (link);
    a.pathname = a.pathname.replace(/[^/]*$/, names[order(names.length, round)[0]] + '.html');
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
      up.dispatchEvent(new up.CustomEvent('quiz', { detail: { state: hash.slice(1), page: location.pathname, answer } }));
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

  /** One question. @param {HTMLElement} quiz */
  const question = (quiz) => {
    const kind = /** @type {Kind} */ (quiz.dataset.round);
    const n = Number(quiz.dataset.n);
    const rungs = all('.quiz-ladder > li');
    const form = /** @type {HTMLFormElement} */ (one('.quiz-form', quiz));
    const status = one('.quiz-status', quiz);
    const inputs = /** @type {HTMLInputElement[]} */ (all('input', form));

    const places = order(rungs.length, kind);
    const place = places.indexOf(n);
    shuffle(rungs, kind);
    if (kind === 'swap') {
      shuffle(all('label', form), kind + n);
      shuffle(all('.quiz-voice', quiz), kind + n);
    }
    one('.quiz-count', quiz).textContent = say(quiz.dataset.count, place + 1, rungs.length);
    all('.quiz-bar i', quiz).forEach((i, at) => i.classList.toggle('on', at <= place));
    const next = rungs[places[place + 1]];
    const onward = all('a[data-next]', quiz).map((a) => /** @type {HTMLAnchorElement} */ (a));
    const summary = onward[0].pathname.replace(/[^/]*$/, 'index.html');
    for (const a of onward) a.pathname = next ? /** @type {HTMLAnchorElement} */ (one('a', next)).pathname : summary;
    // The word of the link is that of its place in the table, until shuffled.
    const words = onward[1];
    if (!next) words.textContent = quiz.dataset.last || '';
    else if (words.dataset.word) words.textContent = words.dataset.word;

    /** @param {string} sign @param {object} [answer] */
    const mark = (sign, answer) => {
      const signs = answers(kind, rungs.length);
      state[kind] = signs.slice(0, n) + sign + signs.slice(n + 1);
      rungs.forEach((rung, i) => (one('span', rung).hidden = state[kind][i] === UNSEEN || i === n));
      keep(answer);
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
        mark(letter, { id: quiz.dataset.id, letter, choice: inputs.length > 0 });
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
    const before = answers(kind, rungs.length)[n];
    const pick = location.hash.match(/^#pick-([a-z])$/);
    const letter = pick ? pick[1] : before;
    mark(letter !== UNSEEN && letter !== SEEN && reveal(letter) ? letter : SEEN);
  };

  /** The page where the rounds begin. @param {HTMLElement} page */
  const rounds = (page) => {
    const room = one('.quiz-room', page);
    if (!state.seed) state.seed = anySeed();
    if (room) {
      one('b', room).textContent = '#seed=' + state.seed;
      room.hidden = false;
      one('button', room).addEventListener('click', () => (location.hash = '#seed=' + anySeed()));
    }
    for (const link of all('a[data-pages]', page)) {
      const kind = /** @type {Kind} */ (link.dataset.round);
      const total = (link.dataset.pages || '').split(' ').length;
      const seen = answers(kind, total).replace(/-/g, '').length;
      if (seen) one('.quiz-size', link).textContent = say(page.dataset.all, seen, total);
    }
    keep();
  };

  /** The page after the last question. @param {HTMLElement} page */
  const summary = (page) => {
    const kind = /** @type {Kind} */ (page.dataset.round);
    const rows = all('.quiz-row', page);
    const signs = answers(kind, rows.length);
    let done = 0;
    if (/[a-z]/.test(signs)) {
      const places = order(rows.length, kind);
      for (const i of places) {
        const sign = signs[i];
        const pick = one(`[data-pick="${sign}"]`, rows[i]);
        const fits = pick ? 'done' in pick.dataset : kind === 'say' && sign === 'a';
        const group = fits ? 'done' : pick ? 'practise' : 'left';
        if (fits) done++;
        if (pick) pick.hidden = false;
        one(`[data-group=${group}] ul`, page).append(rows[i]);
      }
      for (const group of all('.quiz-group', page)) group.hidden = !one('.quiz-row', group);
      one('[data-group=left]', page).classList.add('rest');
      one('.quiz-plain', page).hidden = true;
      one('.quiz-rest', page).hidden = false;
      const score = one('[data-score]', page);
      if (score) score.textContent = say(score.dataset.score, done, rows.length);
    }
    keep();
  };

  all('.quiz').forEach(question);
  all('.quiz-start').forEach(rounds);
  all('.quiz-end').forEach(summary);
  all('a[data-pages]').forEach(start);
})();
