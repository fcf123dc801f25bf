// What a page is like on paper. These run while the page is shown as print does.

/** Nothing is printed that only works on a screen. */
rethinkChecks.printed = still(() => {
  /** @type {string[]} */
  const found = [];
  for (const element of document.querySelectorAll(
    'nav, [role=navigation], [role=search], form, button, input[type=submit], dialog, video, audio',
  )) {
    if (seen(element)) found.push(`is printed: ${told(element)}`);
  }
  for (const { parent } of seenText()) {
    const style = getComputedStyle(parent);
    if (/fixed|sticky/.test(style.position)) found.push(`stands on every sheet: ${told(parent)}`);
  }
  return few(found);
});

/**
 * Puts a mark before the first and after the last word of each box that should
 * stay whole, so that the PDF tells which sheet each end of it is on. The marks
 * take no room: they are out of the flow and a hair high. A box higher than half
 * a sheet may go on.
 */
rethinkChecks.markBoxes = (/** @type {number} */ highest) => {
  /** @type {string[]} */
  const names = [];
  const mark = (/** @type {Text} */ text, /** @type {boolean} */ first, /** @type {string} */ word) => {
    const span = document.createElement('span');
    span.textContent = word;
    const sheet = [
      'position:absolute',
      'font:1px monospace',
      'color:#000',
      'background:none',
      'white-space:nowrap',
      'letter-spacing:0',
      'word-spacing:0',
      'text-indent:0',
      'text-align:start',
      'visibility:visible',
      'direction:ltr',
      'transform:none',
    ];
    for (const rule of sheet) {
      const [property, value] = rule.split(':');
      span.style.setProperty(property, value, 'important');
    }
    if (first) text.before(span);
    else text.after(span);
  };
  const texts = seenText().filter(({ parent }) => !parent.closest('svg'));
  for (const box of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(box);
    const whole = box.matches('tr, figure') || (isPainted(style) && style.display !== 'inline');
    if (!whole || !seen(box)) continue;
    const height = box.getBoundingClientRect().height;
    if (height < 20 || height > highest) continue;
    const inside = texts.filter(({ parent }) => box.contains(parent));
    if (inside.length === 0) continue;
    const number = String(names.length).padStart(4, '0');
    mark(inside[0].node, true, `zq${number}a`);
    mark(inside[inside.length - 1].node, false, `zq${number}z`);
    names.push(told(box));
  }
  return names;
};

/** A sheet whose content runs out of it is cut by the printer. */
rethinkChecks.sheets = still((/** @type {string} */ selector) => {
  /** @type {string[]} */
  const found = [];
  const sheets = [...document.querySelectorAll(selector)];
  if (sheets.length === 0) found.push(`no sheet: ${selector}`);
  for (const sheet of sheets) {
    const room = sheet.getBoundingClientRect();
    for (const element of sheet.querySelectorAll('*')) {
      if (!seen(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (
        box.left < room.left - 1 ||
        box.right > room.right + 1 ||
        box.top < room.top - 1 ||
        box.bottom > room.bottom + 1
      ) {
        found.push(`runs out of its sheet: ${told(element)}`);
      }
    }
  }
  return few(found);
});
