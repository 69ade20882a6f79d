import { defineEngine } from '../../define-engine.js';
import { HACKER_NEWS_BODY } from './body.js';
import { readParent } from './hooks.js';

const ITEM_ID = /item\?id=(\d+)/;

/** Hacker News: tables within tables, a submission (or a comment shown alone) and an indented list of comments. */
export const HACKER_NEWS = defineEngine({
  engine: 'hackernews',
  generation: 'item',
  detect: [
    { select: 'table.fatitem', weight: 0.4, says: 'the item in table.fatitem' },
    { select: '.fatitem tr.athing[id]', weight: 0.2, says: 'rows are tr.athing' },
    { select: 'table#hnmain', weight: 0.2, says: 'page in table#hnmain' },
    { select: 'tr.athing.comtr .commtext', weight: 0.2, says: 'comments in .commtext' },
  ],
  notThread: [{ code: 'index-page', select: '#hnmain tr.athing .rank, #hnmain tr.athing.comtr' }],
  thread: {
    externalId: [
      // A comment shown alone names its story.
      { select: '.fatitem .onstory a, .fatitem .storyon a', attr: 'href', match: ITEM_ID },
      { select: '.fatitem tr.athing', attr: 'id', match: /^\d+$/ },
    ],
    title: [
      { select: '.fatitem .onstory a, .fatitem .storyon a' },
      { select: '.fatitem .titleline > a' },
      { select: '.fatitem a.titlelink, .fatitem a.storylink' },
      { select: '.fatitem td.title > a' },
      { select: 'title', match: /^(.{1,500}?) \| Hacker News$/ },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,500}?item\?id=\d+)/ },
      { select: '.fatitem .onstory a, .fatitem .storyon a', attr: 'href' },
      { select: '.fatitem .age a', attr: 'href' },
    ],
    nextUrl: [{ select: 'a.morelink', attr: 'href' }],
    prevUrl: [],
    replies: [{ select: '.fatitem .subtext a[href*="item?id="]', match: /^(\d[\d,.]*)\s\D/, last: true }],
    // Its times are UTC, without saying so.
    zone: [{ select: 'table.fatitem', as: 'UTC' }],
    polls: [
      {
        each: 'table.fatitem:has(tr.athing > td.comment)',
        question: [{ select: '.titleline > a, a.storylink, a.titlelink, td.title > a' }],
        option: {
          each: 'tr.athing:has(> td.comment)',
          text: [{ select: 'td.comment' }],
          votes: [{ select: '.score', match: /\d+/ }],
          beside: true,
        },
        voters: [],
      },
    ],
  },
  post: {
    list: 'table.fatitem, tr.athing.comtr:not(.fatitem tr)',
    opener: 'table.fatitem',
    bodiless: 'table.fatitem:has(.subtext)',
    externalId: [
      { attr: 'id', match: /^\d+$/ },
      { select: 'tr.athing', attr: 'id', match: /^\d+$/ },
    ],
    url: [{ select: '.age a', attr: 'href' }],
    parentExternalId: [
      { select: '.navs a, .comhead a', says: /^parent$/, attr: 'href', match: /#(\d+)$/ },
      { select: '.navs a, .comhead a', says: /^parent$/, attr: 'href', match: ITEM_ID },
      { select: '.par a', attr: 'href', match: ITEM_ID },
    ],
    author: {
      name: [{ select: 'a.hnuser' }, { select: 'a[href*="user?id="]' }],
      member: 'a.hnuser, a[href*="user?id="]',
    },
    posted: {
      machine: [
        { select: '.age', attr: 'title', match: /\s(\d{9,11})$/ },
        { select: '.age', attr: 'title', match: /^(\S{10,30})$/ },
      ],
      shown: [{ select: '.age' }],
    },
    // Before 2022 the text of a submission stood in a row of its own, without a class.
    body: '.commtext, .toptext, .fatitem:has(.subtext) tr[style*="height:2px"] + tr > td:nth-child(2):not(:has(form))',
    reactions: [{ each: '.subtext .score', name: [{ as: 'Score' }], count: [{ match: /-?\d+/ }], actors: '' }],
  },
  body: HACKER_NEWS_BODY.body,
  hooks: { readParent, readBody: HACKER_NEWS_BODY.hooks.readBody ?? (() => null) },
});
