// The built site that is tested: its folder, its pages, and which kind each is.
// The kind of a page is the name of its layout, which every page carries.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} SitePage
 * @property {string} address  from the site's root: 'guidance/about.html'
 * @property {string} kind     the name of its layout: 'page', 'flow-step'
 * @property {string} html
 */

export class Site {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = path.resolve(folder);
    /** @type {SitePage[]} */
    this.pages = readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => name.endsWith('.html'))
      .sort()
      .map((address) => {
        const html = readFileSync(path.join(this.folder, address), 'utf8');
        return { address, kind: kindOf(html), html };
      });
  }

  /** The site's root from disk, with its final slash. */
  get fileBase() {
    return pathToFileURL(this.folder).href + '/';
  }

  /** The kinds in use, sorted. */
  get kinds() {
    return [...new Set(this.pages.map((page) => page.kind))].sort();
  }

  /** Pages of a kind. @param {string} kind */
  of(kind) {
    return this.pages.filter((page) => page.kind === kind);
  }

  /**
   * The page that stands for its kind in the long checks: the one with the most
   * on it, as that is where most can break.
   * @param {string} kind
   */
  richest(kind) {
    return this.of(kind).reduce((most, page) => (page.html.length > most.html.length ? page : most));
  }

  /** The page at an address. @param {string} address */
  at(address) {
    const page = this.pages.find((p) => p.address === address);
    if (!page) throw new Error(`the site has no page ${address}`);
    return page;
  }

  /** Whether there is a file. @param {string} address */
  has(address) {
    return existsSync(path.join(this.folder, address));
  }
}

/** @param {string} html */
function kindOf(html) {
  return /<html[^>]*\sdata-kind="?([a-z0-9-]+)/.exec(html)?.[1] ?? '';
}

/** @type {Map<string, Site>} */
const loaded = new Map();

/**
 * A built site by its name: 'real' is the partnership's guidance, 'starter' the
 * small site that `rethink new` writes, which shows each kind of page and never
 * changes with the guidance's words; 'released' is the one in build/testdata that has
 * two releases.
 * @param {'real' | 'starter' | 'released'} name
 */
export function siteNamed(name) {
  const variable = { real: 'RETHINK_SITE', starter: 'RETHINK_STARTER', released: 'RETHINK_RELEASED' }[name];
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} is not set: start the tests by build/browser/run`);
  if (!loaded.has(folder)) loaded.set(folder, new Site(folder));
  return /** @type {Site} */ (loaded.get(folder));
}
