// On a phone each row of a table becomes a short list. Its parts carry no roles, which
// validators refuse; so each engine is asked whether it still tells that it is a table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineNames, wanted } from '../harness/engines.js';
import { asking } from '../harness/roles.js';
import { siteNamed } from '../harness/site.js';

const site = siteNamed('starter');

/** What each part of a table has to be called. What an agenda leaves empty is not shown. */
const parts = {
  table: 'table',
  'table tr': 'row',
  'table thead th': 'columnheader',
  'table tbody th': 'rowheader',
  'table td:not(:empty)': 'cell',
};

for (const engine of /** @type {const} */ (['chromium', 'firefox', 'webkit']).filter(wanted)) {
  test(`a table is one to a screen reader on a phone (${engineNames[engine]})`, { timeout: 240_000 }, () =>
    asking(engine, site.fileBase, async (ask) => {
      for (const kind of ['page', 'swaps', 'session', 'paper']) {
        const { address } = site.of(kind).find(({ html }) => /<table/.test(html)) ?? {};
        assert.ok(address, `no ${kind} has a table`);
        for (const [selector, role] of Object.entries(parts)) {
          const { display, roles } = await ask(address, selector);
          const rowsAreNamed = kind === 'page' || kind === 'session'; // elsewhere no cell names its row
          if (selector !== 'table tbody th' || rowsAreNamed)
            assert.ok(roles.length > 0, `${address} has no ${selector}`);
          for (const told of roles) assert.equal(told, role, `${selector} on ${address}`);
          if (selector === 'table tr')
            assert.doesNotMatch(display, /^table/, `${address} is displayed as on a wide screen`);
        }
      }
    }),
  );
}
