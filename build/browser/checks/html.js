// Checks of the built files, without a browser: valid HTML, links that lead
// somewhere in the site, and titles that tell the pages apart.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate, Parser, StaticConfigLoader } from 'html-validate';
import config from '../config/html-validate.js';

/** Works the rules out once for all pages: html-validate would do so for each. */
class OneConfig extends StaticConfigLoader {
  /** @type {ReturnType<StaticConfigLoader['getConfigFor']> | undefined} */
  #resolved;

  /** @override @param {string} page */
  getConfigFor(page) {
    return (this.#resolved ??= super.getConfigFor(page));
  }
}

const validator = new HtmlValidate(new OneConfig(/** @type {any} */ (config)));

/** What html-validate says of a page. @param {string} html */
export async function validHTML(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map(
      (m) => `${m.ruleId}: ${m.message} (line ${m.line}, column ${m.column}${m.selector ? `, ${m.selector}` : ''})`,
    ),
  );
}

/** @type {Promise<Parser> | undefined} */
let parser;

/** @param {string} html */
async function parse(html) {
  parser ??= Promise.resolve(validator.getConfigFor('page.html')).then((resolved) => new Parser(resolved));
  return (await parser).parseHtml({ data: html, filename: 'page.html', line: 1, column: 1, offset: 0 });
}

/** @typedef {{ element: string, attribute: string, to: string, rel: string }} Link */

/** @param {string} html */
async function linksOf(html) {
  const tree = await parse(html);
  /** @type {Link[]} */
  const links = [];
  for (const attribute of ['href', 'src', 'action', 'formaction', 'poster', 'srcset', 'data']) {
    for (const element of tree.querySelectorAll(`[${attribute}]`)) {
      const value = element.getAttributeValue(attribute) ?? '';
      const all = attribute === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value];
      const rel = element.getAttributeValue('rel') ?? '';
      for (const to of all) links.push({ element: element.tagName, attribute, to, rel });
    }
  }
  return { links, ids: new Set(tree.querySelectorAll('[id]').map((e) => e.getAttributeValue('id'))) };
}

/**
 * Links that lead nowhere, out of the site's folder, or fetch something from
 * another host. Each is told with its page.
 * @param {import('../harness/site.js').Site} site
 */
export async function deadAddresses(site) {
  /** @type {string[]} */
  const found = [];
  const parsed = new Map();
  for (const page of site.pages) parsed.set(page.address, await linksOf(page.html));
  for (const page of site.pages) {
    for (const link of parsed.get(page.address).links) {
      const fault = faultOf(site, page, link, (address) => parsed.get(address)?.ids);
      if (fault) found.push(`${page.address}: ${fault}: ${link.element} ${link.attribute}="${link.to}"`);
    }
  }
  return [...found, ...deadStyles(site)];
}

/**
 * @param {import('../harness/site.js').Site} site
 * @param {import('../harness/site.js').SitePage} page
 * @param {Link} link
 * @param {(address: string) => Set<string> | undefined} idsOf
 */
function faultOf(site, page, link, idsOf) {
  const { to, element, attribute, rel } = link;
  if (/^(mailto|tel|data):/.test(to)) return undefined;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(to)) {
    if (element === 'a' && /^https?:/.test(to)) return undefined;
    if (element === 'link' && rel === 'canonical') return undefined;
    return 'asks another host';
  }
  // The page for what is not there is shown at any address, so it cannot be relative.
  if (to.startsWith('/')) return page.kind === '404' ? undefined : 'leaves a sub-path';
  const [name, anchor] = to.split('#');
  const plain = name.split('?')[0];
  const address = plain === '' ? page.address : path.posix.join(path.posix.dirname(page.address), decodeURI(plain));
  if (address.startsWith('..')) return 'leads out of the site';
  if (address.endsWith('/') || address === '.') return 'leads to a folder, which does not open from disk';
  if (!site.has(address)) return 'leads to a file that is not there';
  // A fragment with "=" is a route, not a place.
  if (anchor && !anchor.includes('=') && attribute === 'href') {
    const ids = idsOf(address);
    if (ids && !ids.has(decodeURIComponent(anchor))) return 'leads to a place that is not there';
  }
  return undefined;
}

/** Files that a style sheet asks for. @param {import('../harness/site.js').Site} site */
function deadStyles(site) {
  /** @type {string[]} */
  const found = [];
  for (const name of readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((n) =>
    n.endsWith('.css'),
  )) {
    const css = readFileSync(path.join(site.folder, name), 'utf8');
    for (const [, to] of css.matchAll(/url\(\s*["']?([^"')]+)/g)) {
      if (to.startsWith('data:') || to.startsWith('#')) continue;
      if (/^([a-z]+:|\/)/i.test(to)) found.push(`${name}: asks another host or leaves a sub-path: ${to}`);
      else if (!site.has(path.posix.join(path.posix.dirname(name), to)))
        found.push(`${name}: leads to a file that is not there: ${to}`);
    }
    if (/@import/.test(css)) found.push(`${name}: imports another style sheet`);
  }
  return found;
}

/**
 * Pages without a title, and titles that two pages share: who has several pages
 * open, or uses a screen reader, tells them apart by nothing else.
 * @param {import('../harness/site.js').Site} site
 */
export async function unclearTitles(site) {
  /** @type {string[]} */
  const found = [];
  const first = new Map();
  for (const page of site.pages) {
    const title = /<title>([^<]*)<\/title>/.exec(page.html)?.[1].trim() ?? '';
    if (!title) found.push(`${page.address} has no title`);
    if (page.kind === 'redirect') continue;
    if (first.has(title)) found.push(`${page.address} has the title of ${first.get(title)}: ${title}`);
    else first.set(title, page.address);
  }
  return found;
}
