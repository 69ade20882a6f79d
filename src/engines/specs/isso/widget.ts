import { defineEngine } from '../../define-engine.js';
import { ISSO_BODY } from './body.js';

/** The comments Isso's script draws below an article, on a page that was saved after it ran. */
export const ISSO_WIDGET = defineEngine({
  engine: 'isso',
  generation: 'widget',
  detect: [
    { select: '#isso-thread .isso-comment', weight: 0.7, says: 'comments in #isso-thread' },
    // Before version 0.13 the names inside had no prefix.
    { select: '.isso-comment .isso-text, .isso-comment .text-wrapper .text', weight: 0.3, says: 'texts in .isso-text' },
  ],
  thread: { unpagedIsSingle: true, nextUrl: [], prevUrl: [] },
  post: {
    list: '.isso-comment[id^="isso-"]',
    nested: true,
    externalId: [{ attr: 'id', match: /^isso-(\d+)$/ }],
    url: [{ select: '.isso-permalink, .permalink', attr: 'href' }],
    author: { name: [{ select: '.isso-author, .author' }], guest: '.isso-author, .author' },
    posted: {
      machine: [{ select: '.isso-permalink time, time.isso-date, time', attr: 'datetime' }],
      shown: [{ select: '.isso-permalink time, time', attr: 'title' }, { select: '.isso-permalink time, time' }],
    },
    body: '.isso-text, .text-wrapper > .text',
    reactions: [
      { each: '.isso-votes, .votes', name: [{ match: /-?\d+/, as: 'Score' }], count: [{ match: /-?\d+/ }], actors: '' },
    ],
  },
  body: ISSO_BODY.body,
});
