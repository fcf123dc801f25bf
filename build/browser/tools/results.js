// A reporter for node's test runner that keeps the counts of one run, and the names of what passed.

/** @param {AsyncIterable<any>} source */
export default async function* results(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const names = [];
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') counts[data.skip || data.todo ? 'skipped' : 'passed']++;
    if (type === 'test:pass' && !data.skip && !data.todo) names.push(data.name);
    if (type === 'test:fail') counts.failed++;
  }
  yield JSON.stringify({ ...counts, names });
}
