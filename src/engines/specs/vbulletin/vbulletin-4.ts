import { defineEngine } from '../../define-engine.js';
import {
  ALL_RESULTS,
  ATTACHMENT_NAME,
  EDIT_TIMES,
  FIRST_PAGE,
  memberId,
  OF_PAGES,
  PAGE_FROM_URL,
  PAGE_OF,
  postId,
  THREAD_EXTERNAL_ID,
  THREAD_URL,
  ZONE,
} from './shared.js';
import { readThanks } from './thanks.js';

/** vBulletin 4. The body itself is a blockquote; thanks are list items between the posts. */
export const VBULLETIN_4 = defineEngine({
  engine: 'vbulletin',
  generation: '4',
  detect: [
    { select: 'li[id^="post_"] .posthead', weight: 0.4, says: 'posts are li#post_N with .posthead' },
    { select: 'li[id^="post_"] [id^="post_message_"]', weight: 0.25, says: 'bodies are #post_message_N' },
    { select: 'li[id^="post_"] .username_container', weight: 0.2, says: 'authors in .username_container' },
    { select: 'li[id^="post_"] .postdate', weight: 0.15, says: 'dates in .postdate' },
  ],
  notThread: [
    { code: 'login-required', select: '.standard_error input[name="vb_login_username"]' },
    { code: 'error-page', select: '.standard_error' },
    { code: 'index-page', select: 'li.threadbit, ol#forums, li.forumbit_nopost' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /vBulletin\D{0,20}(\d[\d.]{0,12}\d)/i }],
  thread: {
    externalId: THREAD_EXTERNAL_ID,
    title: [
      { select: '.threadtitle a' },
      { select: '.threadtitle', without: '.prefix' },
      { select: '#breadcrumb .lastnavbit' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '#breadcrumb .navbit:not(.lastnavbit) a',
    tags: '#tag_list_cell a',
    page: [
      { select: '.pagination .selected', match: /^\d[\d.,]{0,9}$/ },
      { select: '.pagination .popupctrl', match: PAGE_OF },
      ...PAGE_FROM_URL,
    ],
    pageCount: [{ select: '.pagination .popupctrl', match: OF_PAGES }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination a[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagination a[rel="prev"]', attr: 'href' },
    ],
    perPage: [
      { select: '.pagination a[title]', attr: 'title', match: FIRST_PAGE },
      { select: '.postpagestats', match: FIRST_PAGE },
    ],
    total: [{ select: '.postpagestats', match: ALL_RESULTS }],
    clock: [{ select: '#footer_time .time' }],
    zone: [{ select: '#footer_time', match: ZONE }],
    polls: [
      {
        each: '#pollinfo, .pollcontainer, form[action*="poll.php"]',
        question: [{ select: '.polltitle', match: /^(?:[^:]{1,40}: ?)?(.{1,400})$/ }, { select: '.blockhead' }],
        option: {
          each: 'dl.poll dd, dl.pollresults dd, .pollresult, li.polloption, dd.formsubmit',
          text: [{ select: 'label' }, { select: '.polloption' }, {}],
          votes: [{ select: '.votes' }, { select: '.pollvotes' }],
        },
        voters: [{ select: '.pollvoters' }],
      },
    ],
  },
  post: {
    list: 'li[id^="post_"]:not(li[id^="post_"] *)',
    externalId: [{ attr: 'id', match: /^post_(\d{1,15})$/ }],
    url: [{ select: 'a.postcounter[href]', attr: 'href' }],
    number: [{ select: 'a.postcounter', match: /(\d[\d.,]{0,12})/ }],
    deleted: 'li.postbitdeleted',
    hidden: 'li.postbitignored',
    author: {
      name: [
        { select: '.username_container .username' },
        { select: '.userinfo .username' },
        { select: '.username' },
        { select: '.username_container', without: '.onlinestatus, .popupbody, .usertitle' },
      ],
      externalId: [
        ...memberId('.username_container a.username'),
        ...memberId('a.username'),
        ...memberId('.username_container a[href*="finduser"]'),
        ...memberId('a.siteicon_profile'),
      ],
      member: 'a.username[href]',
      guest: 'span.username.guest',
    },
    posted: {
      machine: [{ select: '.postdate time[datetime]', attr: 'datetime', match: /^.{10,25}(?:Z|[+-]\d{2}:?\d{2})$/ }],
      shown: [{ select: '.postdate .date' }, { select: '.postdate' }],
    },
    edited: {
      shown: EDIT_TIMES.map((match) => ({ select: '.lastedited', match })),
    },
    body: '[id^="post_message_"]',
    attachments: '.attachments a[href*="attachment"]',
    attachmentName: ATTACHMENT_NAME,
    signature: '.signaturecontainer, .signature',
  },
  body: {
    quotes: [
      {
        each: '.bbcode_quote',
        contents: '.message',
        header: '.bbcode_postedby',
        author: [{ select: '.bbcode_postedby strong' }],
        sourceExternalId: [...postId('.bbcode_postedby a[href]')],
        sourceUrl: [{ select: '.bbcode_postedby a[href]', attr: 'href' }],
      },
    ],
    drop: '.bbcode_description, .bbcode_quote_container, .lastedited, .adsbygoogle, .in-content',
    code: 'pre.bbcode_code, div.bbcode_code, .bbcode_container pre',
    spoiler: { each: '.bbcode_spoiler, div.spoiler, details', header: '.bbcode_spoiler_header, summary', contents: '' },
    smiley: 'img.inlineimg, img[src*="/smilies/"]',
    emoji: 'img.emoji',
  },
  hooks: { readReactions: readThanks },
});
