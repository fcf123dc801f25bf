// States of a page that a person brings about: an answer given, a route open,
// results found. The accessibility tests look at each of them as at a page of
// its own, in every theme and width. A capability adds its states here.

/**
 * @typedef {object} State
 * @property {string} kind  which kind of page
 * @property {string} name  the state, in words
 * @property {string} [address]  which page of the kind; the richest when not said
 * @property {(page: import('../harness/page.js').Page) => Promise<void>} reach  brings it about
 */

/** @type {State[]} */
export const states = [
];
