// The package for learning platforms on a player of our own that behaves as Moodle
// 4.5 was seen to behave: without a connection a commit is left to a beacon, which is
// lost, and still says "true"; only values that have changed since are sent; and the
// package may be replaced while people are in it.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { openChromium } from '../harness/engines.js';
import { buildWith, listed, SUM } from '../harness/quiz.js';
import { serve } from '../harness/server.js';
import { siteNamed } from '../harness/site.js';
import { becomes, until } from '../harness/waiting.js';
import { unzip } from '../harness/zip.js';

/** @typedef {import('playwright-core').Page} Raw */
/** @typedef {import('playwright-core').Frame} Frame */

const site = siteNamed('real');

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** What the platform's server keeps. @type {Record<string, string>} */
let stored = {};

/** The pages that know the server already. @type {WeakSet<Raw>} */
const lent = new WeakSet();

/** The page of the platform. @param {string} more  what is another on this platform */
const player = (more) => `<!doctype html><html lang="en"><title>Platform</title><link rel="icon" href="data:,">
<script>
window.told = [];
const saved = ${JSON.stringify(stored)};
let values = { 'cmi.core.lesson_status': 'not attempted', 'cmi.core.lesson_mode': 'normal', 'cmi.core.lesson_location': '', 'cmi.suspend_data': '', ...saved };
let sent = { ...values };
let running = false;
const count = () => new Set(Object.keys(values).map((k) => (/^cmi\\.interactions\\.(\\d+)\\./.exec(k) || [])[1]).filter(Boolean)).size;
const api = {
  LMSInitialize: () => { if (running) return 'false'; running = true; return 'true'; },
  LMSFinish: () => { if (!running) return 'false'; api.LMSCommit(''); running = false; return 'true'; },
  LMSGetValue: (k) => k === 'cmi.interactions._count' ? String(count()) : values[k] || '',
  LMSSetValue: (k, v) => {
    if (!running || typeof v !== 'string' || v.length > (k === 'cmi.suspend_data' ? 4096 : 255)) { told.push('refused ' + k + '=' + v); return 'false'; }
    values[k] = v;
    return 'true';
  },
  LMSCommit: () => {
    const changed = Object.fromEntries(Object.entries(values).filter(([k, v]) => sent[k] !== v));
    sent = { ...values };
    if (navigator.onLine) store(changed);
    return 'true';
  },
  LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
};
window.API = api;
${more}
</script>
<iframe name="unit" title="Unit" src="unit/index.html" width="1000" height="900"></iframe></html>`;

/** Puts a site's package where the platform keeps it. @param {string} from */
function upload(from) {
  rmSync(path.join(folder, 'unit'), { recursive: true, force: true });
  for (const f of unzip(readFileSync(path.join(from, 'training/packages/swaps-scorm12.zip')))) {
    const to = path.join(folder, 'unit', f.name);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, f.data);
  }
}

/**
 * A visit to the platform: opens the unit with what is stored, and fails the test
 * for whatever the platform refused.
 * @param {(raw: Raw, quiz: () => Frame, says: () => Promise<string>) => Promise<void>} steps
 * @param {string} [more]
 */
