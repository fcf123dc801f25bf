// @ts-check
// Joins the quiz to a learning platform by SCORM 1.2. The pages of the quiz are in
// a frame and tell this page of every question seen and every answer; it keeps
// them on the platform: the place, the state, one interaction an answer, and the
// time. Nobody passes or fails: the unit is incomplete until every question was
// seen, then completed.
//
// A platform may say that it saved what it did not: without a connection, Moodle's
// page says "true", and later sends only values that have changed since. So what is
// set without a connection is set again, with a change, once there is one.
(() => {
  'use strict';

  /** @typedef {{LMSInitialize(s: ''): unknown, LMSFinish(s: ''): unknown, LMSGetValue(k: string): unknown, LMSSetValue(k: string, v: string): unknown, LMSCommit(s: ''): unknown, LMSGetLastError(): unknown}} API */
  /** @typedef {[name: string, sums: string]} Listed */

  /** @type {{rounds: {kind: string, questions: Listed[]}[]}} */
  const list = /** @type {any} */ (window).rethinkQuiz;
  const page = /** @type {HTMLElement} */ (document.querySelector('.scorm'));
  const frame = /** @type {HTMLIFrameElement} */ (page.querySelector('iframe'));
  const status = /** @type {HTMLElement} */ (page.querySelector('[aria-live]'));
  const again = /** @type {HTMLElement} */ (page.querySelector('button'));
  const words = status.dataset;
  const opened = Date.now();
  const MOST = 1000; // sums that fit the 4,096 characters of suspend_data
  const LONGEST = 255; // characters of a response
  const PATIENCE = 5000; // how long a platform may take to appear, in milliseconds

  /** Which question a sum is of. @type {Map<string, string>} */
  const asked = new Map();
  const places = new Set(['quiz/index.html']);
  let total = 0;
  for (const { kind, questions } of list.rounds) {
    places.add(`quiz/${kind}/index.html`);
    for (const [name, sums] of questions) {
      total++;
      places.add(`quiz/${kind}/${name}.html`);
      for (const sum of sums.match(/.{4}/g) || []) asked.set(sum, sums);
    }
  }

  /** Looks for the platform in a window and those around it. @param {Window | null} w @returns {API | null} */
  const search = (w) => {
    for (let depth = 0; w && depth < 10; depth++) {
      try {
        const { API } = /** @type {any} */ (w);
        if (API && API.LMSInitialize) return API;
      } catch {
        // A stranger's window may not be looked into; the one above it may.
      }
      if (w.parent === w) break;
      w = w.parent;
    }
    return null;
  };
  const find = () => {
    const near = search(parent === window ? null : parent) || search(opener);
    if (near) return near;
    try {
      return search(top && top.opener);
    } catch {
      return null;
    }
  };

  /** Says a line. @param {string | undefined} text */
  const tell = (text) => {
    if (status.textContent !== (text || '')) status.textContent = text || '';
  };

  /** @type {API | null} */
  let api = null;
  let kept = true; // what is set belongs to an attempt, and not to a preview or review
  let failed = false;
  let failing = false; // the last thing to be saved was not
  /** What was set without a connection. @type {Map<string, string>} */
  const lost = new Map();

  /** @param {() => unknown} call */
  const ask = (call) => {
    try {
      return String(call());
    } catch {
      return '';
    }
  };
  /** @param {string} key @param {string} value */
  const put = (key, value) => {
    const it = api;
    if (!it || !kept) return false;
    if (!navigator.onLine) lost.set(key, value);
    return ask(() => it.LMSSetValue(key, value)) === 'true';
  };
  /** Sets a value that the platform must keep. @param {string} key @param {string} value */
  const set = (key, value) => {
    if (!put(key, value) && kept) failed = true;
  };
  /** Sets a value that a platform may do without. @param {string} key @param {string} value */
  const offer = (key, value) => {
    const it = api;
    const taken = put(key, value);
    // 401: the platform does not know the element, which it need not.
    if (it && kept && !taken && ask(() => it.LMSGetLastError()) !== '401') failed = true;
    return taken;
  };
  /** @param {string} key */
  const get = (key) => {
    const it = api;
    return it ? ask(() => it.LMSGetValue(key)) : '';
  };
  /** @param {number} n @param {number} [width] */
  const digits = (n, width = 2) => String(Math.floor(n)).padStart(width, '0');
  const spent = () => {
    const seconds = Math.min((Date.now() - opened) / 1000, 35999999);
    return `${digits(seconds / 3600, 4)}:${digits((seconds / 60) % 60)}:${digits(seconds % 60)}.${digits((seconds * 100) % 100)}`;
  };

  /** What is known: a sum for each question, in the order of answering; see quiz.js. @type {Map<string, string>} */
  const known = new Map();
  let seed = '';
  let gone = 0; // how many of the oldest were let go
  let saves = 0; // counts up, so that no two states are the same
  /** Adds a state to what is known. What was seen once stays seen. @param {string} state */
  const merge = (state) => {
    const parts = new URLSearchParams(state);
    const number = parts.get('seed') || '';
    if (/^\d{1,4}$/.test(number)) seed = number;
    if (/^\d{1,4}$/.test(parts.get('gone') || '')) gone = Math.max(gone, Number(parts.get('gone')));
    if (/^\d{1,6}$/.test(parts.get('n') || '')) saves = Math.max(saves, Number(parts.get('n')));
    for (const sum of (parts.get('done') || '').match(/[-\w]{4}/g) || []) {
      const question = asked.get(sum);
      if (!question) continue;
      // Seen is less than answered: going back to an older page takes no answer away.
      if (known.has(question) && question.startsWith(sum)) continue;
      known.delete(question);
      known.set(question, sum);
    }
    while (known.size > MOST) known.delete(known.keys().next().value || '');
  };
  const state = () =>
    [seed && 'seed=' + seed, gone && 'gone=' + gone, known.size && 'done=' + [...known.values()].join('')]
      .filter(Boolean)
      .join('&');
  const complete = () => known.size + gone >= total;

  let ended = false; // the page that is shown ends a round
  /** How many rounds hold a question that was not seen yet, in words; nothing where that is not known. */
  const toGo = () => {
    const left = list.rounds.filter(({ questions }) => questions.some(([, sums]) => !known.has(sums))).length;
    return gone ? '' : (words.rounds || '').split('|').at(-left); // the most of them come first
  };

  const keepState = () => set('cmi.suspend_data', `${state()}&n=${(saves = (saves % 999999) + 1)}`);
  const send = () => {
    const it = api;
    if (!it || !kept) return;
    set('cmi.core.session_time', spent());
    if (ask(() => it.LMSCommit('')) !== 'true') failed = true;
    failing = failed;
    failed = false;
  };
  /** Says how it stands. */
  const report = () => {
    if (!api) return;
    if (!kept) tell(words.preview);
    else if (!navigator.onLine) tell(words.offline);
    else if (failing) tell(words.failed);
    else if (complete()) tell(words.complete);
    else tell(ended ? toGo() : '');
  };
  const commit = () => {
    send();
    report();
  };

  /** Another value that the platform takes, so that the right one is a change. @param {string} key @param {string} value */
  const another = (key, value) => {
    if (key.endsWith('.id')) return value.slice(0, LONGEST - 1) + '-';
    if (key.endsWith('.time')) return value === '00:00:00' ? '00:00:01' : '00:00:00';
    if (key.endsWith('.type')) return 'performance';
    if (key.endsWith('.result')) return 'unanticipated';
    if (key.endsWith('lesson_status')) return 'incomplete';
    if (key.endsWith('score.raw')) return '0';
    return '';
  };
  addEventListener('online', () => {
    const missing = [...lost];
    lost.clear();
    const again = missing.filter(([key]) => !/suspend_data|session_time|score\.m/.test(key));
    if (again.length > 0) {
      for (const [key, value] of again) put(key, another(key, value));
      send();
      for (const [key, value] of again) set(key, value);
    }
    if (api) keepState();
    commit();
  });
  addEventListener('offline', report);

  let answers = 0;
  /** Answers given before the platform was there. @type {{id: string, words: string}[]} */
  const early = [];
  /** @param {{id: string, words: string}} answer */
  const interaction = (answer) => {
    const now = new Date();
    const it = `cmi.interactions.${answers}.`;
    if (!offer(it + 'id', answer.id)) return;
    answers++;
    offer(it + 'time', [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => digits(n)).join(':'));
    // The words, since a report shows nothing else, and orders answers by when they came.
    offer(it + 'type', 'fill-in');
    const signs = [...answer.words];
    offer(it + 'student_response', signs.length > LONGEST ? signs.slice(0, LONGEST - 1).join('') + '…' : answer.words);
    offer(it + 'result', 'neutral');
  };

  const start = () => {
    if (!list) return;
    const found = find();
    if (!found) return;
    again.hidden = true;
    if (ask(() => found.LMSInitialize('')) !== 'true') {
      tell(words.refused);
      again.hidden = false;
      return;
    }
    api = found;
    kept = !/^(browse|review)$/.test(get('cmi.core.lesson_mode'));
    if (!/^(incomplete|completed|passed|failed)$/.test(get('cmi.core.lesson_status')))
      set('cmi.core.lesson_status', 'incomplete');
    answers = Number(get('cmi.interactions._count')) || 0;
    const before = get('cmi.suspend_data').replace(/[^-\w=&]/g, '');
    const fresh = known.size === 0;
    merge(before);
    if (fresh && state() + before) {
      const at = get('cmi.core.lesson_location');
      // All that was kept goes along: the page says so when some of it is gone.
      const hash = '#' + before.replace(/&?\bn=\d*/, '');
      if (hash !== '#') frame.src = (places.has(at) ? at : 'quiz/index.html') + hash;
    }
    if (known.size > 0) finish();
    if (!fresh) keepState();
    for (const answer of early.splice(0)) interaction(answer);
    commit();
  };
  /** Says on the platform that all was seen. */
  const finish = () => {
    if (!complete()) return;
    if (get('cmi.core.lesson_status') === 'incomplete') set('cmi.core.lesson_status', 'completed');
    if (page.dataset.score && get('cmi.core.score.raw') !== '100') {
      offer('cmi.core.score.min', '0');
      offer('cmi.core.score.max', '100');
      offer('cmi.core.score.raw', '100');
    }
  };

  addEventListener('quiz', (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    merge(String(detail.state));
    const answer = detail.answer && detail.answer.choice && detail.answer;
    if (!api) start();
    if (!api) {
      if (answer) early.push(answer);
      return;
    }
    const at = String(detail.page).match(/quiz\/[-\w/]*\.html$/);
    ended = at !== null && /^quiz\/\w+\/index\.html$/.test(at[0]);
    if (at && places.has(at[0])) set('cmi.core.lesson_location', at[0]);
    keepState();
    if (answer) interaction(answer);
    finish();
    commit();
  });

  // Without a connection the next page would be the browser's own error, in the frame.
  frame.addEventListener('load', () => {
    const inside = frame.contentWindow;
    if (!inside) return;
    inside.addEventListener(
      'click',
      (event) => {
        const link = /** @type {Element} */ (event.target).closest('a');
        if (navigator.onLine || !link || link.pathname === inside.location.pathname) return;
        event.preventDefault();
        // Said once more, so that a screen reader hears it.
        tell('');
        setTimeout(report);
      },
      true,
    );
  });

  addEventListener('pagehide', () => {
    const it = api;
    if (!it) return;
    set('cmi.core.exit', complete() ? '' : 'suspend');
    if (known.size > 0) keepState();
    send();
    ask(() => it.LMSFinish(''));
    api = null;
  });
  // Back to a page that the browser kept: the attempt was ended when it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) start();
  });

  again.addEventListener('click', start);
  start();
  // A platform may appear later than its unit.
  const waiting = setInterval(() => {
    const late = !api && again.hidden;
    if (late) start();
    if (late && !api && again.hidden && Date.now() - opened > PATIENCE) tell(words.none);
    if (api || Date.now() - opened > PATIENCE) clearInterval(waiting);
  }, 200);
})();
