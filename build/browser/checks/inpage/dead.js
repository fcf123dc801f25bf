// Nothing that looks alive is dead.

/** With scripts off, only links, forms that lead somewhere and details work. */
rethinkChecks.dead = () => {
  /** @type {string[]} */
  const found = [];
  for (const element of document.querySelectorAll(
    'button, input:not([type=hidden]), select, textarea, [role=button], [role=link], [role=tab], [role=switch], [onclick], [contenteditable]',
  )) {
    if (!seen(element) && !seenByLabel(element)) continue;
    const form = /** @type {HTMLInputElement} */ (element).form;
    const submits =
      form &&
      form.hasAttribute('action') &&
      form.querySelector('button:not([type]), button[type=submit], input[type=submit]');
    if (submits && !element.matches('[type=button]')) continue;
    if (
      element.matches('input[type=radio], input[type=checkbox]') &&
      changesThePage(/** @type {HTMLInputElement} */ (element))
    )
      continue;
    found.push(`does nothing without scripts: ${told(element)}`);
  }
  return few([...found, ...deadLinks()]);
};

/** With scripts on, links that lead nowhere are as dead as without. */
rethinkChecks.deadLinks = deadLinks;

function deadLinks() {
  /** @type {string[]} */
  const found = [];
  for (const link of document.querySelectorAll('a')) {
    if (!seen(link)) continue;
    const href = link.getAttribute('href');
    // A link without an address is text, for example the page that is open.
    if (href === null) {
      if (getComputedStyle(link).textDecorationLine.includes('underline'))
        found.push(`looks like a link and is none: ${told(link)}`);
      continue;
    }
    if (href === '' || href === '#' || href.startsWith('javascript:')) found.push(`leads nowhere: ${told(link)}`);
    if (/^#./.test(href) && !href.includes('=') && !document.getElementById(decodeURIComponent(href.slice(1))))
      found.push(`leads to ${href}, which is not here: ${told(link)}`);
  }
  return few(found);
}

/** @param {Element} element */
function seenByLabel(element) {
  return [.../** @type {any} */ (element.labels ?? [])].some(seen);
}

/** A radio or tick box can work by style sheet alone. @param {HTMLInputElement} input */
function changesThePage(input) {
  const before = appearance(input);
  const was = input.checked;
  const chosen =
    input.type === 'radio'
      ? /** @type {HTMLInputElement | null} */ (
          document.querySelector(`input[name="${CSS.escape(input.name)}"]:checked`)
        )
      : null;
  input.checked = !was;
  let changed = appearance(input) !== before;
  if (!changed && was && input.type === 'radio') {
    // Another of its group may show what this one stands for.
    for (const other of /** @type {NodeListOf<HTMLInputElement>} */ (
      document.querySelectorAll(`input[name="${CSS.escape(input.name)}"]`)
    )) {
      other.checked = true;
      changed ||= appearance(input) !== before;
    }
  }
  input.checked = was;
  if (chosen) chosen.checked = true;
  // A tick box that is ticked on paper works by itself.
  return changed || (input.type === 'checkbox' && input.closest('[data-paper]') !== null);
}

/** Where and how everything but the control itself is drawn. @param {HTMLInputElement} input */
function appearance(input) {
  const own = new Set([input, ...(input.labels ?? [])]);
  return [...document.body.querySelectorAll('*')]
    .filter((e) => ![...own].some((o) => o === e || o.contains(e) || e.contains(o)))
    .map((e) => {
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      return [
        box.x,
        box.y,
        box.width,
        box.height,
        style.transform,
        style.translate,
        style.visibility,
        style.opacity,
      ].join();
    })
    .join(';');
}
