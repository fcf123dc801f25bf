// What the checks inside a page share. These files are not modules: they are put
// one after the other and run in the page, also where its own scripts are
// switched off, so everything in them is sync. Each check is a function of
// `rethinkChecks` that returns what it found, one sentence each; nothing found is
// an empty list.

/** @type {Record<string, (arg?: any) => any>} */
var rethinkChecks = {};

/**
 * Says which element is meant, as a developer finds it again.
 * @param {Element} element
 */
function told(element) {
  const id = element.id ? `#${element.id}` : '';
  const classes = [...element.classList].map((c) => `.${c}`).join('');
  const words = /** @type {HTMLElement} */ (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const parent =
    element.parentElement && element.parentElement !== document.body ? tag(element.parentElement) + ' > ' : '';
  return `<${parent}${element.localName}${id}${classes}>${words ? ` "${words.slice(0, 40)}"` : ''}`;
}

/** @param {Element} element */
function tag(element) {
  const first = element.classList[0];
  return element.localName + (first ? `.${first}` : '');
}

/**
 * What was found out of elements in a check that changes nothing: the boxes that an
 * element stands in are asked for each that stands in them.
 * @type {Map<(element: Element) => unknown, Map<Element, unknown>> | undefined}
 */
let remembered;

/**
 * A check that changes nothing on the page, so it may remember what it found out.
 * @template A, R @param {(arg: A) => R} check @returns {(arg: A) => R}
 */
function still(check) {
  return (arg) => {
    remembered = new Map();
    try {
      return check(arg);
    } finally {
      remembered = undefined;
    }
  };
}

/**
 * Answers what `ask` would of an element, and asks once in a check that is `still`.
 * @template R @param {(element: Element) => R} ask @returns {(element: Element) => R}
 */
function once(ask) {
  return (element) => {
    if (!remembered) return ask(element);
    let known = remembered.get(ask);
    if (!known) remembered.set(ask, (known = new Map()));
    if (!known.has(element)) known.set(element, ask(element));
    return /** @type {R} */ (known.get(element));
  };
}

/**
 * Whether a sighted person sees the element: it has a size and is neither
 * hidden nor kept for screen readers alone.
 */
const seen = once(
  (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
    !forScreenReaders(element),
);

/** @type {(element: Element | null) => boolean} */
const forScreenReaders = (element) =>
  element !== null &&
  element !== document.documentElement &&
  (isOutOfSight(element) || forScreenReaders(element.parentElement));

const isOutOfSight = once((element) => {
  const style = getComputedStyle(element);
  if (
    style.clipPath.startsWith('inset(50%') ||
    style.clip === 'rect(0px, 0px, 0px, 0px)' ||
    style.clip === 'rect(1px, 1px, 1px, 1px)'
  )
    return true;
  const box = element.getBoundingClientRect();
  if (style.overflow !== 'visible' && box.width <= 1 && box.height <= 1) return true;
  // A skip link stands above the window until it is focused.
  return style.position !== 'static' && (box.bottom + scrollY <= 0 || box.right + scrollX <= 0);
});

/** What is shown and where, so that two looks of a page can be compared. */
rethinkChecks.standing = () =>
  [...document.body.querySelectorAll('*')]
    .map((e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return (
        e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        [x + scrollX, y + scrollY, width, height].map(Math.round).join()
      );
    })
    .join(' ');

/** The text nodes that a sighted person sees. */
function seenText() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.textContent?.trim() && !node.parentElement?.closest('script, style, template, title')
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_SKIP,
  );
  /** @type {{ node: Text, parent: Element }[]} */
  const found = [];
  const cache = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = /** @type {Element} */ (node.parentElement);
    if (!cache.has(parent)) cache.set(parent, seen(parent));
    if (cache.get(parent)) found.push({ node: /** @type {Text} */ (node), parent });
  }
  return found;
}

/** The lines that a text node is set in. @param {Text} node */
function linesOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
}

/** What a person can press, choose or type into. */
function controls() {
  return [
    ...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button], [role=link]',
    ),
  ].filter((e) => !(/** @type {any} */ (e).disabled));
}

/** Removes repeated findings and keeps the list readable. @param {string[]} found */
function few(found) {
  const once = [...new Set(found)];
  return once.length > 25 ? [...once.slice(0, 25), `… and ${once.length - 25} more`] : once;
}
