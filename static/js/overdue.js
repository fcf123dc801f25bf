// @ts-check
// Says that a page's review is overdue, by the reader's own clock: what says so stands on
// the page, hidden, with the day on which the review is due. A page's bytes never depend on
// the day on which it was built. Without this script the day alone is there to read.
(() => {
  'use strict';

  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  for (const said of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-due]'))) {
    said.hidden = !(said.dataset.due && said.dataset.due < today);
  }
})();