async function visit(steps, more = '') {
  writeFileSync(path.join(folder, 'platform.html'), player(more));
  const { page, close } = await openChromium(server.base, { height: 1000 });
  const { raw } = page;
  /** @type {string[]} */
  const told = [];
  const hear = (/** @type {Error} */ error) => told.push(error.message);
  raw.on('pageerror', hear);
  try {
    // A browser lends its page to one test after the other.
    if (!lent.has(raw))
      await raw.exposeFunction('store', (/** @type {Record<string, string>} */ changed) => {
        Object.assign(stored, changed);
      });
    lent.add(raw);
    await page.goto('platform.html');
    const quiz = () => /** @type {Frame} */ (raw.frames().find((f) => /\/unit\/quiz\//.test(f.url())));
    await until(() => quiz() !== undefined, 'the quiz in its frame');
    await steps(
      raw,
      quiz,
      async () => (await raw.frameLocator('iframe').locator('.scorm > [aria-live]').textContent()) ?? '',
    );
    assert.deepEqual(await raw.evaluate(() => /** @type {any} */ (window).told), []);
    assert.deepEqual(told, []);
  } finally {
    raw.off('pageerror', hear);
    await close();
  }
}

/** Opens a round. @param {Frame} quiz @param {string} [name] */
async function open(quiz, name = 'Swap it') {
  await quiz
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await quiz.locator('.quiz-form:not([hidden]), .quiz.answered').waitFor();
}

/** Picks the first answer, and returns the question with it. @param {Frame} quiz */
async function answer(quiz) {
  await quiz.locator('.quiz-form:not([hidden])').waitFor();
  const label = quiz.locator('label.quiz-answer').first();
  const asked = (await quiz.locator('h1').evaluate((h) => h.lastChild?.textContent ?? '')).trim();
  const said = `${asked} → ${((await label.textContent()) ?? '').trim()}`;
  await label.click();
  await quiz.getByRole('button').first().click();
  await quiz.locator('.quiz.answered').waitFor();
  return said;
}

/** The answers that the platform's server has, in their order. */
const responses = () =>
  Object.entries(stored)
    .filter(([k]) => k.endsWith('.student_response'))
    .map(([, v]) => v);
/** How many questions the platform's server knows to be seen. */
const seen = () => (/done=([-\w]*)/.exec(stored['cmi.suspend_data'] ?? '')?.[1].length ?? 0) / SUM;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rethink-platform-'));
  server = await serve(folder);
});
beforeEach(() => {
  stored = {};
  upload(site.folder);
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test(
  'an answer given without a connection is stored once there is one, and nobody is led to an error',
  { timeout: 180_000 },
  async () => {
    /** @type {string[]} */
    const given = [];
    await visit(async (raw, quiz, says) => {
      await open(quiz());
      given.push(await answer(quiz()));
      await until(() => responses().length === 1, 'the first answer is stored');
      await quiz().locator('.quiz-all a.button').click();
      await quiz().locator('.quiz-form:not([hidden])').waitFor();
      await raw.context().setOffline(true);
      given.push(await answer(quiz()));
      await becomes(says, /^You are offline\./);
      const here = quiz().url();
      await quiz().locator('.quiz-all a.button').click();
      // It said so before: what the click leads to has been when two frames were drawn.
      await quiz().evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))),
      );
      await becomes(says, /^You are offline\./);
      assert.equal(quiz().url(), here, 'the next page was asked for');
      assert.equal(responses().length, 1, 'the platform has what it cannot have');
      await raw.context().setOffline(false);
      await becomes(says, '');
      await until(() => responses().length === 2, 'the second answer is stored');
      await quiz().locator('.quiz-all a.button').click();
      await quiz().locator('.quiz-form:not([hidden])').waitFor();
    });
    assert.deepEqual(responses(), given);
    assert.ok(
      Object.entries(stored)
        .filter(([k]) => k.endsWith('.id'))
        .every(([, v]) => /^swap-.*\w$/.test(v)),
      JSON.stringify(stored),
    );
    await until(() => seen() === 3, 'all that was seen is stored');
    await visit(async (_, quiz) => {
      // The list is there before its marks are.
      await becomes(async () => String(await quiz().locator('.quiz-ladder span:not([hidden])').count()), '2');
    });
  },
);

test(
  'the package is replaced while somebody is in it: what fits is kept, and it says so',
  { timeout: 180_000 },
  async () => {
    let at = '';
    // The order is a known one, in which the first answer is one of the row's own.
    stored = { 'cmi.suspend_data': 'seed=4' };
    await visit(async (_, quiz) => {
      await open(quiz());
      await answer(quiz());
      await quiz().locator('.quiz-all a.button').click();
      await answer(quiz());
      at = /([^/]+)\.html/.exec(quiz().url())?.[1] ?? '';
      await until(() => responses().length === 2, 'two answers are stored');
    });
    // The row that was left at is reworded, and another comes before all.
    const [, asked] = /^“(.*)” →/.exec(responses()[1]) ?? [];
    const built = buildWith('questions/swaps.md', (text) => {
      const reworded = text.replace(`| ${asked} |`, `| ${asked} So? |`);
      assert.notEqual(reworded, text, asked);
      return reworded.replace(/^(\| ---.*\n)/m, '$1| Why now? | What makes this the moment? | | |\n');
    });
    try {
      assert.ok(
        !listed(built.out).some((r) => r.questions.some((q) => q[0] === at)),
        'the page that was left is still there',
      );
      upload(built.out);
      await visit(async (_, quiz) => {
        await quiz().locator('.quiz-start .quiz-note:not(:empty)').waitFor();
        assert.match(
          (await quiz().locator('.quiz-note').textContent()) ?? '',
          /^The quiz has changed since you were here\./,
        );
        await until(() => seen() === 1, 'what does not fit is let go');
        await quiz().goto(new URL('swap/index.html#' + stored['cmi.suspend_data'], quiz().url()).href);
        await quiz().locator('.quiz-plain[hidden]').waitFor({ state: 'attached' });
        assert.equal(await quiz().locator('.quiz-row .why:not([hidden])').count(), 1);
        assert.doesNotMatch((await quiz().locator('main').textContent()) ?? '', /changed since/, 'it is said again');
      });
    } finally {
      built.remove();
    }
  },
);

test('after Back to a page that the browser kept, answers are stored again', async () => {
  await visit(async (raw, quiz) => {
    await open(quiz());
    const unit = /** @type {Frame} */ (raw.frames().find((f) => /\/unit\/index\.html/.test(f.url())));
    await unit.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    const said = await answer(quiz());
    await until(() => responses()[0] === said, 'the answer is stored');
  });
});

