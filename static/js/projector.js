// @ts-check
// Present mode: the page on a wall, one part at a time. present.js loads this.
//
// Parts are found by one rule. The column that holds the page's h1 is split before
// each h2, each section, each step of a guide and each [data-slide]; what stands
// before the first is the first part, and so does what says [data-lead], wherever it
// stands. A part that is not shown, such as the
// answers of a quiz before they are asked for, is left out until it is.
//
// Parts that are not on the wall stay in the page for screen readers; the
// stylesheet only takes them out of sight. Where the room is, is the part
// "present=3" of the address's fragment. Nothing is stored.
(() => {
  'use strict';
  /** @param {string} selector @param {ParentNode} [inside] @returns {HTMLElement[]} */
  const all = (selector, inside = document) => /** @type {HTMLElement[]} */ ([...inside.querySelectorAll(selector)]);
  const root = document.documentElement;
  const { classList } = root;
  const [main] = all('main');
  const [h1] = all('h1');
  const column = (h1.closest('.title') ?? h1).parentElement ?? main;
  let now = 0;

  const items = () => all(':scope > :not(.steps), :scope > .steps > li', column);
  /** @param {Element} e */
  const seen = (e) => e.getClientRects()[0];
  const parts = () => {
    /** @type {HTMLElement[][]} */
    const found = [[]];
    for (const e of items()) {
      if (e.matches('h2:not(.vh),section,li,[data-slide]')) found.push([]);
      found[e.matches('[data-lead]') ? 0 : found.length - 1].push(e);
    }
    return found.filter((part) => part.some(seen));
  };
  /** @param {Node | null | undefined} e */
  const partOf = (e) => parts().findIndex((part) => part.some((p) => e && p.contains(e)));
  /** @param {HTMLElement[]} part */
  const heading = (part) => part.flatMap((e) => (e.matches('h1,h2') ? e : all('h1,h2', e)))[0];
  /** A link of the page that leads on or back, though it may not be on the wall.
   * @param {string} selector */
  const link = (selector) =>
    /** @type {HTMLAnchorElement | undefined} */ (all(selector).find((a) => !a.closest('[hidden]')));

  // A part that is longer than the wall is turned by whole pieces: lines of a list or
  // a table, paragraphs, headings with what follows them. What holds pieces, and what
  // is longer than the wall itself, is turned by the pieces in it.
  /** @param {Element} e @returns {Element[]} */
  const pieces = (e) =>
    (e.matches('div,section,header,article,form,fieldset,ul,ol,dl,table,tbody') ||
      e.clientHeight > main.clientHeight) &&
    e.children[0]
      ? [...e.children].flatMap(pieces)
      : seen(e)
        ? [e]
        : [];
  const added = '.added,.ours,.key';
  /** How far above a piece the wall begins, in pixels. */
  const air = 8;
  /** The pieces of the part on the wall from top to bottom, with their places in pixels. */
  const laid = () => {
    const from = main.getBoundingClientRect().top - main.scrollTop;
    return parts()
      [now].flatMap(pieces)
      .map((e) => ({ e, top: e.getBoundingClientRect().top - from, end: e.getBoundingClientRect().bottom - from }))
      .filter(({ top, end }) => end - top > 2) // what is there for screen readers alone has no place
      .sort((a, b) => a.top - b.top);
  };
  /** Where each wall of the part begins, in pixels. @param {ReturnType<typeof laid>} all */
  const walls = (all) => {
    const starts = [0];
    const last = () => starts[starts.length - 1];
    let lead = -1; // where the headings right above a piece begin
    all.forEach(({ e, top, end }, i) => {
      // What marks something as added goes with it, and is never a wall of its own.
      for (let j = i + 1; all[j]?.e.matches(added); j++) end = Math.max(end, all[j].end);
      const begin = (lead < 0 ? top : lead) - air;
      if (end > last() + main.clientHeight && begin > last()) starts.push(begin);
      while (end > last() + main.clientHeight + 4) starts.push(last() + main.clientHeight * 0.8);
      lead = !e.matches('h1,h2,h3,h4,dt') ? -1 : lead < 0 ? top : lead;
    });
    return starts;
  };
  /** Where the wall stands among those of its part: the walls, and the place of this one. */
  const standing = () => {
    const starts = walls(laid());
    return { starts, at: starts.filter((start) => start <= main.scrollTop + 4).length - 1 };
  };
  const below = () => standing().starts.length > standing().at + 1;
  /** Goes to another wall of the part. @param {number} by */
  const turn = (by) => {
    const { starts, at } = standing();
    // The last wall may begin so far down that the page has to go on below it.
    root.style.setProperty('--after', starts[starts.length - 1] + 'px');
    main.scrollTop = starts[at + by];
    clear();
  };
  /** Shows whole pieces alone, unless somebody scrolled to a place of their own. */
  const clear = () => {
    const { starts, at } = standing();
    const whole = starts.length > 1 && Math.abs(starts[at] - main.scrollTop) < 4;
    const next = starts[at + 1] ?? Infinity;
    for (const { e, top } of laid())
      e.classList.toggle(
        'present-cut',
        whole && (top < starts[at] - 1 || top > next - 1) && !e.contains(document.activeElement),
      );
  };

  /** The address without its fragment. @param {string} address */
  const page = (address) => address.split('#')[0];
  /** The fragment, with present mode's own part changed. @param {string} hash @param {string} own */
  const fragment = (hash, own) =>
    (hash.replace('#', '&').replace(/&(present|time)\b[^&]*/g, '') + own).replace(/^&+/, '#');
  /** Goes to another place and presents it. A plan of activities stays where it is,
   * with the time that runs: what it leads to comes in a window of its own.
   * @param {HTMLAnchorElement} a */
  const follow = (a) => {
    const to = page(a.href) + fragment(a.hash, '&present');
    if (!timed[0] || page(to) === page(location.href) || !open(to)) location.href = to;
  };

  /** What comes next: the words of the button, what it does, and what comes then.
   * @returns {[string?, (() => void)?, (Element | null)?]} */
  const coming = () => {
    if (below()) return ['word:present_more', () => turn(1)];
    const form = all('[type=submit]', column).find(seen);
    if (form) return [form.textContent ?? '', () => form.click()];
    const after = parts()[now + 1];
    if (after) return ['word:present_on', () => show(now + 1), heading(after)];
    const a = link('[rel=next][data-present],[data-next]');
    return a
      ? a.rel
        ? ['word:present_on', () => follow(a), a.querySelector('b')]
        : [a.textContent ?? '', () => follow(a)]
      : [];
  };
  const goOn = () => coming()[1]?.();
  const before = () => link('[rel=prev][data-present],.back a');
  const goBack = () => {
    const a = before();
    if (main.scrollTop > 4) turn(standing().starts[standing().at] < main.scrollTop - 4 ? 0 : -1);
    else if (now) show(now - 1);
    else if (a) follow(a);
  };
  /** Brings the words around the part up to date. */
  const tell = () => {
    const [words = '', , title] = coming();
    const n = parts().length;
    place.textContent = n < 2 ? '' : 'word:present_where'.replace('{1}', String(now + 1)).replace('{2}', String(n));
    back.hidden = !now && !before();
    next.hidden = !words;
    next.textContent = words;
    const [first, rest] = 'word:present_next'.split('{1}');
    // The title as it stands in the page; the stylesheet leaves out its drawn signs.
    then.replaceChildren(...(title ? [first, ...title.cloneNode(true).childNodes, rest] : []));
  };
  // The columns of a board are as wide as their words need.
  for (const box of all('.box.strategy')) box.style.flexGrow = String((box.textContent ?? '').length + 100);
  /** Keeps a word with a hyphen on one line: in large type "re-" would often end one.
   * Pages do without: a word cut in pieces is read in pieces by some screen readers. */
  const hold = () => {
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts)
      for (const word of [...text.data.matchAll(/[\p{L}\d]+(-[\p{L}\d]+)+/gu)].reverse())
        if (word[0].length < 17 && !text.parentElement?.closest('.present-word,svg')) {
          const its = document.createElement('span');
          its.className = 'present-word';
          const found = text.splitText(word.index);
          found.splitText(word[0].length);
          found.replaceWith(its);
          its.append(found);
        }
  };
  /** Makes the type smaller where a part would not fit, down to what can still be
   * read from the back of a room. */
  const fit = () => {
    if (!on()) return;
    hold();
    // The type is measured in the screen, which a browser's zoom makes smaller.
    const zoom = outerWidth / innerWidth;
    root.style.setProperty('--zoom', String(zoom > 1.2 ? zoom : 1));
    root.style.setProperty('--after', '0');
    for (let size = 1; size > 0.75; size -= below() ? 0.03 : 1) root.style.setProperty('--fit', String(size));
    clear();
    tell();
  };
  /** @param {number} n @param {boolean} [stay] keeps the focus where it is */
  const show = (n, stay) => {
    now = Math.max(0, Math.min(n, parts().length - 1));
    const part = parts()[now];
    for (const e of items()) e.classList.toggle('present-off', !part.includes(e));
    for (const e of all('.present-cut')) e.classList.remove('present-cut');
    if (!stay) {
      heading(part).tabIndex = -1;
      heading(part).focus();
    }
    main.scrollTop = 0;
    fit();
    if (stay) document.activeElement?.scrollIntoView({ block: 'nearest' });
    write();
  };
  /** Keeps in the address where the room is, and the time of each activity that was started. */
  const write = () => {
    const times = clocks.map((clock) => clock()).join('');
    history.replaceState(null, '', fragment(location.hash, '&present=' + (now + 1) + (times && '&time=' + times)));
  };

  const blank = () => classList.toggle('blank');
  const on = () => classList.contains('present');
  const exit = () => {
    if (opener) close();
    classList.remove('present', 'bare', 'blank');
    heading(parts()[now]).scrollIntoView();
    history.replaceState(null, '', page(location.href) + fragment(location.hash, ''));
  };
  const look = () => {
    const asked = /[#&]present\b=?(\d*)/.exec(location.hash);
    if (!asked) return on() && exit();
    classList.add('present', 'bare');
    const target = location.hash
      .split(/[#&]/)
      .map((id) => document.getElementById(id))
      .find(Boolean);
    const at = partOf(target);
    show(asked[1] ? +asked[1] - 1 : at < 0 ? now : at);
    if (!asked[1]) target?.scrollIntoView();
  };

  /** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} its @param {Element} into */
  const make = (tag, its, into) => into.appendChild(Object.assign(document.createElement(tag), its));
  /** @param {string} textContent @param {() => void} onclick @param {Element} into */
  const button = (textContent, onclick, into) => make('button', { textContent, onclick }, into);
  const tools = make('div', { className: 'present-bar' }, all('.bar .wrap')[0]);
  const foot = make('nav', { className: 'present-foot', ariaLabel: 'word:present_label' }, document.body);
  const place = make('p', {}, tools);
  button('word:present_blank', blank, tools);
  button('word:present_exit', exit, tools);
  const back = button('word:present_back', goBack, foot);
  const then = make('p', {}, foot);
  const next = button('', goOn, foot);

  // The time that is left for an activity, in words: about how many minutes, of how
  // many. The words change by the minute; nothing flashes and nothing sounds. The
  // address says when it is over, "3e" and a second of the clock, or how many seconds
  // are left, "3p": so it goes on when the page is loaded again.
  const timed = all('[data-minutes]');
  const kept = /[#&]time=([^&]*)/.exec(location.hash)?.[1] ?? '';
  const clocks = timed.map((activity, i) => {
    let left = Number(activity.dataset.minutes) * 60000;
    let end = 0; // when it is over; 0 while it stands still
    const full = left;
    for (const [, n, is, seconds] of kept.matchAll(/(\d+)([ep])(\d+)-/g)) {
      if (+n !== i + 1) continue;
      if (is === 'e') end = +seconds * 1000;
      else left = +seconds * 1000;
    }
    let told = -1;
    const box = make('div', { className: 'present-timer' }, activity);
    const says = make('p', {}, box);
    const count = () => {
      const n = Math.ceil((end ? Math.max(0, end - Date.now()) : left) / 60000);
      if (n === told) return;
      told = n;
      const [first, rest] = (
        n > 1 ? 'word:present_left' : n ? 'word:present_left_one' : 'word:present_left_none'
      ).split('{1}');
      says.textContent = first;
      if (rest) make('b', { textContent: String(n) }, says).after(rest);
    };
    const name = () => (press.textContent = end ? 'word:present_pause' : 'word:present_start');
    const press = button(
      '',
      () => {
        if (end) left = Math.max(0, end - Date.now());
        end = end ? 0 : Date.now() + left;
        name();
        write();
      },
      box,
    );
    setInterval(count, 1000);
    count();
    name();
    return () => {
      const state = end ? 'e' + Math.round(end / 1000) : 'p' + Math.round(left / 1000);
      return end || left !== full ? i + 1 + state + '-' : '';
    };
  });

  /** @param {KeyboardEvent | MouseEvent} event */
  const plain = (event) => on() && !event.defaultPrevented && !event.ctrlKey && !event.altKey && !event.metaKey;
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: goOn,
    ArrowDown: goOn,
    PageDown: goOn,
    Enter: goOn,
    ' ': goOn,
    ArrowLeft: goBack,
    ArrowUp: goBack,
    PageUp: goBack,
    Backspace: goBack,
    b: blank,
    B: blank,
    '.': blank,
    Escape: exit,
    Home: () => show(0),
    End: () => show(Infinity),
  };
  addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || !plain(event)) return;
    // Fields keep their keys, but have no use for a clicker's. What is pressed by Space
    // or Enter keeps those.
    const e = /** @type {Element} */ (event.target);
    if (e.matches('input,select,textarea') && !/^P|^Es/.test(event.key)) return;
    if (/^( |Enter)$/.test(event.key) && e.closest('a,button,summary')) return;
    event.preventDefault();
    if (classList.contains('blank')) blank();
    else act();
  });
  addEventListener('click', (event) => {
    const e = /** @type {Element} */ (event.target);
    if (classList.contains('blank') && !e.closest('button')) blank();
    // Other scripts may show or hide something; who reads further down stays there.
    setTimeout(main.scrollTop > 4 ? tell : fit);
    const a = e.closest('a');
    if (!a || !plain(event) || a.origin !== location.origin || !/l$/.test(a.pathname)) return;
    event.preventDefault();
    follow(a);
  });
  column.addEventListener('focusin', (event) => {
    const at = partOf(/** @type {Node} */ (event.target));
    if (on() && at >= 0 && at !== now) show(at, true);
  });
  main.addEventListener('scroll', () => {
    clear();
    tell();
  });
  addEventListener('resize', fit);
  addEventListener('hashchange', look);
  look();
})();
