// Checks of the style sheets and scripts as they are written, not as they are built.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import stylelint from 'stylelint';
import config from '../config/stylelint.js';

const tools = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

/** The folder that holds css/ and js/. */
export const staticFolder = fileURLToPath(new URL('../../../static/', import.meta.url));

/** What stylelint says of the style sheets below a folder. @param {string} folder */
export async function styles(folder) {
  const { results } = await stylelint.lint({ files: '**/*.css', cwd: folder, config, allowEmptyInput: true });
  return results.flatMap(({ source, warnings, invalidOptionWarnings, deprecations, parseErrors }) => [
    ...warnings.map((w) => `${path.relative(folder, source ?? '')}:${w.line}:${w.column}: ${w.text}`),
    ...[...invalidOptionWarnings, ...deprecations].map((w) => w.text),
    ...parseErrors.map((e) => String(e)),
  ]);
}

/**
 * What TypeScript says of the scripts below a folder, under strict types. Each
 * file is looked at alone: a page loads some of them, never all.
 * @param {string[]} files
 */
export async function scripts(files) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rethink-scripts-'));
  try {
    await symlink(path.join(tools, '..'), path.join(folder, 'node_modules'));
    const found = [];
    for (const file of files) {
      const project = path.join(folder, 'tsconfig.json');
      await writeFile(
        project,
        JSON.stringify({
          extends: fileURLToPath(new URL('../config/tsconfig.json', import.meta.url)),
          include: [],
          files: [file],
        }),
      );
      found.push(...(await tsc(project)));
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} project @returns {Promise<string[]>} */
function tsc(project) {
  return new Promise((resolve) => {
    execFile(
      path.join(tools, 'tsc'),
      ['--project', project, '--pretty', 'false'],
      { cwd: path.dirname(project) },
      (error, stdout, stderr) => {
        const lines = (stdout + stderr).split('\n').filter((line) => line.trim());
        resolve(error && lines.length === 0 ? [String(error)] : lines);
      },
    );
  });
}

/**
 * What no spec may do, since it would read before the page has answered: the first
 * time it fails is on somebody else's slower computer.
 * @type {{ call: RegExp, holds?: RegExp, instead: string }[]}
 */
const hastes = [
  {
    call: /\braw\.(goto|reload|goBack|goForward|click|fill|press|type|check|setViewportSize|waitFor(Timeout|URL|LoadState)|keyboard|mouse)\b/g,
    instead: 'acts behind the harness: the methods of page wait for the answer',
  },
  {
    call: /\bpage\.(evaluate|until)\(/g,
    holds:
      /\.(click|submit|requestSubmit|reload)\(\)|\blocation(\.href|\.hash)? = |\blocation\.(assign|replace)\(|\bhistory\.(back|forward|go)\(/,
    instead: 'acts where it asks: page.act waits for the answer',
  },
  {
    call: /\bassert\.(equal|match|strictEqual|deepEqual)\(/g,
    holds: /^await page\.address\(\)/,
    instead: 'reads the address once: page.arrives waits for it',
  },
  { call: /\b(setTimeout|sleep)\(/g, holds: /\d{2,}\)?$/, instead: 'waits for a time: wait for what becomes true' },
];

/** Where the specs below a folder read too early. @param {string} folder */
export async function hasty(folder) {
  /** @type {string[]} */
  const found = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.js'))) {
    const source = await readFile(path.join(folder, name), 'utf8');
    for (const { call, holds, instead } of hastes) {
      for (const { 0: start, index } of source.matchAll(call)) {
        if (holds && !holds.test(argumentsOf(source, index + start.length))) continue;
        found.push(`${name}:${source.slice(0, index).split('\n').length}: ${start} ${instead}`);
      }
    }
  }
  return found;
}

/** What stands between the brackets of a call. @param {string} source @param {number} from  after the first bracket */
function argumentsOf(source, from) {
  let depth = 1;
  let end = from;
  for (; end < source.length && depth > 0; end++) depth += { '(': 1, ')': -1 }[source[end]] ?? 0;
  return source.slice(from, end - 1).trim();
}