for (const [how, refusal] of [
  ['says “false”', "return 'false'"],
  ['throws', "throw new Error('no')"],
]) {
  test(`a platform that ${how} at the start is asked again`, async () => {
    await visit(async (raw, quiz, says) => {
      await becomes(says, /^The learning platform did not open this quiz/);
      await open(quiz());
      await raw.evaluate(() => {
        /** @type {any} */ (window).mend();
      });
      await raw.frameLocator('iframe').getByRole('button', { name: 'Try again' }).click();
      await becomes(says, '');
      const said = await answer(quiz());
      await until(() => responses()[0] === said, 'the answer is stored');
    }, `const begin = api.LMSInitialize; api.LMSInitialize = () => { ${refusal}; }; window.mend = () => { api.LMSInitialize = begin; };`);
  });
}

test('a platform that appears late is found, with what was answered before', async () => {
  await visit(async (_, quiz, says) => {
    await open(quiz());
    const said = await answer(quiz());
    assert.equal(await says(), '', 'it is given up too soon');
    await until(() => seen() === 1 && responses()[0] === said, 'the answer is stored');
  }, 'delete window.API; const began = performance.now(); const late = () => { if (performance.now() - began > 2500) window.API = api; else requestAnimationFrame(late); }; late();');
});

test('a preview is no attempt', async () => {
  await visit(async (_, quiz, says) => {
    await becomes(says, /^This is a preview or a review/);
    await open(quiz());
    await answer(quiz());
    assert.match(await says(), /^This is a preview or a review/);
  }, "values['cmi.core.lesson_mode'] = 'browse';");
  assert.deepEqual(stored, {});
});

test('a page that asks for it reports 100 once all was seen, and not before', { timeout: 180_000 }, async () => {
  const built = buildWith('questions/swaps.md', (text) => text.replace('kind: swaps', 'kind: swaps\nscore: completed'));
  try {
    upload(built.out);
    const all = listed(built.out).flatMap((r) => r.questions.map((q) => q[1].slice(0, SUM)));
    stored = { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': `seed=5&done=${all.slice(1).join('')}&n=7` };
    await visit(async (_, quiz, says) => {
      await quiz().locator('.quiz-start').waitFor();
      assert.equal(stored['cmi.core.score.raw'], undefined);
      await quiz().goto(
        new URL('swap/' + listed(built.out)[0].questions[0][0] + '.html#' + stored['cmi.suspend_data'], quiz().url())
          .href,
      );
      await becomes(says, `You have seen all ${all.length} questions. You can close this.`);
    });
    assert.equal(stored['cmi.core.lesson_status'], 'completed');
    assert.equal(stored['cmi.core.score.raw'], '100');
  } finally {
    built.remove();
  }
  // Nobody gets a number from a page that asks for none.
  upload(site.folder);
  stored = {
    'cmi.suspend_data': `done=${listed(site.folder)
      .flatMap((r) => r.questions.map((q) => q[1].slice(0, SUM)))
      .join('')}`,
  };
  await visit(async (_, __, says) => becomes(says, /^You have seen all/));
  assert.equal(stored['cmi.core.score.raw'], undefined);
});

test('at the end of a round it says how many rounds are to go', { timeout: 180_000 }, async () => {
  const rounds = listed(site.folder).map((r) => r.questions.map((q) => q[1].slice(0, SUM)).join(''));
  assert.equal(rounds.length, 3);
  for (const [done, want] of /** @type {[string, string][]} */ ([
    [rounds[0], 'You have two rounds to go.'],
    [rounds[0] + rounds[2], 'You have one round to go.'],
    [rounds[1].slice(SUM), 'You have three rounds to go.'],
  ])) {
    stored = { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': `seed=5&done=${done}&n=7` };
    await visit(async (_, quiz, says) => {
      await quiz().locator('.quiz-start').waitFor();
      assert.equal(await says(), '', 'it is said before a round has ended');
      await quiz().goto(new URL('swap/index.html#' + stored['cmi.suspend_data'], quiz().url()).href);
      await becomes(says, want);
    });
  }
});

test('more answers than a platform can keep: the oldest go, and it is said', { timeout: 180_000 }, async () => {
  const sum = (/** @type {number} */ n) => n.toString(36).padStart(SUM, '0');
  const [name] = unzip(readFileSync(path.join(site.folder, 'training/packages/swaps-scorm12.zip')))
    .map((f) => f.name)
    .filter((n) => /\/list-/.test(n));
  const file = path.join(folder, 'unit', name);
  // The real questions, and 1,400 that have no page.
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /\]\]\}\](?=,"changed")/,
      `],${Array.from({ length: 1400 }, (_, n) => JSON.stringify([`q${n}`, sum(n)])).join(',')}]}]`,
    ),
  );
  stored = { 'cmi.suspend_data': `seed=5&done=${Array.from({ length: 1000 }, (_, n) => sum(n)).join('')}` };
  await visit(async (_, quiz) => {
    await open(quiz());
    await answer(quiz());
    await quiz().locator('.quiz-all a.button').click();
    await quiz().locator('.quiz-note:not(:empty)').waitFor();
    assert.match((await quiz().locator('.quiz-note').textContent()) ?? '', /oldest answers/);
    await until(() => /gone=2/.test(stored['cmi.suspend_data']), 'two are gone');
  });
  assert.ok(stored['cmi.suspend_data'].length <= 4096);
  assert.equal(seen(), 1000);
});
