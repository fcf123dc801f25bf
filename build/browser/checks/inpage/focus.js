// Where the keyboard goes. The walk itself is made by real presses of Tab, see
// checks/focus.js; these say what is focused and how it looks.

/** What Tab must reach, in this order. Radios of one group are one stop. */
rethinkChecks.stops = () => {
  // The keyboard begins at the top, wherever the focus was before.
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus({ preventScroll: true });
  top.remove();
  const groups = new Set();
  for (const old of document.querySelectorAll('[data-stop]')) old.removeAttribute('data-stop');
  return controls()
    .filter((e) => {
      if (/** @type {HTMLElement} */ (e).tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true })) return false;
      if (e.matches('summary') && e !== e.parentElement?.querySelector('summary')) return false;
      if (e.matches('input[type=radio]')) {
        const name = `${/** @type {HTMLInputElement} */ (e).form?.id ?? ''} ${e.getAttribute('name')}`;
        const chosen = document.querySelector(
          `input[type=radio][name="${CSS.escape(e.getAttribute('name') ?? '')}"]:checked`,
        );
        if (chosen ? chosen !== e : groups.has(name)) return false;
        groups.add(name);
      }
      return true;
    })
    .map((e, i) => {
      e.setAttribute('data-stop', String(i));
      return told(e);
    });
};

/** The element that has the focus: which stop it is, and what covers it. */
rethinkChecks.focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const { shown } = ringOf(element);
  const box = shown.getBoundingClientRect();
  const stop = element.getAttribute('data-stop');
  return {
    stop: Number(stop ?? -1),
    name: stop === null ? told(element) : '', // the stops were named before
    covered: coveredBy(element, shown),
    outside: box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth,
  };
};

/** Where the focus was after each Tab. @type {ReturnType<typeof rethinkChecks.focused>[]} */
const walked = [];

/**
 * Has the page write down where each Tab leads, by itself, as the key comes up: the
 * focus has moved then, and what has it is in the window.
 */
rethinkChecks.walk = () => {
  walked.length = 0;
  if (!rethinkChecks.listens)
    addEventListener(
      'keyup',
      (event) => {
        if (event.key === 'Tab') walked.push(rethinkChecks.focused());
      },
      true,
    );
  rethinkChecks.listens = () => true;
  return [];
};

rethinkChecks.walked = () => walked;

/**
 * How each stop shows that it has the focus. Stops with the same signature show
 * it alike.
 */
rethinkChecks.rings = () => {
  const rings = [...document.querySelectorAll('[data-stop]')].map((element) => {
    /** @type {any} */ (element).focus({ focusVisible: true, preventScroll: true });
    const { shown, style } = ringOf(element);
    return {
      stop: Number(element.getAttribute('data-stop')),
      name: told(element),
      ring: style !== undefined,
      signature:
        style &&
        [
          shown.localName,
          style.outline,
          style.outlineOffset,
          style.boxShadow,
          style.borderRadius,
          String(groundOf(shown.parentElement)),
        ].join(' | '),
    };
  });
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  return rings;
};

/** Gives the focus to a stop, in the middle of the window, and says where its ring is. @param {number} stop */
rethinkChecks.focusOn = (stop) => {
  const element = /** @type {HTMLElement} */ (document.querySelector(`[data-stop="${stop}"]`));
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  /** @type {any} */ (element).focus({ focusVisible: true, preventScroll: true });
  const { shown } = ringOf(element);
  const { x, y, width, height } = shown.getBoundingClientRect();
  // A link that wraps has a ring around each of its lines.
  const around = [...shown.getClientRects()].reduce((sum, line) => sum + 2 * (line.width + line.height), 0);
  return { x, y, width, height, around: Math.min(around, 2 * (width + height)), scrolled: [scrollX, scrollY] };
};

rethinkChecks.blur = () => {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  return [];
};

/**
 * Which element shows the focus, and the style of its ring: the element itself,
 * a box that its ::after lays over a card, its label, or a box around it.
 * @param {Element} element
 * @returns {{ shown: Element, style?: CSSStyleDeclaration }}
 */
function ringOf(element) {
  const labels = /** @type {Element[]} */ ([.../** @type {any} */ (element.labels ?? [])]);
  const label = element.matches('[type=radio], [type=checkbox]') && labels.find((e) => hasRing(getComputedStyle(e)));
  if (label) return { shown: label, style: getComputedStyle(label) };
  if (hasRing(getComputedStyle(element)) && seen(element)) return { shown: element, style: getComputedStyle(element) };
  for (const pseudo of ['::before', '::after']) {
    const style = getComputedStyle(element, pseudo);
    if (style.content !== 'none' && hasRing(style)) return { shown: positioned(element), style };
  }
  const near = [...labels, element.nextElementSibling];
  for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) near.push(e);
  for (const other of near) {
    if (other && hasRing(getComputedStyle(other))) return { shown: other, style: getComputedStyle(other) };
  }
  return { shown: element };
}

/** The box that an absolutely placed child is laid out in. @param {Element} element */
function positioned(element) {
  for (let e = /** @type {Element | null} */ (element); e; e = e.parentElement)
    if (getComputedStyle(e).position !== 'static') return e;
  return document.documentElement;
}

/** @param {CSSStyleDeclaration} style */
function hasRing(style) {
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && colourOf(style.outlineColor)[3] > 0.5;
}

/** @param {Element} element @param {Element} drawn */
function coveredBy(element, drawn) {
  const box = drawn.getBoundingClientRect();
  const points = [
    [0.5, 0.5],
    [0.02, 0.1],
    [0.98, 0.9],
    [0.02, 0.9],
    [0.98, 0.1],
  ];
  const others = points
    .map(([fx, fy]) => {
      const [x, y] = [box.left + box.width * fx, box.top + box.height * fy];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return undefined;
      const at = document.elementFromPoint(x, y);
      if (!at || at === element || at === drawn || drawn.contains(at) || at.contains(drawn) || at.contains(element))
        return undefined;
      const isFixed = (/** @type {Element | null} */ e) => {
        for (; e; e = e.parentElement)
          if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(e).position)) return true;
        return false;
      };
      return isFixed(at) ? at : undefined;
    })
    .filter((e) => e !== undefined);
  return others.length ? told(others[0]) : '';
}
