// @ts-check
// Keys press what carries them: `data-key="a"` on a button, a link, a field or a summary; two in a row with a space
// between them ("g q"). `data-key-scope="item"`: only inside the current item. Scripts of pages add others by `onKey`.
import { currentItem } from './items.js';

/** Milliseconds within which the second of two keys has to follow. */
const TOGETHER = 1200;

/** @typedef {{ keys: string, name: string, run: () => void }} Binding */

/** @type {Binding[]} */
const bindings = [];

/** @type {{ key: string, at: number } | null} */
let first = null;

/** Whether the person wants keys at all. */
export const keysAreOn = () => document.documentElement.dataset.keys !== 'off';

/**
 * A key that does something no element stands for.
 *
 * @param {string} keys "j", or two in a row: "g q"
 * @param {string} name what it does, for the list of keys
 * @param {() => void} run
 */
export function onKey(keys, name, run) {
  bindings.push({ keys, name, run });
}

/** @returns {readonly Binding[]} */
export const bound = () => bindings;

/** What is written into keeps its keys. @param {EventTarget | null} target */
function isWritten(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** What the browser presses itself with the space bar. @param {EventTarget | null} target */
const isPressable = (target) =>
  target instanceof Element && target.closest('button, a, input, summary, label') !== null;

/** @param {HTMLElement} element */
const canBePressed = (element) => element.getClientRects().length > 0 && !element.matches(':disabled');

/**
 * What a key presses: inside the current item first, then anywhere outside of items.
 *
 * @param {string} keys
 * @returns {HTMLElement | null}
 */
function elementFor(keys) {
  const all = [...document.querySelectorAll('[data-key]')].filter(
    /** @returns {element is HTMLElement} */
    (element) => element instanceof HTMLElement && element.dataset.key === keys,
  );
  const item = currentItem();
  const inside = item === null ? undefined : all.find((one) => item.contains(one) && canBePressed(one));
  const outside = all.find((one) => {
    const bound = one.dataset.keyScope === 'item' && one.closest('[data-item]') !== null;
    // What stands in a closed menu has no place on the page, and leads where it leads all the same.
    return !bound && !one.matches(':disabled') && (canBePressed(one) || one instanceof HTMLAnchorElement);
  });
  return inside ?? outside ?? null;
}

/** @param {HTMLElement} element */
function press(element) {
  const isField =
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type));
  if (!isField) return element.click();
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}

/**
 * Does what the keys stand for.
 *
 * @param {string} keys
 * @returns {boolean} whether they stand for anything
 */
function act(keys) {
  const binding = bindings.find((one) => one.keys === keys);
  if (binding !== undefined) {
    binding.run();
    return true;
  }
  const element = elementFor(keys);
  if (element === null) return false;
  press(element);
  return true;
}

/** Whether anything begins with this key. @param {string} key */
const begins = (key) =>
  bindings.some((one) => one.keys.startsWith(`${key} `)) ||
  document.querySelector(`[data-key^="${CSS.escape(key)} "]`) !== null;

/** @param {KeyboardEvent} event */
export function pressed(event) {
  if (!keysAreOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return;
  if (isWritten(event.target)) {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
    return;
  }
  if (document.querySelector('dialog[open]') !== null) return;
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if ((key === 'Space' || key === 'Enter') && isPressable(event.target)) return;
  const before = first !== null && event.timeStamp - first.at < TOGETHER ? first.key : null;
  first = null;
  if ((before !== null && act(`${before} ${key}`)) || act(key)) event.preventDefault();
  else if (begins(key)) first = { key, at: event.timeStamp };
}
