// Kinds of pages that do not reflow, and why. What they show is checked on paper
// instead. An entry that excepts nothing any more fails the tests.

/**
 * @typedef {object} Exception
 * @property {string} kind
 * @property {string} reason
 */

/** @type {Exception[]} */
export const fixedLayout = [
  {
    kind: 'cards-sheet',
    reason:
      'It shows sheets of paper, millimetre by millimetre, with lines broken to fit the paper; cards.html says the same words and reflows.',
  },
  {
    kind: 'flow-poster',
    reason: 'It is a poster, laid out for one sheet of paper; strategies.html says the same words and reflows.',
  },
];

/** @param {string} kind */
export function isFixed(kind) {
  return fixedLayout.some((entry) => entry.kind === kind);
}
