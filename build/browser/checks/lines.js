// The lines of a chart: each starts under its answer, is unbroken, and ends on
// the edge of the step that it leads to.

/**
 * @param {import('../harness/page.js').Page} page
 * @returns {Promise<string[]>}
 */
export function brokenLines(page) {
  return page.evaluate(look);
}

/** Runs in the page. */
function look() {
  const near = 2.5;
  /** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

  /** The strokes that an element's borders draw. @param {Element} element @returns {Box[]} */
  const strokesOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const [t, r, b, l] = [
      style.borderTopWidth,
      style.borderRightWidth,
      style.borderBottomWidth,
      style.borderLeftWidth,
    ].map(parseFloat);
    return [
      t > 0 && { left, top, right, bottom: top + t },
      b > 0 && { left, top: bottom - b, right, bottom },
      l > 0 && { left, top, right: left + l, bottom },
      r > 0 && { left: right - r, top, right, bottom },
    ].filter((stroke) => stroke !== false);
  };
  /** @param {Box} a @param {Box} b */
  const touch = (a, b) =>
    a.left - near <= b.right && b.left - near <= a.right && a.top - near <= b.bottom && b.top - near <= a.bottom;

  if (!document.querySelector('.lines')?.checkVisibility()) return ['no lines are drawn'];
  /** @type {string[]} */
  const found = [];
  for (const line of document.querySelectorAll('.line[data-edge]')) {
    const edge = line.getAttribute('data-edge') ?? '';
    const answer = document.querySelector(`.goes > [data-edge="${edge}"]`)?.getBoundingClientRect();
    const target = document.querySelector(`.box[data-step="${edge.split(/[.~]/)[1]}"]`)?.getBoundingClientRect();
    const strokes = [...line.children].flatMap(strokesOf);
    if (!answer || !target || strokes.length === 0) {
      found.push(`${edge}: has no answer, no target or no line`);
      continue;
    }
    const reached = new Set(strokes.filter((stroke) => touch(stroke, { ...edgeOf(answer) })));
    if (reached.size === 0) found.push(`${edge}: does not start under its answer`);
    for (let grew = true; grew;) {
      grew = false;
      for (const stroke of strokes) {
        if (reached.has(stroke) || ![...reached].some((other) => touch(stroke, other))) continue;
        reached.add(stroke);
        grew = true;
      }
    }
    if (reached.size < strokes.length) found.push(`${edge}: is broken`);
    if (!strokes.some((stroke) => touch(stroke, target))) found.push(`${edge}: does not end on the edge of its step`);
    for (const stroke of strokes) {
      if (
        stroke.right > target.left + 6 &&
        stroke.left < target.right - 6 &&
        stroke.bottom > target.top + 8 &&
        stroke.top < target.bottom - 8
      ) {
        found.push(`${edge}: runs into its step`);
      }
    }
  }
  return found;

  /** The lower edge of an answer. @param {DOMRect} box @returns {Box} */
  function edgeOf(box) {
    return { left: box.left, right: box.right, top: box.bottom - 1, bottom: box.bottom + 8 };
  }
}
