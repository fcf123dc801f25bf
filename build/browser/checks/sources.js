// Checks of the style sheets and scripts as they are written, not as they are built.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
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
      await writeFile(project, JSON.stringify({ extends: fileURLToPath(new URL('../config/tsconfig.json', import.meta.url)), include: [], files: [file] }));
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
    execFile(path.join(tools, 'tsc'), ['--project', project, '--pretty', 'false'], { cwd: path.dirname(project) }, (error, stdout, stderr) => {
      const lines = (stdout + stderr).split('\n').filter((line) => line.trim());
      resolve(error && lines.length === 0 ? [String(error)] : lines);
    });
  });
}
