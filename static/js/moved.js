// @ts-check
// Takes the part that an old address names on to the new address: the page that stands at
// the old one leads on by itself, but a browser drops what is behind the #. Where the new
// address names a part of its own, that is the part. Without this script people still come
// to the page.
(() => {
  'use strict';

  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('main a[href]'));
  if (link && location.hash && !link.hash) location.replace(link.href + location.hash);
})();
