import { defineEngine } from '../../define-engine.js';

/** What a Disqus message looks like: paragraphs, `<br>`, block quotes, code, spoilers. */
export const DISQUS_BODY = defineEngine({
  engine: 'disqus',
  generation: 'message',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [{ each: 'blockquote', opening: true }],
    code: 'pre',
    spoiler: { each: 'spoiler, .spoiler', header: '', contents: '' },
  },
});
