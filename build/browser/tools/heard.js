// Adds to the record of the tests what a screen reader was heard to say as before,
// with what, and when. It refuses when anything was said otherwise. What was listened
// to once is no news of a site that was tested again, so `run record` does both.

import { readFileSync, writeFileSync } from 'node:fs';
import { find, short, versionOf } from '../harness/find.js';

const [results, out] = process.argv.slice(2);
const { failed, names } = JSON.parse(readFileSync(results, 'utf8'));
if (failed > 0 || names.length === 0) {
  console.error(`record: ${failed} of what was listened to was said otherwise: nothing is recorded`);
  process.exit(1);
}
const record = JSON.parse(readFileSync(out, 'utf8'));
record.heard = {
  date: new Date().toISOString().slice(0, 10),
  with: `${short('Orca', versionOf(find('reader')))} and ${short('Firefox ESR', versionOf(find('firefox')))}`,
  moments: names,
};
writeFileSync(out, `${JSON.stringify(record, null, 2)}\n`);
console.log(`recorded: ${names.length} moments, heard with ${record.heard.with}`);
