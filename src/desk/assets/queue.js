// @ts-check
// The queue: who works on the current card is told to the desk, and folds of a card open at their field.
import { currentItem } from './desk.js';

/** How long a card is looked at before it is claimed, and how often that is said again; a claim lasts five minutes. */
const LOOK = 3_000;
const AGAIN = 120_000;

/** @type {{ id: string, at: number } | null} */
let claimed = null;

/** The form of a card that claims it, unless somebody else has it. @param {Element} card */
function claimForm(card) {
  const form = card.querySelector('form.claim');
  if (!(form instanceof HTMLFormElement)) return null;
  return form.querySelector('[data-claimed="other"]') === null ? form : null;
}

/**
 * @param {HTMLFormElement} form
 * @param {'/claim' | '/release'} action
 */
function tell(form, action) {
  const fields = new URLSearchParams();
  for (const name of ['csrf', 'incident', 'back']) fields.set(name, String(new FormData(form).get(name) ?? ''));
  // Kept alive: the page may be left before it is sent.
  return fetch(action, { method: 'POST', body: fields, keepalive: true, redirect: 'manual' });
}

/** Frees what was claimed, when another card is looked at or the page is left. */
function letGo() {
  if (claimed === null) return;
  const card = document.getElementById(claimed.id);
  claimed = null;
  const form = card === null ? null : claimForm(card);
  if (form !== null) tell(form, '/release').catch(notReached);
}

/** The claim runs out by itself; deciding says what is wrong with the desk. @param {unknown} error */
function notReached(error) {
  if (!(error instanceof TypeError)) throw error;
}

function look() {
  const card = document.visibilityState === 'visible' ? currentItem() : null;
  if (card === null) return;
  if (claimed !== null && claimed.id !== card.id) letGo();
  const form = claimForm(card);
  if (form === null || (claimed !== null && Date.now() - claimed.at < AGAIN)) return;
  claimed = { id: card.id, at: Date.now() };
  tell(form, '/claim').catch(notReached);
}

setInterval(look, LOOK);
addEventListener('pagehide', letGo);

// A note or a label is wanted: its field has the focus as soon as it is open.
document.addEventListener(
  'toggle',
  (event) => {
    const fold = event.target;
    if (!(fold instanceof HTMLDetailsElement) || !fold.open || !fold.matches('.decision-fold')) return;
    const field = fold.querySelector('textarea, select');
    if (field instanceof HTMLElement) field.focus();
  },
  true,
);
