// The package for learning platforms, on a platform that we did not write
// (scorm-again), over loopback, in a real browser. The platform is lax, so every
// value that the package sets is held against SCORM 1.2's own rules here.

import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { validHTML } from '../checks/html.js';
import { checks } from '../checks/index.js';
import { openChromium } from '../harness/engines.js';
import { nothing } from '../harness/nothing.js';
import { serve } from '../harness/server.js';
import { siteNamed } from '../harness/site.js';
import { becomes, until } from '../harness/waiting.js';
import { unzip } from '../harness/zip.js';

const site = siteNamed('real');
const zip = readFileSync(path.join(site.folder, 'training/packages/swaps-scorm12.zip'));
const files = unzip(zip);
const manifest = files.find((f) => f.name === 'imsmanifest.xml')?.data.toString('utf8') ?? '';

/** What SCORM 1.2 allows an element to be set to. @type {[RegExp, RegExp][]} */
const rules = [
  [/^cmi\.core\.lesson_status$/, /^(incomplete|completed)$/], // we neither pass nor fail anybody
  [/^cmi\.core\.lesson_location$/, /^[^]{0,255}$/],
  [/^cmi\.core\.exit$/, /^(suspend|)$/],
  [/^cmi\.core\.session_time$/, /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/],
  [/^cmi\.suspend_data$/, /^[\x20-\x7e]{0,4096}$/],
  [/^cmi\.interactions\.\d+\.id$/, /^[A-Za-z0-9_-]{1,255}$/],
  [/^cmi\.interactions\.\d+\.time$/, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/],
  [/^cmi\.interactions\.\d+\.type$/, /^fill-in$/],
  [/^cmi\.interactions\.\d+\.student_response$/, /^“[^]{1,250}” → [^]+(?<=^[^]{0,255})$/], // the question and the words that were chosen
  [/^cmi\.interactions\.\d+\.result$/, /^neutral$/],
];

/** @typedef {{ call: string, args: string[], said: string, error: string }} Call */
/** @typedef {import('playwright-core').Page} Raw */
/** @typedef {import('playwright-core').Frame} Frame */

/** The page of a platform: scorm-again, with every call written down. */
const platform = (
  /** @type {string} */ more,
) => `<!doctype html><html lang="en"><title>Platform</title><link rel="icon" href="data:,">
<script src="scorm12.min.js"></script>
<script>
const real = new Scorm12API({ autocommit: false, logLevel: 5 });
window.calls = [];
window.API = Object.fromEntries(['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic']
  .map((call) => [call, (...args) => {
    const said = String(real[call](...args));
    if (call !== 'LMSGetLastError') window.calls.push({ call, args, said, error: String(real.LMSGetLastError()) });
    return said;
  }]));
${more}
</script>
<iframe name="unit" title="Unit" width="1000" height="900"></iframe></html>`;

