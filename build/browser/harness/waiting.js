// Waiting for something to become true, with a message that says what never did.

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks until the answer is what is wanted, and fails with the last answer when it never is.
 * @param {() => Promise<string> | string} ask
 * @param {string | RegExp} wanted
 * @param {string} [what]  what it means, for the message
 */
export async function becomes(ask, wanted, what = `it becomes ${wanted}`) {
  let answer = '';
  await until(async () => {
    answer = await ask();
    return typeof wanted === 'string' ? answer === wanted : wanted.test(answer);
  }, what).catch((error) => {
    throw new Error(`${error.message}; it is “${answer}”`, { cause: error });
  });
}

/**
 * Asks again and again until the answer is truthy, and returns it.
 * @template T
 * @param {() => Promise<T> | T} ask
 * @param {string} what  what is waited for, for the message
 * @param {number} [limit]  milliseconds
 */
export async function until(ask, what, limit = 20_000) {
  const end = Date.now() + limit;
  let last;
  // Most things are true soon: asked often at first, and then less.
  for (let pause = 2; ; pause = Math.min(2 * pause, 25)) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`, { cause: last });
    await sleep(pause);
  }
}
