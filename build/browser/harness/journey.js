// A journey is a test that goes through the site as a person does. The same
// words run in every engine, from a server, below a path, and from disk; and
// whatever a journey does, no page may ask for anything elsewhere, say anything
// on the console, break its policy, or store anything.

import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engineNames, open, wanted } from './engines.js';
import { nothing } from './nothing.js';
import { serve } from './server.js';
import { siteNamed } from './site.js';
import { left } from './stored.js';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');

/**
 * @typedef {'server' | 'path' | 'disk'} From
 *
 * @typedef {object} Options
 * @property {import('./engines.js').Engine[]} [engines]  Chromium alone when not said
 * @property {From[]} [from]     from the root of a server when not said
 * @property {boolean[]} [js]    with scripts when not said; [true, false] runs it both ways
 * @property {number} [width]
 * @property {number} [height]
 * @property {'light' | 'dark'} [theme]
 * @property {'real' | 'starter' | 'released'} [site]
 * @property {string[]} [missing]  addresses that the journey asks for though they are not there
 */

const places = { server: 'from a server', path: 'below a path', disk: 'from disk' };

/**
 * @param {string} name  what the person can do, in words
 * @param {Options} options
 * @param {(page: import('./page.js').Page, how: { js: boolean, from: From }) => Promise<void>} steps
 */
export function journey(name, options, steps) {
  const { engines = ['chromium'], from = ['server'], js = [true] } = options;
  for (const engine of engines.filter(wanted)) {
    for (const place of from) {
      for (const scripts of js) {
        // Only Chromium's driver can switch scripts off.
        if (engine !== 'chromium' && !scripts) continue;
        const how = [engineNames[engine], places[place], ...(scripts ? [] : ['without JavaScript'])].join(', ');
        test(`${name} (${how})`, { timeout: 240_000 }, () => travel(engine, place, scripts, options, steps));
      }
    }
  }
}

/**
 * @param {import('./engines.js').Engine} engine @param {From} from @param {boolean} js
 * @param {Options} options @param {Parameters<typeof journey>[2]} steps
 */
async function travel(engine, from, js, options, steps) {
  const site = siteNamed(options.site ?? 'real');
  const { faults, ...trip } = await watched(site.folder, engine, from, js, options);
  try {
    await steps(trip.page, { js, from });
    faults.push(...(await left(trip.page)));
  } catch (error) {
    // What went wrong first is what is told.
    await trip.close({ spoilt: true }).catch(() => {});
    throw error;
  }
  await trip.close();
  nothing(faults);
}

/**
 * Opens a page that is watched. `faults` fills with what it does and may not.
 *
 * @param {string} folder @param {import('./engines.js').Engine} engine @param {From} from @param {boolean} js
 * @param {Options} [options]
 */
export async function watched(folder, engine, from, js, options = {}) {
  /** @type {string[]} */
  const faults = [];
  const told = (/** @type {string} */ what) => {
    // Who asks for what is not there is told so by the browser.
    if (!(options.missing && /^console error: .* 404 /.test(what))) faults.push(what);
  };
  const spliced = engine === 'webkit' && from !== 'disk';
  const under = from === 'path' ? '/a/b/' : '/';
  const server =
    from === 'disk' ? undefined : await serve(folder, { under, told, ...(spliced && { probe: spoken(under) }) });
  const base = server?.base ?? siteBase(folder);

  const asked = (/** @type {string} */ url, /** @type {string} */ method) => {
    if (!url.startsWith(base) && !url.startsWith('data:')) told(`request elsewhere: ${url}`);
    else if (method !== 'GET') told(`request by ${method}: ${url}`);
  };
  const { width, height, theme } = options;
  const view = { width, height, theme, js, told, asked, probe };
  const opened = await open(engine, base, view);
  return {
    page: opened.page,
    faults,
    /** @type {import('./engines.js').Close} */
    async close({ spoilt = faults.length > 0 } = {}) {
      await opened.close({ spoilt });
      await server?.close();
      for (const { status, url } of server?.requests ?? []) {
        if (status !== 200 && !options.missing?.includes(url.slice(under.length))) told(`answered ${status}: ${url}`);
      }
    },
  };
}

/** @param {string} folder */
function siteBase(folder) {
  return new URL(`file://${encodeURI(folder)}/`).href;
}

/**
 * The probe as the server splices it in: it tells by asking for pictures, which
 * the policy lets it do.
 * @param {string} under
 */
function spoken(under) {
  return `globalThis.rethinkTell = (what) => { new Image().src = ${JSON.stringify(under)} + 'told?what=' + encodeURIComponent(what); };\n${probe}`;
}
