// What a page left behind in the browser: it must be nothing.

/**
 * @param {import('./page.js').Page} page
 * @returns {Promise<string[]>}
 */
export async function left(page) {
  await page.loaded();
  const found = await page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    if (document.cookie) found.push(`cookie left: ${document.cookie}`);
    for (const name of /** @type {const} */ (['localStorage', 'sessionStorage'])) {
      const store = globalThis[name];
      for (let i = 0; i < store.length; i++) found.push(`${name} left: ${store.key(i)}`);
    }
    // Asking these takes a promise: the answer is fetched below.
    const later = /** @type {any} */ (globalThis);
    later.rethinkLeft = undefined;
    const ask = [
      globalThis.indexedDB?.databases?.().then((all) => all.map((d) => `indexedDB left: ${d.name}`)),
      globalThis.caches?.keys().then((all) => all.map((name) => `cache left: ${name}`)),
      navigator.serviceWorker?.getRegistrations().then((all) => all.map((w) => `service worker left: ${w.scope}`)),
    ];
    Promise.all(ask.map((p) => p?.catch(() => []) ?? [])).then((all) => (later.rethinkLeft = all.flat()));
    return found;
  });
  for (let tries = 0; tries < 40; tries++) {
    const later = await page.evaluate(() => /** @type {any} */ (globalThis).rethinkLeft);
    // Where scripts are switched off no promise is kept, and no script could have stored anything.
    if (later) return [...found, ...later];
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return found;
}
