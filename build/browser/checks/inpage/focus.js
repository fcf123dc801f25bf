// Where the keyboard goes. The walk itself is made by real presses of Tab, see
// checks/focus.js; these say what is focused and how it looks.

/** What Tab must reach, in this order. Radios of one group are one stop. */
rethinkChecks.stops = () => {
  const groups = new Set();
  return controls().filter((e) => {
    if (/** @type {HTMLElement} */ (e).tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) return false;
    if (e.matches('summary') && e !== e.parentElement?.querySelector('summary')) return false;
    if (e.matches('input[type=radio]')) {
      const name = `${/** @type {HTMLInputElement} */ (e).form?.id ?? ''} ${e.getAttribute('name')}`;
      const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(e.getAttribute('name') ?? '')}"]:checked`);
      if (chosen ? chosen !== e : groups.has(name)) return false;
      groups.add(name);
    }
    return true;
  }).map((e, i) => {
    e.setAttribute('data-stop', String(i));
    return told(e);
  });
};

/** The element that has the focus: which stop, how it looks, and what covers it. */
rethinkChecks.focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const drawn = ringOf(element);
  const box = drawn.getBoundingClientRect();
  return {
    stop: Number(element.getAttribute('data-stop') ?? -1),
    name: told(element),
    box: { x: box.left, y: box.top, width: box.width, height: box.height },
    ring: hasRing(drawn),
    signature: signatureOf(drawn),
    covered: coveredBy(element, drawn),
    outside: box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth,
  };
};

/** Which element shows the focus: a control drawn by its label shows it there. @param {Element} element */
function ringOf(element) {
  if (hasRing(element) && seen(element)) return element;
  const label = /** @type {HTMLInputElement} */ (element).labels?.[0];
  if (label && hasRing(label)) return label;
  const around = element.closest(':focus-within');
  for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) {
    if (e.matches('label, li, fieldset, div') && hasRing(e) && around) return e;
  }
  for (const near of [element.nextElementSibling, label]) if (near && hasRing(near)) return near;
  return element;
}

/** @param {Element} element */
function hasRing(element) {
  const style = getComputedStyle(element);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && colourOf(style.outlineColor)[3] > 0.5;
}

/** Elements with the same signature show the focus alike. @param {Element} element */
function signatureOf(element) {
  const style = getComputedStyle(element);
  return [element.localName, style.outline, style.outlineOffset, style.boxShadow, style.borderRadius, String(groundOf(element.parentElement))].join(' | ');
}

/** @param {Element} element @param {Element} drawn */
function coveredBy(element, drawn) {
  const box = drawn.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.02, 0.1], [0.98, 0.9], [0.02, 0.9], [0.98, 0.1]];
  const others = points.map(([fx, fy]) => {
    const [x, y] = [box.left + box.width * fx, box.top + box.height * fy];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return undefined;
    const at = document.elementFromPoint(x, y);
    if (!at || at === element || at === drawn || drawn.contains(at) || at.contains(drawn) || at.contains(element)) return undefined;
    const isFixed = (/** @type {Element | null} */ e) => {
      for (; e; e = e.parentElement) if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(e).position)) return true;
      return false;
    };
    return isFixed(at) ? at : undefined;
  }).filter((e) => e !== undefined);
  return others.length ? told(others[0]) : '';
}

rethinkChecks.blur = () => {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  return [];
};
