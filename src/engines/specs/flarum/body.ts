import { defineEngine } from '../../define-engine.js';

/** What a Flarum body looks like: the same in the plain view, in the app and in its data. */
export const FLARUM_BODY = defineEngine({
  engine: 'flarum',
  generation: 'contentHtml',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      {
        each: 'blockquote',
        // A reply quotes with a mention of the post in front of its words.
        header:
          'div:first-child > p:first-child > .PostMention:first-child, blockquote > p:first-child > .PostMention:first-child, cite',
        author: [
          { select: '.PostMention:first-child', match: /^@?(.{1,100})$/ },
          { select: 'cite', match: /^(.{1,100}?)(?: [^\s:]{1,20})?:?$/ },
        ],
        sourceExternalId: [{ select: 'p:first-child > .PostMention:first-child', attr: 'data-id', match: /^\d+$/ }],
        sourceUrl: [{ select: 'p:first-child > a.PostMention:first-child', attr: 'href' }],
      },
    ],
    drop: '.Post-poll, .poll',
    spoiler: { each: 'details, .spoiler, .bbcode-spoiler, .Spoiler', header: 'summary', contents: '' },
    emoji: 'img.emoji, img[data-twemoji]',
    attachment: '.ButtonGroup[data-fof-upload-download-uuid], a[data-fof-upload-download-uuid]',
  },
});
