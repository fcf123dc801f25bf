// What a check found fails its test with all of it, a sentence a line.

/** @param {string[]} found @param {string} [where] */
export function nothing(found, where = '') {
  if (found.length === 0) return;
  const once = [...new Set(found)];
  const error = new Error([`found${where && ` on ${where}`}:`, ...once].join('\n  '));
  // Where in this file it was thrown helps nobody.
  error.stack = error.message;
  throw error;
}
