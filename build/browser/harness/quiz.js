// What tests of the quiz share: the list of its questions, what an address keeps of
// them, and sites whose table is another.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The characters that stand for a question with an answer. */
export const SUM = 4;

/** The rounds of the list of questions that every page of a quiz loads. @param {string} folder @returns {{kind: string, questions: [name: string, sums: string, words?: string][]}[]} */
export function listed(folder) {
  const quiz = path.join(folder, 'questions/quiz');
  const script = readFileSync(
    path.join(quiz, readdirSync(quiz).find((name) => /^list-\w+\.js$/.test(name)) ?? ''),
    'utf8',
  );
  return JSON.parse(script.replace(/^window\.rethinkQuiz=/, '').replace(/;\s*$/, '')).rounds;
}

/**
 * What the address keeps of some questions: SUM characters for each.
 * @param {string} folder @param {string} kind @param {Record<string, string>} answers  a letter, or '' for seen, by the name of the question's page
 */
export function kept(folder, kind, answers) {
  const round = listed(folder).find((r) => r.kind === kind);
  return Object.entries(answers)
    .map(([name, letter]) => {
      const sums = round?.questions.find((q) => q[0] === name)?.[1] ?? '';
      const at = letter ? SUM * (letter.charCodeAt(0) - 96) : 0;
      assert.ok(sums.length > at, `${name} has no answer ${letter}`);
      return sums.slice(at, at + SUM);
    })
    .join('');
}

/** Builds the content of this repository with one file changed. @param {string} file @param {(text: string) => string} change */
export function buildWith(file, change) {
  const command = process.env.RETHINK_COMMAND;
  assert.ok(command, 'RETHINK_COMMAND is not set: start the tests by build/browser/run');
  const folder = mkdtempSync(path.join(tmpdir(), 'rethink-quiz-'));
  cpSync(fileURLToPath(new URL('../../../content', import.meta.url)), path.join(folder, 'content'), {
    recursive: true,
  });
  const changed = path.join(folder, 'content', file);
  writeFileSync(changed, change(readFileSync(changed, 'utf8')));
  const out = path.join(folder, 'public');
  execFileSync(command, ['build', '--source', folder, '--out', out], { stdio: 'pipe' });
  return { out, base: pathToFileURL(out).href + '/', remove: () => rmSync(folder, { recursive: true, force: true }) };
}
