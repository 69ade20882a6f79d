import { defineTextSpec } from '../spec.js';
import { phrases } from './phrases.js';

/** Old Reddit's page of comments. The score is printed three times: without, as and with the reader's vote. */
export const reddit = defineTextSpec({
  engine: 'text:reddit',
  title: 'Reddit (old)',
  furniture: [
    phrases('tail', true, [
      'permalink',
      'permalinkembedsavereportreply',
      'permalinkembedsaveparentreportreply',
      'permalink embed save report reply',
      'permalink embed save parent report reply',
      'give award',
      'load more comments ({n} replies)',
      'load more comments ({n} reply)',
      'continue this thread',
      'give gold',
      'crosspost',
    ]),
    phrases('cut', true, [
      '{n} comments',
      '{n} comment',
      'all {n} comments',
      'no comments (yet)',
      'sorted by: {any}',
      'sorted by:',
    ]),
    phrases('tail', false, [
      'embed',
      'save',
      'parent',
      'report',
      'reply',
      'share',
      'hide',
      'source',
      'context',
      'full comments',
      'unsave',
      'hide child comments',
      'reportreply',
    ]),
    phrases('footer', true, [
      'Use of this site constitutes acceptance of our User Agreement and Privacy Policy.',
      'Use of this site constitutes acceptance of our User Agreement and Privacy Policy. {any}',
      'about blog about advertising careers',
      'Reddit help center',
      'view more: next ›',
    ]),
    phrases('footer', false, ['about']),
  ],
  threadUrl: /\/comments\/(?<id>[a-z0-9]{4,10})(?:\/(?<slug>[^/?#\s]{1,200}))?/u,
  layout: {
    signatures: false,
    anchors: [
      {
        forms: [
          ...['[–]', '[-]', '[+]', '[—]', ''].flatMap((mark) =>
            ['', ' comment score below threshold'].flatMap((below) =>
              ['{when}', '{when}*', '{when} stickied comment', '{when}* stickied comment'].flatMap((when) => [
                [`${mark}{who}${below} {any} point{any}{score} point{any} point{any} ${when} ({n} child{any})`],
                [`${mark}{who}${below}{any} points{score} points{any} points ${when} ({n} child{any})`],
                [`${mark}{who}${below} {score} points ${when} ({n} child{any})`],
                [`${mark}{who}${below} {score} point ${when} ({n} child{any})`],
                [`${mark}{who} [score hidden] ${when} ({n} child{any})`],
                [`${mark}{who} ${when} ({n} child{any})`],
              ]),
            ),
          ),
          ['submitted {when} by {name}'],
          ['submitted {when} {edited} by {name}'],
        ],
        name: 'slot',
        pane: 'none',
        specific: true,
      },
    ],
  },
});
