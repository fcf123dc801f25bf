// The file for Moodle, read back by a parser that we did not write: each question
// of the quiz's pages must come out of it text for text.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Site, siteNamed } from '../harness/site.js';

const { parse } = createRequire(import.meta.url)('gift-pegjs');

/** @param {string} html */
const text = (html) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, n, name) =>
      n ? String.fromCodePoint(Number(n)) : { amp: '&', lt: '<', gt: '>', quot: '"' }[/** @type {'amp'} */ (name)],
    )
    .replace(/\s+/g, ' ')
    .trim();

/** All first groups of a pattern, as text. @param {string} html @param {RegExp} pattern */
const each = (html, pattern) => [...html.matchAll(pattern)].map((m) => text(m[1]));

/** Compares each page of a quiz with the question of the file. @param {Site} site @param {string} file */
function compare(site, file) {
  const source = readFileSync(path.join(site.folder, file));
  assert.notDeepEqual([...source.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the file begins with a byte order mark');
  const read = parse(source.toString('utf8'));
  const byID = new Map(read.map((/** @type {any} */ q) => [q.id, q]));
  assert.equal(
    byID.size - 1,
    read.filter((/** @type {any} */ q) => q.type !== 'Category').length,
    'an id appears twice',
  );
  let compared = 0;
  for (const page of site.of('quiz-question')) {
    const html = page.html;
    const id = /data-id="([^"]+)"/.exec(html)?.[1];
    const question = byID.get(id);
    assert.ok(question, `${id} is not in the file`);
    const said = each(html, /<h1[^>]*>(.*?)<\/h1>/gs)[0];
    const ask = each(html, /<h2 id="ask">(.*?)<\/h2>/gs)[0];
    assert.equal(question.stem.text, `${said} ${ask}`.replace(/->/g, '→'), page.address);
    assert.equal(question.stem.format, 'plain', page.address);
    const labels = each(html, /<label class="quiz-answer">.*?<span>(.*?)<\/span>/gs);
    if (question.type === 'Essay') {
      assert.deepEqual(labels, [], page.address);
      for (const offered of each(html, /<p class="quiz-words">(.*?)<\/p>/gs))
        assert.ok(question.globalFeedback.text.includes(offered), `${id}: ${offered}`);
    } else {
      assert.equal(question.type, 'MC', page.address);
      assert.deepEqual(
        question.choices.map((/** @type {any} */ c) => c.text.text),
        labels,
        page.address,
      );
      const panels = [...html.matchAll(/id="pick-[a-z]" tabindex="-1"><h2>.*?<\/h2>(.*?)<\/section>/gs)].map((m) =>
        each(m[1], /<p>(.*?)<\/p>/gs),
      );
      question.choices.forEach((/** @type {any} */ c, /** @type {number} */ i) => {
        for (const sentence of panels[i])
          assert.ok(c.feedback.text.includes(sentence), `${id}: ${sentence} is not in ${c.feedback.text}`);
      });
      assert.ok(
        question.choices.some((/** @type {any} */ c) => c.isCorrect),
        `${id}: nothing is accepted`,
      );
    }
    compared++;
  }
  assert.equal(
    read.filter((/** @type {any} */ q) => /^(swap|spot|say)-/.test(q.id ?? '')).length,
    compared,
    'the file has questions that no page has',
  );
  return read;
}

test('every question of the guidance comes back text for text', () => {
  const read = compare(siteNamed('real'), 'training/packages/swaps.gift.txt');
  const matching = read.filter((/** @type {any} */ q) => q.type === 'Matching');
  assert.ok(matching.length > 0);
  for (const q of matching) assert.ok(q.matchPairs.length >= 3, `${q.id}: Moodle wants three pairs`);
});

test('every sign that means something to the format comes back too', () => {
  const command = process.env.RETHINK_COMMAND;
  assert.ok(command, 'RETHINK_COMMAND is not set: start the tests by build/browser/run');
  const folder = mkdtempSync(path.join(tmpdir(), 'rethink-gift-'));
  try {
    // Two waves or two braces are written with backslashes, since other programs mean something by them.
    const signs = 'a~b =c #d {e} :f 100% \\~\\~ == ## :: \\{\\{}} // & “q” 5 > 3';
    mkdirSync(path.join(folder, 'content'), { recursive: true });
    writeFileSync(
      path.join(folder, 'content', 'site.yaml'),
      `title: "Signs: ~ = # { }"
language: en-GB
partnership: { name: A partnership, owner: Somebody }
statement: { email: a@example.org, reply: within a week, enforcement: Nobody enforces a test., prepared: 2026-11-23 }
privacy: { controller: Nobody, email: a@example.org, host: A temporary folder. }
`,
    );
    writeFileSync(
      path.join(folder, 'content', 'index.md'),
      '---\nkind: home\ntitle: Signs\n---\n\n[Swaps](swaps.md)\n',
    );
    writeFileSync(
      path.join(folder, 'content', 'swaps.md'),
      `---
kind: swaps
title: "Signs: ~ = #"
---

## Signs ~ = # and colons: {#signs}

They mean something: ${signs}

| Instead of | Try | Because |
| --- | --- | --- |
| Why ${signs}? | What ${signs}? | Since ${signs}. |
| =Why two? | ~What two? | #Because |
| Why three: {x}? | \\\\What three? | A backslash: \\\\n |
`,
    );
    const out = path.join(folder, 'public');
    try {
      execFileSync(command, ['build', '--source', folder, '--out', out], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      assert.fail(`the site of signs does not build: ${/** @type {any} */ (error).stderr}`);
    }
    compare(new Site(out), 'training/packages/swaps.gift.txt');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
