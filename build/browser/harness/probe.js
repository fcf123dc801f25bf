// Runs first in every page of a journey and tells what no page of the site may
// do: store something, ask for something by script, fail, or break its policy.
// It is written for the page, not for Node: a classic script without imports.
// `tell` is put in front of it by the harness, one way for each driver.

(() => {
  'use strict';
  const tell = /** @type {(what: string) => void} */ (/** @type {any} */ (globalThis).rethinkTell);

  addEventListener(
    'error',
    (e) => {
      if (e instanceof ErrorEvent) tell(`script error: ${e.message} (${e.filename}:${e.lineno})`);
      else if (e.target instanceof Element) tell(`could not load: ${e.target.outerHTML}`);
    },
    true,
  );
  addEventListener('unhandledrejection', (e) => tell(`unhandled rejection: ${e.reason}`));
  addEventListener('securitypolicyviolation', (e) => {
    tell(`policy violation: ${e.effectiveDirective} blocked ${e.blockedURI || 'inline'}`);
  });

  /**
   * Wraps a method so that its use is told before it does its work.
   * @param {any} owner @param {string} method @param {string} what
   */
  function watch(owner, method, what) {
    const original = owner?.[method];
    if (typeof original !== 'function') return;
    owner[method] = function (/** @type {any[]} */ ...args) {
      tell(`${what}: ${String(args[0]).slice(0, 80)}`);
      return new.target ? Reflect.construct(original, args) : original.apply(this, args);
    };
  }

  watch(globalThis.Storage?.prototype, 'setItem', 'stored by Storage.setItem');
  watch(globalThis.IDBFactory?.prototype, 'open', 'stored by indexedDB.open');
  watch(globalThis.CacheStorage?.prototype, 'open', 'stored by caches.open');
  watch(globalThis.ServiceWorkerContainer?.prototype, 'register', 'service worker');
  watch(globalThis, 'fetch', 'asked by fetch');
  watch(globalThis.XMLHttpRequest?.prototype, 'open', 'asked by XMLHttpRequest');
  watch(globalThis.Navigator?.prototype, 'sendBeacon', 'asked by sendBeacon');
  watch(globalThis, 'WebSocket', 'asked by WebSocket');
  watch(globalThis, 'EventSource', 'asked by EventSource');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (cookie) {
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set(value) {
        tell(`stored by document.cookie: ${value}`);
        cookie.set?.call(this, value);
      },
    });
  }
})();
