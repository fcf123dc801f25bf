// @ts-check
// Takes what is typed into a search field to the search page in the address's
// fragment. Browsers never send that part, so no server sees what is searched
// for. Without this script the form leads to the list of all pages.
(() => {
  'use strict';

  for (const form of document.forms) {
    if (form.className !== 'search') continue;
    form.onsubmit = (event) => {
      event.preventDefault();
      const field = form.querySelector('input');
      if (field) location.href = form.action + '#q=' + encodeURIComponent(field.value.trim());
    };
  }
})();
