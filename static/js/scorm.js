// @ts-check
// Joins the quiz to a learning platform by SCORM 1.2. The pages of the quiz are in
// a frame and tell this page of every question seen and every answer; it keeps
// them on the platform: the place, the state, one interaction an answer, and the
// time. Nobody passes or fails: the unit is incomplete until every question was
// seen, then completed.
(() => {
  'use strict';

  /** @typedef {{LMSInitialize(s: ''): unknown, LMSFinish(s: ''): unknown, LMSGetValue(k: string): unknown, LMSSetValue(k: string, v: string): unknown, LMSCommit(s: ''): unknown, LMSGetLastError(): unknown}} API */

  const page = /** @type {HTMLElement} */ (document.querySelector('.scorm'));
  const frame = /** @type {HTMLIFrameElement} */ (page.querySelector('iframe'));
  const status = /** @type {HTMLElement} */ (page.querySelector('[role=status]'));
  const words = status.dataset;
  /** @typedef {[name: string, sums: string]} Listed */
  /** @type {{rounds: {kind: string, questions: Listed[]}[]}} */
  const list = /** @type {any} */ (window).rethinkQuiz;
  /** Which question a sum is of. @type {Map<string, string>} */
  const asked = new Map();
  let total = 0;
  for (const { questions } of list.rounds) {
    for (const [, sums] of questions) {
      total++;
      for (const sum of sums.match(/.{3}/g) || []) asked.set(sum, sums);
    }
  }
  const opened = Date.now();
  const MOST = 1300; // sums that fit the 4,096 characters of suspend_data

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

  /** @type {API | null} */
  let api = null;
  let failed = false;
  /** @param {() => unknown} call */
  const ask = (call) => {
    try {
      return String(call());
    } catch {
      return '';
    }
  };
  /** Sets a value that the platform must keep. @param {string} key @param {string} value */
  const set = (key, value) => {
    const it = api;
    if (it && ask(() => it.LMSSetValue(key, value)) !== 'true') failed = true;
  };
  /** Sets a value that a platform may do without. @param {string} key @param {string} value */
  const offer = (key, value) => {
    const it = api;
    const kept = it && ask(() => it.LMSSetValue(key, value)) === 'true';
    // 401: the platform does not know the element, which it need not.
    if (it && !kept && ask(() => it.LMSGetLastError()) !== '401') failed = true;
    return kept;
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
  const commit = () => {
    const it = api;
    if (!it) return;
    set('cmi.core.session_time', spent());
    if (ask(() => it.LMSCommit('')) !== 'true') failed = true;
    const text = failed ? words.failed || '' : '';
    if (status.textContent !== text) status.textContent = text;
    failed = false;
  };

  /** What is known: a sum for each question, in the order of answering; see quiz.js. @type {Map<string, string>} */
  const known = new Map();
  let seed = '';
  let gone = 0; // how many of the oldest were let go
  /** Adds a state to what is known. What was seen once stays seen. @param {string} state */
  const merge = (state) => {
    const parts = new URLSearchParams(state);
    const number = parts.get('seed') || '';
    if (/^\d{1,4}$/.test(number)) seed = number;
    if (/^\d{1,4}$/.test(parts.get('gone') || '')) gone = Math.max(gone, Number(parts.get('gone')));
    for (const sum of (parts.get('done') || '').match(/[-\w]{3}/g) || []) {
      const question = asked.get(sum);
      if (!question) continue;
      // Seen is less than answered: going back to an older page takes no answer away.
      const before = known.get(question);
      if (before && question.startsWith(sum)) continue;
      known.delete(question);
      known.set(question, sum);
    }
    while (known.size > MOST) known.delete(known.keys().next().value || '');
  };
  const state = () => [seed && 'seed=' + seed, gone && 'gone=' + gone, known.size && 'done=' + [...known.values()].join('')].filter(Boolean).join('&');
  const complete = () => known.size + gone >= total;

  let answers = 0;
  addEventListener('quiz', (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    merge(String(detail.state));
    if (!api) return;
    const at = String(detail.page).match(/quiz\/[-\w/]*\.html$/);
    if (at) set('cmi.core.lesson_location', at[0]);
    set('cmi.suspend_data', state());
    if (detail.answer && detail.answer.choice) {
      const now = new Date();
      const it = `cmi.interactions.${answers}.`;
      if (offer(it + 'id', String(detail.answer.id))) {
        answers++;
        offer(it + 'time', [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => digits(n)).join(':'));
        offer(it + 'type', 'choice');
        offer(it + 'student_response', String(detail.answer.letter));
        offer(it + 'result', 'neutral');
      }
    }
    if (complete() && get('cmi.core.lesson_status') === 'incomplete') set('cmi.core.lesson_status', 'completed');
    commit();
  });

  let over = false;
  addEventListener('pagehide', () => {
    const it = api;
    if (!it || over) return;
    over = true;
    set('cmi.core.exit', complete() ? '' : 'suspend');
    commit();
    ask(() => it.LMSFinish(''));
    api = null;
  });

  const found = find();
  if (found && ask(() => found.LMSInitialize('')) === 'true') {
    api = found;
    if (!/^(incomplete|completed|passed|failed)$/.test(get('cmi.core.lesson_status'))) set('cmi.core.lesson_status', 'incomplete');
    answers = Number(get('cmi.interactions._count')) || 0;
    merge(get('cmi.suspend_data'));
    const at = get('cmi.core.lesson_location');
    if (state()) frame.src = (/^quiz\/[-\w/]*\.html$/.test(at) ? at : frame.getAttribute('src')) + '#' + state();
    commit();
  } else {
    status.textContent = (found ? words.failed : words.none) || '';
  }
})();
