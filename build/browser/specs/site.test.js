// Journeys through what every site has: home, guidance, search, the site map, and
// the pages that people land on by mistake.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { journey } from '../harness/journey.js';
import { siteNamed } from '../harness/site.js';

const everywhere = /** @type {const} */ ({ engines: ['chromium', 'firefox'], from: ['server', 'path', 'disk'], js: [true, false] });
const site = siteNamed('real');
const sections = site.of('section');
