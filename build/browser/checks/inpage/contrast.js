// Contrast, computed from the colours that the browser says it uses: text against
// what is painted behind it, and the outline of a field against its ground.

/** @typedef {[number, number, number, number]} Colour  red, green, blue 0-255, alpha 0-1 */

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
/** @type {Map<string, Colour>} */
const colours = new Map();

/** @param {string} css @returns {Colour} */
function colourOf(css) {
  let known = colours.get(css);
  if (!known) {
    const c = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas);
    c.clearRect(0, 0, 1, 1);
    c.fillStyle = css;
    c.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = c.getImageData(0, 0, 1, 1).data;
    known = [r, g, b, a / 255];
    colours.set(css, known);
  }
  return known;
}

/** @param {Colour} top @param {Colour} below @returns {Colour} */
function over(top, below) {
  const mix = (/** @type {number} */ i) => top[i] * top[3] + below[i] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** @param {Colour} c */
function luminance([r, g, b]) {
  const [lr, lg, lb] = [r, g, b].map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
}

/** @param {Colour} a @param {Colour} b */
function ratio(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The colour that the browser itself paints behind a page. @returns {Colour} */
function bottom() {
  const dark =
    matchMedia('(prefers-color-scheme: dark)').matches &&
    getComputedStyle(document.documentElement).colorScheme.includes('dark');
  return dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
}

/**
 * The colour behind an element, or undefined where a picture is behind it, whose
 * colours nobody can compute.
 * @param {Element | null} element
 * @returns {Colour | undefined}
 */
function groundOf(element) {
  return element ? groundOfElement(element) : bottom();
}

/** @type {(element: Element) => Colour | undefined} */
const groundOfElement = once((element) => {
  const style = getComputedStyle(element);
  if (style.backgroundImage !== 'none' && style.backgroundSize !== '0px 0px') return undefined;
  const colour = colourOf(style.backgroundColor);
  if (colour[3] === 1) return colour;
  const below = groundOf(element.parentElement);
  return below && colour[3] > 0 ? over(colour, below) : below;
});

/** How much an element is faded by itself and what it stands in. @type {(element: Element) => number} */
const opacityOf = once(
  (element) =>
    Number(getComputedStyle(element).opacity) * (element.parentElement ? opacityOf(element.parentElement) : 1),
);

/**
 * The colour behind words in a drawing: the last shape that was drawn under their
 * middle, or what is behind the drawing.
 * @param {SVGTextContentElement} text
 */
function groundInDrawing(text) {
  const drawing = /** @type {SVGSVGElement} */ (text.ownerSVGElement);
  const box = text.getBoundingClientRect();
  const middle = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2);
  let ground = groundOf(drawing);
  for (const shape of drawing.querySelectorAll('path, rect, circle, ellipse, polygon')) {
    if (text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING) break;
    const { fill, fillOpacity } = getComputedStyle(shape);
    const matrix = /** @type {SVGGraphicsElement} */ (shape).getScreenCTM();
    if (fill === 'none' || !ground || !matrix) continue;
    if (!(/** @type {SVGGeometryElement} */ (shape).isPointInFill(middle.matrixTransform(matrix.inverse())))) continue;
    const [r, g, b, a] = colourOf(fill);
    ground = over([r, g, b, a * Number(fillOpacity)], ground);
  }
  return ground;
}

/** @param {number} least @returns {string[]} */
function paleDrawings(least) {
  return [...document.querySelectorAll('svg text')]
    .filter((text) => text.textContent?.trim() && seen(text))
    .flatMap((text) => {
      const ground = groundInDrawing(/** @type {SVGTextContentElement} */ (text));
      const is = ground && ratio(over(colourOf(getComputedStyle(text).fill), ground), ground);
      return !is || is < least - 0.005
        ? [`contrast ${is?.toFixed(2)}:1, less than ${least}:1, words in a drawing: ${told(text)}`]
        : [];
    });
}

rethinkChecks.contrast = still((least = 7) => {
  const found = paleDrawings(least);
  /** @param {Element} element @param {string | null} pseudo @param {string} what */
  const look = (element, pseudo, what) => {
    const style = getComputedStyle(element, pseudo);
    const own = pseudo && pseudo !== '::placeholder' ? colourOf(style.backgroundColor) : undefined;
    if (pseudo && pseudo !== '::placeholder' && style.backgroundImage !== 'none') return;
    let ground = groundOf(element);
    if (!ground) {
      found.push(`${what} stands on a picture: ${told(element)}`);
      return;
    }
    if (own && own[3] > 0) ground = over(own, ground);
    const ink = colourOf(style.color);
    const faded = /** @type {Colour} */ ([ink[0], ink[1], ink[2], ink[3] * opacityOf(element)]);
    const is = ratio(over(faded, ground), ground);
    if (is < least - 0.005) found.push(`contrast ${is.toFixed(2)}:1, less than ${least}:1, ${what}: ${told(element)}`);
  };
  const done = new Set();
  for (const { parent } of seenText()) {
    if (done.has(parent) || parent.closest('svg, :disabled, [aria-disabled=true]')) continue;
    done.add(parent);
    look(parent, null, 'text');
  }
  for (const element of document.querySelectorAll('body, body *')) {
    if (!seen(element)) continue;
    for (const pseudo of ['::before', '::after']) {
      const { content } = getComputedStyle(element, pseudo);
      if (/^"[^"]*[\p{L}\p{N}]/u.test(content)) look(element, pseudo, `text of ${pseudo}`);
    }
    if (element.matches('input[placeholder], textarea[placeholder]')) look(element, '::placeholder', 'placeholder');
    if (
      element.matches('input, textarea, select') &&
      !element.matches('[type=radio], [type=checkbox], [type=range], [type=submit], [type=hidden]')
    ) {
      look(element, null, 'text of a field');
      const style = getComputedStyle(element);
      const around = groundOf(element.parentElement);
      const inside = groundOf(element);
      const edge =
        style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1
          ? inside
          : colourOf(style.borderTopColor);
      if (edge && around && ratio(over(edge, around), around) < 3)
        found.push(`outline of a field has less than 3:1: ${told(element)}`);
    }
  }
  return few(found);
});
