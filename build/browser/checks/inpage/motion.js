// Who asked for less motion gets none.

rethinkChecks.motion = () => {
  /** @type {string[]} */
  const found = [];
  const long = (/** @type {string} */ durations) =>
    durations.split(',').some((d) => (d.trim().endsWith('ms') ? parseFloat(d) / 1000 : parseFloat(d)) > 0.01);
  for (const element of document.querySelectorAll('*')) {
    for (const pseudo of [null, '::before', '::after', '::backdrop']) {
      const style = getComputedStyle(element, pseudo);
      if (style.animationName !== 'none' && long(style.animationDuration))
        found.push(`moves by animation ${style.animationName}: ${told(element)}`);
      if (style.transitionProperty !== 'none' && long(style.transitionDuration))
        found.push(`moves by transition of ${style.transitionProperty}: ${told(element)}`);
    }
    if (getComputedStyle(element).scrollBehavior === 'smooth') found.push(`scrolls smoothly: ${told(element)}`);
  }
  if (document.querySelector('marquee, blink, video[autoplay], img[src$=".gif"]'))
    found.push('something on the page moves by itself');
  return few(found);
};
