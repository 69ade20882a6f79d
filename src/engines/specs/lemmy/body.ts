import { defineEngine } from '../../define-engine.js';

/** What a Lemmy body looks like: Markdown as HTML, with spoilers as `<details>`. */
export const LEMMY_BODY = defineEngine({
  engine: 'lemmy',
  generation: 'markdown',
  detect: [],
  post: { list: '', body: '' },
  // ">!hidden!<" is a spoiler elsewhere and a quote of "!hidden!<" here: nobody is quoted.
  body: { quotes: [{ each: 'blockquote', unlessSays: /^!.{0,2000}!<$/s }], emoji: 'img.icon-emoji, img.emoji' },
});
