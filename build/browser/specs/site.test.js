// Journeys through what every site has: home, guidance, search, site map, and the
// pages that people land on by mistake.

import assert from 'node:assert/strict';
import { journey } from '../harness/journey.js';
