// @ts-check
// The list of keys, made from what is on the page.
import { items } from './items.js';
import { bound } from './keys.js';

/** Keys as people call them. @param {string} keys */
const shown = (keys) => keys.split(' ');

/**
 * @typedef {{ title: string, keys: Map<string, string> }} Group
 * @returns {Group[]}
 */
function groups() {
  /** @type {Group} */ const here = { title: 'The current post or incident', keys: new Map() };
  /** @type {Group} */ const page = { title: 'This page', keys: new Map() };
  /** @type {Group} */ const go = { title: 'Go to', keys: new Map() };
  const moves = items().length > 0;
  for (const { keys, name } of bound())
    if (moves || (keys !== 'j' && keys !== 'k')) (keys.includes(' ') ? go : page).keys.set(keys, name);
  for (const element of document.querySelectorAll('[data-key]')) {
    if (!(element instanceof HTMLElement)) continue;
    const keys = element.dataset.key ?? '';
    const group = keys.includes(' ') ? go : element.dataset.keyScope === 'item' ? here : page;
    const name = element.dataset.keyName ?? element.textContent?.trim() ?? '';
    if (!group.keys.has(keys) && !page.keys.has(keys)) group.keys.set(keys, name);
  }
  return [here, page, go].filter(({ keys }) => keys.size > 0);
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} text
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, text = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** @param {Group} group */
function listOf(group) {
  const list = element('dl');
  list.className = 'keys-list';
  for (const [keys, name] of group.keys) {
    const row = element('div');
    const term = element('dt');
    for (const key of shown(keys)) term.append(element('kbd', key), ' ');
    row.append(term, element('dd', name));
    list.append(row);
  }
  return list;
}

/** Opens the list; the browser keeps the focus inside and gives it back. */
export function showKeys() {
  const dialog = element('dialog');
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const title = element('h2', 'Keys');
  title.id = 'keys-title';
  dialog.append(title);
  for (const group of groups()) dialog.append(element('h3', group.title), listOf(group));
  const form = element('form');
  form.method = 'dialog';
  const close = element('button', 'Close');
  close.className = 'button main';
  close.autofocus = true;
  form.append(close);
  const off = element('p', 'Keys can be switched off in your settings.');
  off.className = 'soft small';
  dialog.append(off, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
