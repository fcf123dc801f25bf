// A static file server on the loopback address, and the record of every request
// that reached it. It serves one folder under one path, as any host would, and
// nothing outside that path.

import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
};

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} url      path and query as the browser sent them
 * @property {number} status   what the server answered
 */

/**
 * Serves a folder.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {string} [options.under]  the path that the site stands at, with both slashes: '/a/b/'
 * @param {string} [options.probe]  a script to put first into each page, for engines whose driver
 *   cannot watch the page; what it tells by requests below 'told/' is given to `told`
 * @param {(message: string) => void} [options.told]
 * @param {boolean} [options.compress]  sends text compressed, as a host does
 */
export async function serve(folder, { under = '/', probe, told, compress = false } = {}) {
  /** @type {Request[]} */
  const requests = [];

  const server = http.createServer(async (request, response) => {
    const url = request.url ?? '/';
    const at = new URL(url, 'http://loopback');
    const name = decodeURIComponent(at.pathname);

    if (probe !== undefined && name === under + 'probe.js') {
      response.writeHead(200, { 'content-type': types['.js'] }).end(probe);
      return;
    }
    if (probe !== undefined && name === under + 'told') {
      told?.(at.searchParams.get('what') ?? '');
      response.writeHead(204).end();
      return;
    }

    const entry = { method: request.method ?? '', url, status: 200 };
    requests.push(entry);
    const file = fileOf(folder, under, name);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      entry.status = file ? 405 : 404;
      const page = path.join(folder, '404.html');
      const body = await readFile(page).catch(() => 'not found');
      response.writeHead(entry.status, { 'content-type': types['.html'] }).end(body);
      return;
    }
    const type = types[/** @type {keyof typeof types} */ (path.extname(file))] ?? 'application/octet-stream';
    const small = compress && /^(text|application\/json|image\/svg)/.test(type);
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-store',
      ...(small && { 'content-encoding': 'gzip' }),
    });
    if (small) {
      response.end(gzipSync(await readFile(file)));
      return;
    }
    if (probe !== undefined && file.endsWith('.html')) {
      const page = await readFile(file, 'utf8');
      // After the policy, so that the probe is held to it as the page's own scripts are.
      response.end(page.replace(/<head[^>]*>/, `$&<script src="${under}probe.js"></script>`));
      return;
    }
    createReadStream(file).pipe(response);
  });

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  // A test that was given up must not keep the run alive.
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** The address of the site's root, with its final slash. */
    base: `http://127.0.0.1:${port}${under}`,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/**
 * The file that an address stands for, or undefined. A folder stands for its
 * index page only when the address ends in a slash.
 * @param {string} folder @param {string} under @param {string} name
 */
function fileOf(folder, under, name) {
  if (!name.startsWith(under)) return undefined;
  let rest = name.slice(under.length);
  if (rest === '' || rest.endsWith('/')) rest += 'index.html';
  const file = path.join(folder, rest);
  if (!file.startsWith(folder)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
