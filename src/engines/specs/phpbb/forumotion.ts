import { defineEngine } from '../../define-engine.js';
import { readCitation } from './citation.js';
import { POLL, timeWithin } from './shared.js';

const THREAD_IN_URL = /\/t(\d{1,12})(?:p\d{1,6})?-/;
/** Accounts are "/u12"; in these places only, a post may link any address. */
const ACCOUNT =
  '.postprofile a[href*="/u"], .name a[href*="/u"], .user a[href*="/u"], .post-aside a[href*="/u"], .username a[href*="/u"], p.author a[href*="/u"]';

/**
 * Boards hosted by Forumotion (Forumactif, Forumieren, Foroactivo …). Its five templates (phpBB 2, phpBB 3, PunBB,
 * Invision, ModernBB) share the class `post--12` on every post and little more, so each field lists the place in each.
 */
export const FORUMOTION = defineEngine({
  engine: 'phpbb',
  generation: 'Forumotion',
  detect: [
    { select: '.post[class*="post--"]', weight: 0.4, says: 'posts carry the class post--N' },
    {
      select:
        '.postprofile[id^="profile"], .poster-profile, .post-aside, .user-ident, .user-basic-info, [id^="profile"]',
      weight: 0.2,
      says: "profiles of Forumotion's templates",
    },
    { select: 'link[href*="-ltr.css"], link[href*="-rtl.css"]', weight: 0.2, says: 'the style sheet 0-ltr.css' },
    {
      select:
        'script[src*="illiweb.com"], img[src*="illiweb.com"], script[src*="/rs3/"], img[src*="servimg.com"], img[src*="2img.net"], script[src*="2img.net"]',
      weight: 0.2,
      says: 'files from servers of Forumotion',
    },
  ],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_IN_URL },
      { select: 'meta[property="og:url"]', attr: 'content', match: THREAD_IN_URL },
      { select: '.post a[href*="#"]', attr: 'href', match: THREAD_IN_URL },
    ],
    title: [
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'h1.page-title, h1.cattitle, .topic-title h1, .maintitle h3, h1' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'meta[property="og:url"]', attr: 'content' },
    ],
    forumPath:
      'a.nav[href*="/c"]:not([href$="/forum"]), a.nav[href*="/f"]:not([href$="/forum"]), .sub-header-path a[href^="/c"], .sub-header-path a[href^="/f"]:not([href="/forum"])',
    page: [
      { select: '.pagination strong, .paging strong, .gensmall > strong', match: /^\d{1,5}$/ },
      { select: '.pagination, .paging', match: /^\D{0,30}(\d{1,5})\s/ },
    ],
    pageCount: [
      { select: '.pagination, .paging', match: /^\D{0,30}\d{1,5} \D{1,12} (\d{1,5})/ },
      { select: '.pagination strong, .pagination a, .paging strong, .paging a', match: /^\d{1,5}$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination strong + a[href], .paging strong + a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      {
        select: '.pagination a[href]:not(strong ~ a), .paging a[href]:not(strong ~ a)',
        says: /^\d{1,5}$/,
        attr: 'href',
        last: true,
      },
    ],
    polls: [POLL],
  },
  post: {
    list: '.post[class*="post--"]',
    // The host's advertisement, dressed as a post.
    refuse: '.post--0',
    externalId: [
      { attr: 'class', match: /(?:^|\s)post--(\d{1,12})(?:\s|$)/ },
      { attr: 'id', match: /^p(\d{1,12})$/ },
    ],
    url: [
      {
        select:
          'h3 a[href*="#"], h2 a[href*="#"], .topic-title a[href*="#"], .topic-date a[href*="#"], .postdetails a[href*="#"], .post-count',
        attr: 'href',
        match: /^[^#].*#p?\d+$/,
      },
    ],
    number: [
      { select: '.post-info li', match: /#(\d{1,7})$/ },
      { select: '.posthead h2 > strong', match: /^#?(\d{1,7})$/ },
    ],
    author: {
      name: [
        { select: 'span.name > strong, span.name > b' },
        { select: '.postprofile-head .popmenubutton' },
        { select: '.postprofile-name, .post-author-name, .post_pseudo' },
        { select: 'h4.username, .user .username, .user-ident .username, .user-basic-info .username' },
        { select: '.postprofile dt a[href*="/u"]' },
        { select: '.postprofile dt strong' },
        { select: 'p.author strong' },
        { select: '.postprofile dt' },
      ],
      externalId: [{ select: ACCOUNT, attr: 'href', match: /\/u(\d{1,12})(?:\D|$)/ }],
      member: ACCOUNT,
    },
    posted: {
      machine: [{ select: 'p.author time[datetime], .topic-date time[datetime]', attr: 'datetime' }],
      shown: [
        ...timeWithin('p.author'),
        { select: 'p.author', without: 'strong, a', match: / (?:on|am|le|el|em|il|op|в|den) (.{4,40})$/ },
        ...timeWithin('.posthead h2'),
        { select: '.posthead h2', without: 'strong, a', match: /^(?:(?:on|am|le|el|em|il|op|в|den) )?(.{4,40})$/ },
        { select: '.topic-date', without: 'ul, a, div' },
        { select: '.topic-date' },
        { select: '.post-date, .post_date time' },
        ...timeWithin('td > .postdetails:not(.poster-profile)'),
        {
          select: 'td > .postdetails:not(.poster-profile)',
          without: 'a, strong',
          match: /(\S+ [^ ]{1,3} \d{1,2}:\d{2}(?: ?[ap]m)?)$/i,
        },
      ],
    },
    edited: {
      shown: timeWithin(
        '.edited-message, .editedmsg, td > span.gensmall, .post-entry .gensmall, .clear ~ p, .content ~ p',
      ),
    },
    body: '.entry-content:not(.entry-content *), .post-entry:not(:has(.entry-content)), .postbody .content:not(.content .content), td > .postbody:not(:has(.content)), .post-content:not(.postbody *)',
    signature: '.signature_div, .sig-content, .post-signature, .signature',
    attachments: '.attachbox dl.file',
    attachmentName: [{ select: 'a.postlink' }, { select: 'a' }],
    reactions: [
      {
        each: '.rep-button',
        // The button is on every post; only one with a figure says that somebody pressed it.
        name: [{ match: /^(\D{2,24}?) ?\(?\d{1,6}\)?$/ }],
        count: [{ match: /\d{1,6}/ }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [
      { each: 'blockquote', header: 'cite' },
      { each: '.postbody table:has(td.quote)', contents: 'td.quote', header: 'td:not(.quote)' },
    ],
    drop: '.clear ~ p, .signature_div, .sig-content, .post-signature, .attachbox, .vote, .edited-message, .fa_like_div, .like_button, .post-footer, .codebox > dt, .codebox > p, td > span.genmed:has(> b)',
    code: '.codebox code, .codebox pre, td.code',
    spoiler: { each: '.codebox.spoiler, .spoiler, details', header: 'dt, summary', contents: '.spoiler_content, dd' },
    smiley: 'img[src*="/smiles/"], img[src*="/smilies/"], img[longdesc]',
  },
  hooks: { readCitation },
});
