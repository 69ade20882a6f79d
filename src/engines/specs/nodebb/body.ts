import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';

const SAID = 'p > a.plugin-mentions-a:first-child + a[href*="/post/"], p > a[href*="/post/"]:first-child';

/** What a NodeBB body looks like: the same in pages and in JSON. */
export const NODEBB_BODY = defineEngine({
  engine: 'nodebb',
  generation: 'content',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      {
        each: 'blockquote',
        // Version 4 writes "@name said:" into the quote, earlier ones into the paragraph before it, in any language.
        header: 'p:first-child:has(a[href*="/post/"])',
        before: 'p',
        beforeSays: /^@\S.{0,300}:$/,
        // The name is a link of its own, or plain text where its account is gone.
        sourceExternalId: [{ select: SAID, attr: 'href', match: /\/post\/([\w%.:-]{1,300})$/ }],
        sourceUrl: [{ select: SAID, attr: 'href' }],
      },
    ],
    drop: '[component="post/parent"], .post-signature',
    emoji: 'img.emoji',
    attachment: 'a[href*="/assets/uploads/files/"]:not(:has(img))',
    card: '.card.embed, .nodebb-plugin-link-preview, .js-link-preview, .embed-wrapper',
  },
  hooks: { readCitation },
});
