import { defineEngine } from '../../define-engine.js';

/** What an Isso comment looks like: Markdown as HTML. */
export const ISSO_BODY = defineEngine({
  engine: 'isso',
  generation: 'text',
  detect: [],
  post: { list: '', body: '' },
  body: { quotes: [{ each: 'blockquote', opening: true }] },
});