describe('the package', () => {
  test('lists every file, and has its manifest at the root', () => {
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map((m) => m[1]);
    assert.deepEqual(
      listed.sort(),
      files
        .map((f) => f.name)
        .filter((n) => n !== 'imsmanifest.xml')
        .sort(),
    );
    assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
    assert.match(manifest, /<resource [^>]*adlcp:scormtype="sco" href="index\.html"/);
    assert.doesNotMatch(manifest, /masteryscore/);
  });

  test('carries no time of its making', () => {
    for (const f of files) assert.equal(f.changed, '1980-01-01T00:00:00', f.name);
  });

  test('says that the platform keeps the answers, and never that nothing is kept', () => {
    for (const f of files.filter(({ name }) => name.startsWith('quiz/'))) {
      const html = f.data.toString('utf8');
      assert.doesNotMatch(html, /Nothing is kept/, f.name);
      if (html.includes('data-kind="quiz-question"') || f.name === 'quiz/index.html')
        assert.match(html, /Your learning platform keeps your answers/, f.name);
    }
  });

  test('no page of it leads out', () => {
    const names = new Set(files.map((f) => f.name));
    for (const f of files.filter(({ name }) => name.endsWith('.html'))) {
      for (const [, to] of f.data.toString('utf8').matchAll(/\s(?:href|src)="([^"#]+)/g)) {
        assert.ok(names.has(path.posix.join(path.posix.dirname(f.name), to)), `${f.name} leads to ${to}`);
      }
    }
  });
});

describe('on a platform', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rethink-scorm-'));
    for (const f of files) {
      const to = path.join(folder, 'unit', f.name);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, f.data);
    }
    copyFileSync(
      new URL('../node_modules/scorm-again/dist/scorm12.min.js', import.meta.url),
      path.join(folder, 'scorm12.min.js'),
    );
    writeFileSync(path.join(folder, 'platform.html'), platform(''));
    server = await serve(folder);
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page and fails the test for whatever goes wrong in it. @param {string} address @param {(raw: Raw, page: import('../harness/page.js').Page) => Promise<void>} steps */
  async function on(address, steps) {
    const { page, close } = await openChromium(server.base, { height: 1000 });
    /** @type {string[]} */
    const told = [];
    page.raw.on('pageerror', (error) => told.push(error.message));
    page.raw.on('console', (message) => {
      if (message.type() === 'error') told.push(message.text());
    });
    page.raw.on('request', (request) => {
      if (!request.url().startsWith(server.base)) told.push(`request elsewhere: ${request.url()}`);
    });
    try {
      await page.goto(address);
      await steps(page.raw, page);
      assert.deepEqual(told, []);
    } finally {
      await close();
    }
  }

  /** Opens the unit in the platform's frame. @param {Raw} raw @param {string} [address] */
  async function launch(raw, address = 'unit/index.html') {
    await raw.evaluate((a) => {
      /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).src = a;
    }, address);
    await until(
      async () => (await calls(raw)).some((c) => c.call === 'LMSInitialize') && inside(raw) !== undefined,
      'the unit opening',
    );
  }

  /** The quiz in the unit's frame. @param {Raw} raw @returns {Frame | undefined} */
  const inside = (raw) => raw.frames().find((f) => /\/unit\/quiz\//.test(f.url()));

  /** @param {Raw} raw @returns {Promise<Call[]>} */
  const calls = (raw) => raw.evaluate(() => /** @type {any} */ (window).calls);

  /** The last value that the unit set. @param {Call[]} all @param {string} key */
  const last = (all, key) => all.findLast((c) => c.call === 'LMSSetValue' && c.args[0] === key)?.args[1];

  /** No call may fail, and each value must be one that SCORM allows. @param {Call[]} all */
  function lawful(all) {
    for (const { call, args, said, error } of all) {
      assert.equal(error, '0', `${call}(${args}) left error ${error}`);
      if (call !== 'LMSGetValue') assert.equal(said, 'true', `${call}(${args}) said ${said}`);
      if (call !== 'LMSSetValue') continue;
      const rule = rules.find(([key]) => key.test(args[0]));
      assert.ok(rule, `${args[0]} is no element of this unit`);
      assert.match(args[1], rule[1], args[0]);
    }
    assert.equal(all[0]?.call, 'LMSInitialize');
    assert.equal(all.filter((c) => c.call === 'LMSInitialize').length, 1, 'the unit was begun twice');
  }

  /** Answers the questions of a round, from its first page to its summary. @param {Raw} raw @param {string} round */
  async function through(raw, round, most = Infinity) {
    const quiz = /** @type {Frame} */ (inside(raw));
    await quiz
      .getByRole('link', { name: new RegExp(`^${round}`) })
      .first()
      .click();
    for (let n = 1; n <= most; n++) {
      await quiz.getByRole('button').first().waitFor();
      if (await quiz.locator('label.quiz-answer').count()) await quiz.locator('label.quiz-answer').first().click();
      await quiz.getByRole('button').first().click();
      await quiz.locator('.quiz.answered').waitFor();
      const done = await quiz.getByRole('link', { name: 'See what you practised' }).count();
      if (n === most) return;
      await quiz.locator('.quiz-all a.button').click();
      if (done) break;
      await quiz.locator('.quiz:not(.answered) .quiz-form:not([hidden])').waitFor();
    }
    await quiz.locator('.quiz-end').waitFor();
  }

  test(
    'is incomplete until every question was seen, then completed; each answer is kept at once',
    { timeout: 240_000 },
    () =>
      on('platform.html', async (raw) => {
        await launch(raw);
        assert.equal(last(await calls(raw), 'cmi.core.lesson_status'), 'incomplete');
        let answered = 0;
        for (const [round, n] of /** @type {[string, number][]} */ ([
          ['Swap it', 7],
          ['Spot it', 11],
          ['Say it your way', 7],
        ])) {
          assert.equal(last(await calls(raw), 'cmi.core.lesson_status'), 'incomplete', `completed before ${round}`);
          await through(raw, round);
          const all = await calls(raw);
          lawful(all);
          if (round !== 'Say it your way') answered += n;
          assert.equal(
            new Set(
              all
                .filter((c) => /^cmi\.interactions\.\d+\.id$/.test(c.args[0]) && c.call === 'LMSSetValue')
                .map((c) => c.args[1]),
            ).size,
            answered,
          );
          await /** @type {Frame} */ (inside(raw)).getByRole('link', { name: 'All ways to practise' }).click();
          await /** @type {Frame} */ (inside(raw)).locator('.quiz-start').waitFor();
        }
        const all = await calls(raw);
        assert.equal(last(all, 'cmi.core.lesson_status'), 'completed');
        for (const [i, c] of all.entries()) {
          if (!/student_response$/.test(c.args[0])) continue;
          const next = all.slice(i).find((d) => d.call === 'LMSCommit' || /\.id$/.test(d.args[0]));
          assert.equal(next?.call, 'LMSCommit', 'an answer waits for the next one to be kept');
        }
        assert.equal(
          await raw.frameLocator('iframe').locator('[role=status]').first().textContent(),
          'You have seen all 25 questions. You can close this.',
        );
      }),
  );

  test('goes on where it was left', { timeout: 180_000 }, () =>
    on('platform.html', async (raw, page) => {
      await launch(raw);
      await through(raw, 'Swap it', 2);
      await raw.evaluate(() => {
        /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).src = 'about:blank';
      });
      await until(async () => (await calls(raw)).some((c) => c.call === 'LMSFinish'), 'the unit closing');
      const before = await calls(raw);
      lawful(before);
      assert.equal(last(before, 'cmi.core.exit'), 'suspend');
      assert.match(last(before, 'cmi.suspend_data') ?? '', /^seed=\d+&done=[-\w]{8}&n=\d+$/);

      // The next day: a new attempt, with what the platform kept.
      const kept = {
        suspend_data: last(before, 'cmi.suspend_data'),
        core: {
          lesson_location: last(before, 'cmi.core.lesson_location'),
          lesson_status: 'incomplete',
          entry: 'resume',
        },
      };
      writeFileSync(path.join(folder, 'tomorrow.html'), platform(`real.loadFromJSON(${JSON.stringify(kept)}, 'cmi');`));
      await page.goto('tomorrow.html');
      await launch(raw);
      await until(() => /\/unit\/quiz\/swap\//.test(inside(raw)?.url() ?? ''), 'the question that was left');
      const quiz = /** @type {Frame} */ (inside(raw));
      await quiz.locator('.quiz.answered .quiz-status h2').waitFor();
      assert.equal(await quiz.locator('.quiz-count').textContent(), 'Question 2 of 7');
      assert.equal(await quiz.locator('.quiz-ladder span:not([hidden])').count(), 1);
      lawful(await calls(raw));
    }),
  );

  test('its pages are as accessible as those of the site', { timeout: 180_000 }, async () => {
    /** @type {string[]} */
    const found = [];
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      for (const width of [320, 1280]) {
        const { page, close } = await openChromium(server.base, { theme, width });
        try {
          for (const address of [
            'index.html',
            'quiz/index.html',
            'quiz/swap/why-did.html',
            'quiz/swap/index.html#seed=5&done=abc',
          ]) {
            await page.goto('unit/' + address);
            // The page in the frame is tested here too, by itself.
            const axe = (await checks.axe(page)).filter((what) => !what.includes('frame-tested'));
            for (const what of [...axe, ...(await checks.sideways(page)), ...(await checks.contrast(page))])
              found.push(`${address}, ${theme}, ${width} px: ${what}`);
          }
        } finally {
          await close();
        }
      }
    }
    for (const f of files.filter(({ name }) => name.endsWith('.html')))
      found.push(...(await validHTML(f.data.toString('utf8'))).map((what) => `${f.name}: ${what}`));
    nothing(found);
  });

  test('is found by a unit in a window of its own', () =>
    on('platform.html', async (raw) => {
      const [opened] = await Promise.all([
        raw.waitForEvent('popup'),
        raw.evaluate(() => {
          window.open('unit/index.html');
        }),
      ]);
      await until(async () => (await calls(raw)).some((c) => c.call === 'LMSInitialize'), 'the platform being found');
      assert.equal(await opened.locator('[role=status]').textContent(), '');
      await opened.close();
      await until(async () => (await calls(raw)).some((c) => c.call === 'LMSFinish'), 'the unit closing');
      lawful(await calls(raw));
    }));

  test('without one, the quiz says so in a plain line and works', () =>
    on('unit/index.html', async (raw) => {
      await becomes(
        async () => (await raw.locator('[role=status]').textContent()) ?? '',
        /^No learning platform was found/,
      );
      await raw
        .frameLocator('iframe')
        .getByRole('link', { name: /^Swap it/ })
        .click();
      await raw.frameLocator('iframe').locator('label.quiz-answer').first().click();
      await raw.frameLocator('iframe').getByRole('button').click();
      await raw.frameLocator('iframe').locator('.quiz-status h2').waitFor();
    }));

  test('an answer that could not be saved is told, and so is when saving works again', () =>
    on('platform.html', async (raw) => {
      await launch(raw);
      const status = raw.frameLocator('iframe').locator('[role=status]').first();
      await raw.evaluate(() => {
        const api = /** @type {any} */ (window).API;
        const commit = api.LMSCommit;
        api.LMSCommit = () => 'false';
        /** @type {any} */ (window).mend = () => {
          api.LMSCommit = commit;
        };
      });
      await through(raw, 'Swap it', 1);
      await becomes(async () => (await status.textContent()) ?? '', /could not be saved/);
      await raw.evaluate(() => /** @type {any} */ (window).mend());
      await /** @type {Frame} */ (inside(raw)).locator('.quiz-all a.button').click();
      await becomes(async () => (await status.textContent()) ?? '', '', 'the line going');
    }));

  test('a platform that throws, or remembers nonsense, does no harm', () =>
    on('platform.html', async (raw, page) => {
      writeFileSync(
        path.join(folder, 'odd.html'),
        platform(`
        real.loadFromJSON({ suspend_data: 'done=<b>' + 'z'.repeat(4000) + '&seed=javascript:', core: { lesson_location: 'javascript:alert(1)//quiz/a.html' } }, 'cmi');
        const set = API.LMSSetValue;
        API.LMSSetValue = (k, v) => { if (k.startsWith('cmi.interactions')) throw new Error('no'); return set(k, v); };`),
      );
      await page.goto('odd.html');
      await launch(raw);
      await through(raw, 'Swap it', 2);
      await becomes(() => inside(raw)?.url() ?? '', /#seed=\d+&done=/);
    }));
});
