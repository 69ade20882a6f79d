// @ts-check

/** Milliseconds until a screen reader has seen that the place is empty: the same words twice are then read twice. */
const EMPTY_FIRST = 60;

/**
 * Has screen readers say something.
 *
 * @param {string} words
 */
export function announce(words) {
  const place = document.getElementById('said');
  if (place === null) return;
  place.textContent = '';
  setTimeout(() => {
    place.textContent = words;
  }, EMPTY_FIRST);
}
