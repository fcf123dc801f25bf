// What axe cannot decide by itself ("incomplete"), and why each is right.

/** @type {import('./allowances.js').Allowed[]} */
export const allowed = [
];
