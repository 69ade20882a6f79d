import { defineEngine } from '../../define-engine.js';
import { NOWHERE } from '../../engine.js';
import { mailText } from '../../prefix-quotes/mail-text.js';
import { readMail } from '../../prefix-quotes/read-mail.js';

/** The number of a message in its archive: the fragment of its place in the lists of messages. */
const NUMBER = /#(\d+)$/;

/** Pipermail, the archive of Mailman 2: one message a page. */
export const PIPERMAIL = defineEngine({
  engine: 'pipermail',
  generation: '2',
  detect: [
    { select: 'link[href*="In-Reply-To="]', weight: 0.4, says: 'head links the mail address to reply to' },
    { select: 'a[href^="thread.html#"]', weight: 0.2, says: 'links its place in thread.html' },
    { select: 'a[href^="author.html#"]', weight: 0.1, says: 'links its place in author.html' },
    { select: 'h1 + b', weight: 0.2, says: 'sender in bold below the subject' },
    { select: 'body > pre', weight: 0.1, says: 'message in pre' },
  ],
  notThread: [{ code: 'index-page', select: 'a[name="start"] + ul, table a[href$="/thread.html"]' }],
  thread: { title: [{ select: 'h1' }, { select: 'title' }], url: NOWHERE, nextUrl: NOWHERE, prevUrl: NOWHERE },
  post: {
    list: 'body',
    externalId: [
      { select: 'a[href^="thread.html#"]', attr: 'href', match: NUMBER },
      { select: 'a[href^="date.html#"]', attr: 'href', match: NUMBER },
    ],
    author: { name: [{ select: 'h1 + b' }] },
    posted: { shown: [{ select: 'body > i' }, { select: 'h1 ~ i' }] },
    body: 'body > pre',
  },
  hooks: { readBody: (body) => readMail(mailText(body), null) },
});
