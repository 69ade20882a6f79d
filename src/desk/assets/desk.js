// @ts-check
// What every page loads. All of it only improves: pages read and forms work without it.
import { showKeys } from './help.js';
import { step } from './items.js';
import { onKey, pressed } from './keys.js';
import { sendLive } from './live.js';
import { settle } from './settle.js';

export { currentItem, focusItem, items } from './items.js';
export { onKey } from './keys.js';
export { swap } from './live.js';
export { announce } from './say.js';

onKey('j', 'Next', () => step(1));
onKey('k', 'Back', () => step(-1));
onKey('?', 'All keys', showKeys);
document.addEventListener('keydown', pressed);
document.addEventListener('submit', sendLive);
document.addEventListener('focusin', (event) => {
  const item = event.target instanceof Element ? event.target.closest('[data-item]') : null;
  if (item === null) return;
  for (const other of document.querySelectorAll('.here')) if (other !== item) other.classList.remove('here');
  item.classList.add('here');
});
settle(document);
