// @ts-check
// A thread's page: windows of a long thread load in place, links to posts that are already here do not leave the page,
// n and p go from one post with a reason to the next, the panel of a long thread comes after the posts. Without this
// script all of these are links.
import { announce, currentItem, focusItem, onKey } from './desk.js';
import { settle } from './settle.js';

/** @param {string} href */
async function pageAt(href) {
  const response = await fetch(href);
  if (!response.ok) throw new TypeError(`${href} answered ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** A post that is on the page. @param {string} id */
function postHere(id) {
  const item = id === '' ? null : document.getElementById(id);
  return item instanceof HTMLElement && item.matches('[data-item]') ? item : null;
}

/**
 * Puts the posts of the window before or after at their end of the list, and the link to the next one in place of this.
 *
 * @param {HTMLAnchorElement} link
 */
async function loadWindow(link) {
  const list = document.querySelector('#posts > ol');
  if (list === null || link.getAttribute('aria-busy') === 'true') return;
  link.setAttribute('aria-busy', 'true');
  const earlier = link.dataset.window === 'earlier';
  const page = await pageAt(link.href);
  const posts = [...page.querySelectorAll('#posts > ol > li')].filter(
    (post) => document.getElementById(post.id) === null,
  );
  const top = list.firstElementChild;
  const stood = top?.getBoundingClientRect().top ?? 0;
  if (earlier) list.prepend(...posts);
  else list.append(...posts);
  // What is read stays where it is, whatever was put above it.
  if (earlier && top !== null) window.scrollBy(0, top.getBoundingClientRect().top - stood);
  for (const post of posts) settle(post);
  takeReasons(page);
  const next = page.querySelector(`a[data-window="${earlier ? 'earlier' : 'later'}"]`);
  const place = link.closest('.more-posts');
  if (next instanceof HTMLAnchorElement) {
    link.href = next.href;
    link.removeAttribute('aria-busy');
  } else place?.remove();
  announce(`${posts.length} ${earlier ? 'earlier' : 'later'} posts are there now.`);
  const first = earlier ? posts.at(-1) : posts[0];
  if (first instanceof HTMLElement) focusItem(first);
}

/** Posts with a reason that the loaded window knows of: for n and p, out of sight like those of this one. @param {Document} page */
function takeReasons(page) {
  const list = document.querySelector('.flagged ol');
  for (const link of page.querySelectorAll('a[data-flagged]')) {
    const entry = link.closest('li');
    const known = document.querySelector(`a[data-flagged="${CSS.escape(link.getAttribute('data-flagged') ?? '')}"]`);
    if (entry === null || known !== null) continue;
    entry.hidden = true;
    list?.append(entry);
  }
}

/** Where somebody is in the thread: the place of the current post, else of the first that can be seen. */
function ordinalHere() {
  const item =
    currentItem() ??
    [...document.querySelectorAll('#posts [data-item]')].find((one) => one.getBoundingClientRect().bottom > 0);
  const place = item?.querySelector('[data-ordinal]');
  return place instanceof HTMLElement ? Number(place.dataset.ordinal) : -1;
}

/** A button of the open decision form keeps its key. @param {string} key */
function pressedInForm(key) {
  const button = currentItem()?.querySelector(`[data-key="${key}"]`);
  if (!(button instanceof HTMLElement) || button.getClientRects().length === 0) return false;
  button.click();
  return true;
}

/** @param {1 | -1} step */
function toReason(step) {
  const links = [...document.querySelectorAll('a[data-flagged]')].filter(
    /** @returns {link is HTMLAnchorElement} */ (link) => link instanceof HTMLAnchorElement,
  );
  const here = ordinalHere();
  /** @param {HTMLAnchorElement} link */
  const place = (link) => Number(link.dataset.ordinal);
  links.sort((a, b) => place(a) - place(b));
  const link = step === 1 ? links.find((one) => place(one) > here) : links.findLast((one) => place(one) < here);
  if (link === undefined) {
    announce(step === 1 ? 'No post with a reason follows.' : 'No post with a reason stands before.');
    return;
  }
  goTo(link);
}

/** @param {HTMLAnchorElement} link */
function goTo(link) {
  const id = link.dataset.inThread ?? '';
  const post = postHere(id);
  if (post === null) {
    location.assign(link.href);
    return;
  }
  focusItem(post);
  history.replaceState(history.state, '', link.href);
}

/** The panel of a long thread. */
async function loadPanel() {
  const place = document.querySelector('[data-discussion]');
  if (!(place instanceof HTMLElement)) return;
  const page = await pageAt(`${place.dataset.discussion}?beside=1`);
  const panel = page.querySelector('#panel');
  if (panel === null) return;
  place.replaceWith(...panel.childNodes);
  const section = document.getElementById('discussion');
  if (section !== null) settle(section);
}

/** What could not be loaded is still a link. @param {unknown} error */
function notLoaded(error) {
  announce('That could not be loaded. The link still leads there.');
  if (!(error instanceof TypeError)) throw error;
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  if (link.dataset.window !== undefined) {
    event.preventDefault();
    loadWindow(link).catch((error) => {
      link.removeAttribute('aria-busy');
      notLoaded(error);
    });
  } else if (link.dataset.inThread !== undefined && postHere(link.dataset.inThread) !== null) {
    event.preventDefault();
    goTo(link);
  }
});

onKey('n', 'Next post with a reason', () => {
  if (!pressedInForm('n')) toReason(1);
});
onKey('p', 'Post with a reason before', () => {
  if (!pressedInForm('p')) toReason(-1);
});

// An address with # alone names a post that may stand in another window of a long thread.
const wanted = decodeURIComponent(location.hash.slice(1));
if (/^[0-9a-f-]{36}$/i.test(wanted) && document.getElementById('posts') !== null) {
  const post = postHere(wanted);
  const address = new URL(location.href);
  if (post !== null) focusItem(post);
  else if (address.searchParams.get('around') !== wanted) {
    address.search = new URLSearchParams({ around: wanted }).toString();
    location.replace(address);
  }
}
loadPanel().catch(notLoaded);
