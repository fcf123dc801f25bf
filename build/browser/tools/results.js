// A reporter for node's test runner that keeps the counts of one run.

/** @param {AsyncIterable<any>} source */
export default async function* results(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') counts[data.skip || data.todo ? 'skipped' : 'passed']++;
    if (type === 'test:fail') counts.failed++;
  }
  yield JSON.stringify(counts);
}
