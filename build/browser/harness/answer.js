// A page takes a moment to answer a click or a key, and some answers are other
// pages. Who reads too early reads the page that was: so whatever a test does,
// the harness waits until the page has answered it. These functions run in the
// page; Page#doing says in which order.

/**
 * What the document knows of the deed that it is to answer.
 * @typedef {object} Deed
 * @property {string} mark     its name: a document without it is another one
 * @property {number} keys     how many keys came down since
 * @property {boolean} leaves  the page has set out for another document
 * @property {boolean} [drawn] two frames were drawn since it was asked whether the page has answered
 */

/**
 * Marks the document before something is done to it, once it has all its files: a
 * browser tells of each that it lacks when it is left, as of one that cannot be had.
 * @param {string} mark
 */
export function begin(mark) {
  if (document.readyState !== 'complete') return false;
  const own = /** @type {{ rethinkDeed?: Deed, navigation?: EventTarget }} */ (/** @type {unknown} */ (globalThis));
  if (!own.rethinkDeed) {
    const tell = (/** @type {Partial<Deed>} */ what) => void Object.assign(/** @type {Deed} */ (own.rethinkDeed), what);
    addEventListener('keydown', () => tell({ keys: (own.rethinkDeed?.keys ?? 0) + 1 }), true);
    addEventListener('beforeunload', () => tell({ leaves: true }));
    // WebKitGTK does not know this event; its driver waits by itself until a page that is left is gone.
    own.navigation?.addEventListener('navigate', (event) => {
      const { destination, downloadRequest } = /** @type {any} */ (event);
      if (!destination.sameDocument && downloadRequest === null) tell({ leaves: true });
    });
  }
  own.rethinkDeed = { mark, keys: 0, leaves: false };
  return true;
}

/**
 * Whether the page has answered: it is another document and complete; or it is the
 * same, stays, got the key, and has drawn two frames since, so that what its scripts
 * put off until they had a moment is done too. Where scripts are off there is nothing
 * to wait for, and no event that tells.
 * @param {{ mark: string, key: boolean, scripts: boolean }} asked
 */
export function answered({ mark, key, scripts }) {
  if (document.readyState !== 'complete') return false;
  const deed = /** @type {{ rethinkDeed?: Deed }} */ (globalThis).rethinkDeed;
  if (deed?.mark !== mark) return 'another document';
  if (!scripts) return 'the same document';
  if (deed.leaves || (key && deed.keys === 0)) return false;
  if (deed.drawn === undefined) {
    deed.drawn = false;
    requestAnimationFrame(() => requestAnimationFrame(() => (deed.drawn = true)));
  }
  return deed.drawn && 'the same document';
}
