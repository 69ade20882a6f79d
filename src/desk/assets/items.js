// @ts-check
// Things one goes through one by one: cards of the queue, posts of a thread.

/** @returns {HTMLElement[]} those on the page that can be seen */
export function items() {
  return [...document.querySelectorAll('[data-item]')].filter(
    /** @returns {item is HTMLElement} */ (item) => item instanceof HTMLElement && item.getClientRects().length > 0,
  );
}

/** The one the keys act on: where the focus is, or was last. @returns {HTMLElement | null} */
export function currentItem() {
  const focused = document.activeElement?.closest('[data-item]');
  if (focused instanceof HTMLElement) return focused;
  const here = document.querySelector('[data-item].here');
  return here instanceof HTMLElement ? here : null;
}

/**
 * Makes one the current one and brings it into view.
 *
 * @param {HTMLElement} item
 */
export function focusItem(item) {
  if (!item.hasAttribute('tabindex')) item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.classList.add('here');
  const { top, bottom, height } = item.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  item.scrollIntoView({ block: height > innerHeight ? 'start' : 'nearest' });
}

/**
 * One on or back; the first where none was current. Stays at the ends.
 *
 * @param {1 | -1} step
 */
export function step(step) {
  const all = items();
  const current = currentItem();
  const at = current === null ? -1 : all.indexOf(current);
  const next = at === -1 ? all[0] : all[Math.max(0, Math.min(all.length - 1, at + step))];
  if (next !== undefined) focusItem(next);
}
