// @ts-check
// Submit and next: a form with `data-live="#list"` is sent without leaving the page; of the answer's page that element is
// taken, the focus goes on to what is next, and the notice is read out.
import { currentItem, focusItem, items } from './items.js';
import { announce } from './say.js';
import { settle } from './settle.js';

/** @typedef {{ id: string, index: number } | null} Place where the focus was */

/** @returns {Place} */
function place() {
  const item = currentItem();
  return item === null ? null : { id: item.id, index: items().indexOf(item) };
}

/**
 * Takes the focus to what asks for it, to the item it was on, to the one that moved into its place, or to the part.
 *
 * @param {HTMLElement} part
 * @param {Place} before
 */
function focusAgain(part, before) {
  const asked = part.querySelector('[data-focus]') ?? (part.matches('[data-focus]') ? part : null);
  if (asked instanceof HTMLElement) return asked.focus();
  const all = items();
  const same = before === null ? undefined : all.find((item) => item.id !== '' && item.id === before.id);
  const next = same ?? all[Math.min(before?.index ?? 0, all.length - 1)];
  if (next !== undefined) return focusItem(next);
  part.tabIndex = -1;
  part.focus();
}

/** The notice of a page, put on this one and read out. @param {Document} page */
function takeNotice(page) {
  const ours = document.getElementById('notice');
  const theirs = page.getElementById('notice');
  if (ours === null || theirs === null) return;
  ours.replaceChildren(...theirs.childNodes);
  announce(ours.textContent?.trim() ?? '');
}

/**
 * Puts the element of a selector from another page of ours in place of the one here.
 *
 * @param {Document} page
 * @param {string} selector
 * @returns {boolean} whether both pages have it
 */
export function swap(page, selector) {
  const ours = document.querySelector(selector);
  const theirs = page.querySelector(selector);
  if (!(ours instanceof HTMLElement) || !(theirs instanceof HTMLElement)) return false;
  const before = place();
  ours.replaceWith(theirs);
  takeNotice(page);
  settle(theirs);
  focusAgain(theirs, before);
  return true;
}

/** @param {string} words */
function fail(words) {
  const notice = document.getElementById('notice');
  if (notice !== null) notice.textContent = words;
  announce(words);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function requestOf(form, submitter) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value);
  const address = new URL(
    submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href,
    location.href,
  );
  if (form.method === 'post') return new Request(address, { method: 'POST', body: fields });
  address.search = fields.toString();
  return new Request(address);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @param {string} selector
 */
async function send(form, submitter, selector) {
  const response = await fetch(requestOf(form, submitter));
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) return location.assign(response.url);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (swap(page, selector)) {
    if (response.ok && response.redirected) history.replaceState(history.state, '', response.url);
    else if (response.ok && form.method === 'get') history.pushState(history.state, '', response.url);
    return;
  }
  // Somebody was signed out, or the place is gone: the whole page says it.
  if (response.ok) location.assign(response.url);
  else
    fail(
      page.querySelector('.error-page p:not(.error-status)')?.textContent ?? 'That did not work. Load the page again.',
    );
}

/** @param {SubmitEvent} event */
export function sendLive(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const { live, confirm } = form.dataset;
  if (confirm !== undefined && !window.confirm(confirm)) {
    event.preventDefault();
    return;
  }
  if (live === undefined) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  const submitter = event.submitter instanceof HTMLElement ? event.submitter : null;
  send(form, submitter, live)
    .catch((error) => {
      fail('Not sent: the desk could not be reached. What you wrote is still here; try again.');
      if (!(error instanceof TypeError)) throw error;
    })
    .finally(() => form.removeAttribute('aria-busy'));
}
