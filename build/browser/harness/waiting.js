// Waiting for something to become true, with a message that says what never did.

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is truthy, and returns it.
 * @template T
 * @param {() => Promise<T> | T} ask
 * @param {string} what  what is waited for, for the message
 * @param {number} [limit]  milliseconds
 */
export async function until(ask, what, limit = 10_000) {
  const end = Date.now() + limit;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`, { cause: last });
    await sleep(25);
  }
}
