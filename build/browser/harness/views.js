// The ways in which a page is looked at.

/** @typedef {{ name: string, theme: 'light' | 'dark', forced: boolean }} Theme */

/** @type {Theme[]} */
export const themes = [
  { name: 'light', theme: 'light', forced: false },
  { name: 'dark', theme: 'dark', forced: false },
  { name: 'forced colours', theme: 'light', forced: true },
];

export const widths = [320, 1280];

/** Kinds that show nothing for a person to look at: they lead on at once. */
export const passing = ['redirect'];
