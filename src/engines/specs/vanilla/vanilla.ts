import { defineEngine } from '../../define-engine.js';
import { readAttribution } from './hooks.js';

const POST_ID = /^(?:Comment|Discussion)_(\d{1,12})$/;
/** The time in "Edited March 23, 2018 2:51PM by Ann." or "Edited by Ann on May 15, 2015 8:38AM.", words in any language. */
const EDITED_AT =
  /(?<![\p{L}\d])((?:\p{L}{3,12}\.? )?\d{1,4}(?!\d)(?:.{0,24}?\d{2,4})(?:,| at| um| à)? \d{1,2}:\d{2}(?:\s?[AP]M)?)/iu;

/**
 * Vanilla 2 and 3 and the hosted boards that keep their markup. The opening post has no comment id: its id is that of the
 * discussion. Times are printed short ("March 2018") and kept whole in `time[datetime]`.
 */
export const VANILLA = defineEngine({
  engine: 'vanilla',
  generation: '2',
  detect: [
    {
      select: '.Item[id^="Comment_"] .Message, .Item[id^="Discussion_"] .Message',
      weight: 0.5,
      says: 'posts are .Item#Comment_N or #Discussion_N with .Message',
    },
    { select: '.Item .Author', weight: 0.2, says: 'authors in .Author' },
    { select: '.Item .DateCreated', weight: 0.2, says: 'times in .DateCreated' },
    { select: 'body.Vanilla, body[id^="vanilla_"]', weight: 0.1, says: 'body.Vanilla' },
  ],
  notThread: [
    { code: 'login-required', select: 'body.Vanilla.Entry form[action*="signin"], body#dashboard_entry_signin' },
    { code: 'error-page', select: 'body.Dashboard.Home #Message.SplashInfo, .SplashInfo' },
    { code: 'index-page', select: 'ul.DataList.Discussions, .DataTable.DiscussionsTable, ul.DataList.CategoryList' },
  ],
  version: [{ select: 'link[href*="/applications/"]', attr: 'href', match: /[?&]v=(\d\.[\d.]{1,10})/ }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/discussion\/(\d{1,12})/ },
      { select: '.Item[id^="Discussion_"]', attr: 'id', match: POST_ID },
      { select: 'meta[property="og:url"]', attr: 'content', match: /\/discussion\/(\d{1,12})/ },
    ],
    title: [
      { select: '.PageTitle h1' },
      { select: 'h1.H, .MessageList h1' },
      { select: '.DiscussionTabs .SubTab', without: '.BreadCrumb' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,500}?)(?:\/p\d{1,6})?(?:#.*)?$/ }],
    forumPath: '.Breadcrumbs a',
    tags: '.InlineTags a, .Item .Tags a',
    page: [{ select: '.Pager a.Highlight, .Pager .Highlight', match: /^\d+$/ }],
    pageCount: [{ select: '.NumberedPager a, .Pager a', match: /^\d+$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: '.Pager a.Next[href]', attr: 'href' },
      { select: 'link[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: '.Pager a.Previous[href]', attr: 'href' },
      { select: 'link[rel="prev"]', attr: 'href' },
    ],
    polls: [
      {
        each: '.PollForm, .Poll, .DP_ResultsForm',
        question: [{ select: '.PollTitle, .DP_ResultQuestion, h2' }],
        option: {
          each: '.PollOption, .DP_ResultsForm li',
          text: [{ select: '.PollOption-Title, .DP_ResultTitle' }, { select: 'label' }],
          votes: [{ select: '.PollOption-Votes, .Count, .Number', match: /\d[\d,.]*/ }],
        },
        voters: [{ select: '.PollTotalVotes, .TotalVotes', match: /\d[\d,.]*/ }],
      },
    ],
  },
  post: {
    list: '.Item[id^="Comment_"]:has(.Message), .Item[id^="Discussion_"]:has(.Message)',
    // Accepted answers are shown above the comments and stand among them again.
    refuse: '.DataBox-AcceptedAnswers .Item',
    externalId: [{ attr: 'id', match: POST_ID }],
    url: [
      { select: 'a.Permalink', attr: 'href' },
      { select: '.DateCreated a', attr: 'href' },
    ],
    hidden: '.Ignored, .Item.Hidden',
    author: {
      name: [
        { select: '.Author a.Username' },
        { select: '.Author .Username' },
        { select: '.Author a:not(.PhotoWrap)' },
        { select: '.Author' },
      ],
      externalId: [
        { select: '.AuthorWrap [data-userid], .Item-Header [data-userid]', attr: 'data-userid', match: /^\d+$/ },
        { select: '.Author a[href*="/profile/"]', attr: 'href', match: /\/profile\/(\d{1,12})(?:\/|$)/ },
      ],
      member: '.Author a[href*="/profile/"]',
      deleted: '.Author a[href*="%5BDeleted" i], .Author a[href*="[Deleted" i], .Author [title^="[Deleted"]',
    },
    posted: {
      machine: [{ select: '.DateCreated time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.DateCreated time' }, { select: '.DateCreated' }],
    },
    edited: {
      machine: [{ select: '.DateUpdated time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.DateUpdated[title]', attr: 'title', match: EDITED_AT }],
    },
    body: '.Item-Body > .Message, .Message',
    attachments: '.Attachments a[href*="download"], .AttachFileWrapper a[href*="download"]',
    signature: '.Signature, .UserSignature',
    reactions: [
      {
        each: '.Reactions .ReactButton:has(.Count)',
        name: [{ select: '.ReactLabel' }, { attr: 'title' }, { without: '.Count' }],
        count: [{ select: '.Count' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [
      {
        each: 'blockquote.UserQuote, blockquote.Quote, blockquote:has(.QuoteAuthor)',
        contents: '.QuoteText',
        header: '.QuoteAuthor',
        author: [{ select: '.QuoteAuthor a:not(.QuoteLink)' }, { attr: 'rel', match: /^(?!nofollow).{1,100}$/ }],
        sourceExternalId: [
          { select: '.QuoteAuthor a[href]', attr: 'href', match: /(?:[#_]|\/)(?:Comment|Discussion)[_/](\d{1,12})/i },
        ],
        sourceUrl: [{ select: '.QuoteAuthor a.QuoteLink', attr: 'href' }],
      },
      {
        each: '.embedQuote',
        contents: '.embedQuote-excerpt, .embedQuote-main, .embedText-main',
        header: '.embedText-header, .embedQuote-header',
        author: [{ select: '.embedQuote-userName, .embedQuote-author, .embedText-header a' }],
        sourceExternalId: [
          {
            select: 'a.embedQuote-metaLink, a[href*="Comment_"]',
            attr: 'href',
            match: /(?:comment|discussion)[_/](\d{1,12})/i,
          },
        ],
        sourceUrl: [{ select: 'a.embedQuote-metaLink', attr: 'href' }],
        cited: { machine: [{ select: 'time[datetime]', attr: 'datetime' }] },
      },
      {
        // Boards with the rich editor print a quote as data for a script, with a bare link inside.
        each: '.js-embed[data-embedjson*=\'"embedType":"quote"\']',
        carried: [{ attr: 'data-embedjson', json: 'body' }],
        author: [{ attr: 'data-embedjson', json: 'insertUser.name' }],
        sourceExternalId: [{ attr: 'data-embedjson', json: 'recordID' }],
        sourceUrl: [{ attr: 'data-embedjson', json: 'url' }],
        cited: { machine: [{ attr: 'data-embedjson', json: 'dateInserted' }] },
      },
      { each: 'blockquote.blockquote, .Message blockquote' },
    ],
    drop: '.Signature, .UserSignature, .QuoteFolding, .js-quoteToggle, .DismissMessage, .InlineTags',
    code: 'pre, .CodeBlock, code.codeBlock',
    spoiler: {
      each: '.Spoiler, .UserSpoiler, .spoiler',
      header: '.SpoilerTitle, .button-spoiler, .spoiler-buttonContainer',
      contents: '.SpoilerText, .spoiler-content',
    },
    emoji: 'img[data-emoji]',
    smiley: 'img.emoji, img.emoticon',
    attachment: '.Attachment a[href*="download"], a.js-attachment, .embedExternal-file a',
  },
  hooks: { readCitation: readAttribution },
});
