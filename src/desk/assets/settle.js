// @ts-check
// What is put right on a page, or on a part of it that was swapped, once it can be measured.

/** Stretches that scroll in themselves can be reached by Tab; where everything fits, they need not be. */
const SCROLLED = '.table, .plot-scroll';

/**
 * @param {Document | Element} part
 */
export function settle(part) {
  for (const region of part.querySelectorAll(SCROLLED)) {
    if (region.scrollWidth > region.clientWidth) region.setAttribute('tabindex', '0');
    else region.removeAttribute('tabindex');
  }
}
