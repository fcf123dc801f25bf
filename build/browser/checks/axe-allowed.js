// What axe cannot decide by itself ("incomplete"), and why each is right.

/** @type {import('./allowances.js').Allowed[]} */
export const allowed = [
  {
    rule: 'color-contrast',
    element: /^/,
    reason:
      'Where axe cannot tell the ground, checks/inpage/contrast.js does: it measures every text of every page, words in drawings too, and fails where a picture is behind one.',
  },
  {
    rule: 'aria-required-children',
    element: /#search-results/,
    reason: 'The list of results is empty until somebody searches, and says so in the status beside it.',
  },
];
