// Nothing runs out of the window sideways, and no text is cut off or set over
// other text, however wide its letters are set.

rethinkChecks.sideways = still(() => {
  /** @type {string[]} */
  const found = [];
  const room = document.documentElement.clientWidth;
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide > room) {
    const out = [...document.body.querySelectorAll('*')].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.right > room + 0.5 && e.checkVisibility();
    });
    const innermost = out.filter((e) => !out.some((other) => other !== e && e.contains(other)));
    found.push(
      `the page is ${wide} px wide in a window of ${room} px: ${innermost.slice(0, 4).map(told).join(', ') || 'no element alone is to blame'}`,
    );
  }
  for (const element of document.body.querySelectorAll('*')) {
    const { overflowX } = getComputedStyle(element);
    if (
      (overflowX === 'auto' || overflowX === 'scroll') &&
      element.scrollWidth > element.clientWidth + 1 &&
      seen(element)
    ) {
      found.push(`scrolls sideways (${element.scrollWidth} px in ${element.clientWidth} px): ${told(element)}`);
    }
  }
  return few(found);
});

/** The spacing that WCAG 1.4.12 says a reader may set, and text of twice the size. */
rethinkChecks.wear = (/** @type {'spacing' | 'double' | ''} */ what) => {
  const text = {
    spacing:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    double: ':root { font-size: 200% !important }',
    '': '',
  }[what];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = what ? [sheet] : [];
  return [];
};

rethinkChecks.cutText = still(() => {
  /** @type {string[]} */
  const found = [];
  /** @type {{ parent: Element, box: DOMRect }[]} */
  const lines = [];
  for (const { node, parent } of seenText()) {
    if (parent.closest('svg')) continue;
    for (const box of linesOf(node)) {
      const by = cutBy(parent, box);
      if (by) found.push(`text is cut off by ${told(by)}: ${told(parent)}`);
      lines.push({ parent, box });
    }
  }
  found.push(...overlaps(lines));
  return few(found);
});

/**
 * The box that cuts a line of text off, if one does. A few pixels are left out:
 * the line box is higher than its letters.
 * @param {Element} element @param {DOMRect} line
 */
function cutBy(element, line) {
  const slackX = 1;
  const slackY = line.height * 0.2;
  for (let e = /** @type {Element | null} */ (element); e && e !== document.body; e = e.parentElement) {
    const frame = frameOf(e);
    if (!frame) continue;
    const { box, hidesX, hidesY, painted, fixed } = frame;
    if (hidesX && (line.left < box.left - slackX || line.right > box.right + slackX)) return e;
    if (hidesY && (line.top < box.top - slackY || line.bottom > box.bottom + slackY)) return e;
    // A painted box that its text runs out of looks broken though nothing is lost.
    if (
      painted &&
      (line.left < box.left - 2 ||
        line.right > box.right + 2 ||
        line.top < box.top - slackY ||
        line.bottom > box.bottom + slackY)
    )
      return e;
    if (fixed) break;
  }
  return undefined;
}

/** What a box does to the text in it, or undefined where an element makes no box. */
const frameOf = once((element) => {
  const style = getComputedStyle(element);
  if (style.display === 'inline' || style.display === 'contents') return undefined;
  const hides = (/** @type {string} */ o) => o === 'hidden' || o === 'clip';
  return {
    box: element.getBoundingClientRect(),
    hidesX: hides(style.overflowX),
    hidesY: hides(style.overflowY),
    painted: isPainted(style),
    fixed: style.position === 'fixed',
  };
});

/** @param {CSSStyleDeclaration} style */
function isPainted(style) {
  const ground = style.backgroundColor;
  const filled = ground !== 'rgba(0, 0, 0, 0)' && ground !== 'transparent';
  const framed = ['Top', 'Right', 'Bottom', 'Left'].every(
    (side) => parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) > 0,
  );
  return filled || framed;
}

/** Lines of different elements that lie over each other. @param {{ parent: Element, box: DOMRect }[]} lines */
function overlaps(lines) {
  /** @type {string[]} */
  const found = [];
  const sorted = [...lines].sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j < sorted.length && sorted[j].box.top < sorted[i].box.bottom; j++) {
      const [a, b] = [sorted[i], sorted[j]];
      if (a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Line boxes may touch: letters fill only the middle of them.
      if (across > 2 && down > Math.min(a.box.height, b.box.height) * 0.45) {
        found.push(`text lies over other text: ${told(a.parent)} and ${told(b.parent)}`);
      }
    }
  }
  return found;
}
