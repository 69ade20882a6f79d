import { defineEngine } from '../../define-engine.js';
import { isOfThisTopic, readCitation } from './hooks.js';

/** What a Discourse body ("cooked" HTML) looks like: the same in the plain view, in the app and in JSON. */
export const DISCOURSE_BODY = defineEngine({
  engine: 'discourse',
  generation: 'cooked',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      {
        each: 'aside.quote',
        contents: 'blockquote',
        header: '.title',
        author: [{ attr: 'data-username' }],
        sourceExternalId: [
          { attr: 'data-post', match: /^\d+$/ },
          { select: '.title[data-post]', attr: 'data-post', match: /^\d+$/ },
        ],
        sourceUrl: [{ select: '.title a[href*="/t/"]', attr: 'href' }],
      },
      // Markdown ">" without a source.
      { each: 'blockquote:not(aside.quote > blockquote):not(.onebox blockquote)' },
    ],
    drop: '.lightbox-wrapper .meta, .quote-controls, .poll, a.anchor, .codeblock-button-wrapper, .post__embedded-posts, .embedded-posts, .cooked-selection-barrier, .badge-notification.clicks, .small-action-buttons',
    spoiler: { each: 'details, div.spoiler, div.spoiled', header: 'summary', contents: '' },
    attachment: 'a.attachment',
    card: 'aside.onebox, .inline-onebox-loading, .onebox.video-onebox, .lazy-video-container, .lazyYT',
  },
  hooks: { readCitation, trustsSource: isOfThisTopic },
});
