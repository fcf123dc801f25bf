// What axe cannot decide by itself ("incomplete"), and why each is right.

/** @type {import('./allowances.js').Allowed[]} */
export const allowed = [
  {
    rule: 'aria-required-children',
    element: /#search-results/,
    reason: 'The list of results is empty until somebody searches, and says so in the status beside it.',
  },
];
