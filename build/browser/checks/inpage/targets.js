// What is pressed is large enough for a finger. A link inside a sentence is
// excepted, as WCAG 2.5.8 does: its line decides its height. With a mouse, a link
// may also be smaller where nothing else is near it.

rethinkChecks.targets = (/** @type {number} */ least) => {
  /** @type {string[]} */
  const found = [];
  const all = controls()
    .filter((e) => e.matches('a[href], button, input, select, textarea, summary, [role=button], [role=link]'))
    .map((control) => ({ control, shown: [control, .../** @type {any} */ (control.labels ?? [])].filter(seen) }))
    .filter(({ shown }) => shown.length > 0);
  for (const { control, shown } of all) {
    if (isInSentence(control)) continue;
    if (shown.some((e) => isLarge(e, least))) continue;
    if (
      least <= 24 &&
      isAlone(
        control,
        all.map((other) => other.control),
      )
    )
      continue;
    const box = shown[0].getBoundingClientRect();
    found.push(
      `target of ${Math.round(box.width)} x ${Math.round(box.height)} px, less than ${least}: ${told(control)}`,
    );
  }
  return few(found);
};

/** @param {Element} element @param {number} least */
function isLarge(element, least) {
  // A link that wraps has a box for each line; the finger has their whole.
  const box = element.getBoundingClientRect();
  if (box.width >= least - 0.5 && box.height >= least - 0.5) return true;
  // The area may be larger than the box: asked by pressing around its middle.
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const now = element.getBoundingClientRect();
  const [x, y] = [now.left + now.width / 2, now.top + now.height / 2];
  const reach = least / 2 - 1;
  const hits = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    const at = document.elementFromPoint(x + dx, y + dy);
    return !!at && (at === element || element.contains(at) || at.closest('label') === element);
  };
  const wideEnough = now.width >= least - 0.5 || (hits(-reach, 0) && hits(reach, 0));
  const highEnough = now.height >= least - 0.5 || (hits(0, -reach) && hits(0, reach));
  return wideEnough && highEnough;
}

/**
 * Whether a circle of 24 px around the middle of a target touches no other
 * target, nor the circle of another: the spacing exception of WCAG 2.5.8.
 * @param {Element} element @param {Element[]} others
 */
function isAlone(element, others) {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return others.every((other) => {
    if (other === element) return true;
    const near = other.getBoundingClientRect();
    const [dx, dy] = [Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)];
    if (Math.hypot(dx, dy) < 12) return false;
    const small = near.width < 24 || near.height < 24;
    return !small || Math.hypot(near.left + near.width / 2 - x, near.top + near.height / 2 - y) >= 24;
  });
}

/** Whether a link stands among other words of a line of text. @param {Element} element */
function isInSentence(element) {
  if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
  let block = element.parentElement;
  while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
  if (!block) return false;
  const links = [...block.querySelectorAll('a')].map((a) => a.textContent ?? '').join('');
  const words = (/** @type {string} */ s) => s.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words(block.textContent ?? '') > words(links);
}
