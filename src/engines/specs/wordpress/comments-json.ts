import { isAddress } from '../../../model/address.js';
import { renderBody } from '../../../model/body.js';
import type { Moment } from '../../../model/moment.js';
import type { Detection, PageAuthor, PageThread, ParseOptions, ThreadPage } from '../../../model/page.js';
import { numberIn, withParameter } from '../../json/answer-address.js';
import { draftPage, NO_FURTHER_POSTS, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, listOf, markupTextOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { COMMENT_BODY } from './body.js';

/** `/wp-json/wp/v2/comments?post=ID`: a list of comments, newest first unless asked otherwise. */
export const WORDPRESS_REST: JsonEngine = {
  engine: 'wordpress',
  generation: 'rest',
  detect: (root, url = null) => {
    // The answer behind the last full one is empty, and only its address says what it is.
    if (Array.isArray(root) && root.length === 0 && addressOf(url) !== null)
      return { confidence: 0.9, evidence: ['an empty answer for comments'] };
    const comments = listOf(root).some(
      (item) =>
        typeof memberAt(item, 'content.rendered') === 'string' &&
        memberOf(item, 'author_name') !== undefined &&
        memberOf(item, 'post') !== undefined,
    );
    return { confidence: comments ? 1 : 0, evidence: comments ? ['a list of REST comments'] : [] };
  },
  read: readComments,
};

function readComments(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const comments = listOf(root).filter((item) => (textOf(memberOf(item, 'type')) ?? 'comment') === 'comment');
  const address = addressOf(url);
  const asked = address?.searchParams.get('post') ?? null;
  const article = idOf(memberOf(comments[0], 'post')) ?? (asked !== null && /^\d{1,12}$/.test(asked) ? asked : null);
  const own = comments.filter((item) => idOf(memberOf(item, 'post')) === article);
  const link = textOf(memberOf(own[0], 'link'));
  const message = `${comments.length - own.length} comments belong to other articles and were left out: ask for one article's comments.`;
  return draftPage({
    engine: 'wordpress',
    detection,
    thread: {
      externalId: article,
      url: link === null ? null : link.replace(/(?:comment-page-\d+\/?)?(?:#.*)?$/s, ''),
      ...(address === null ? {} : placeOf(address, listOf(root).length)),
    },
    posts: [...own].sort(byTime).map((comment) => readComment(comment, url, options)),
    problems: [
      ...(own.length < comments.length ? [{ code: 'mixed-threads', message, post: null }] : []),
      ...(own.length === 0 && address !== null ? [NO_FURTHER_POSTS] : []),
    ],
  });
}

/** The address of an answer of the comments' route: a path, or without speaking addresses a query. */
function addressOf(url: string | null): URL | null {
  if (url === null || !isAddress(url)) return null;
  const address = new URL(url);
  const route = address.searchParams.get('rest_route') ?? address.pathname;
  return /\/wp\/v2\/comments\/?$/.test(route) ? address : null;
}

/** Comments in an answer unless it is asked for more. */
const PER_ANSWER = 10;

/** How many there are stands in a header of the answer, not in it: a full one may have more behind it. */
function placeOf(address: URL, given: number): Partial<PageThread> {
  const page = Math.max(1, numberIn(address, 'page', 1));
  const full = given >= Math.max(1, numberIn(address, 'per_page', PER_ANSWER));
  const prevUrl = page > 1 ? withParameter(address, 'page', page - 1) : null;
  if (given === 0 && page > 1) return { pageCount: page - 1, prevUrl };
  return {
    page,
    pageCount: full ? null : page,
    nextUrl: full ? withParameter(address, 'page', page + 1) : null,
    prevUrl,
  };
}

/** Oldest first, as pages show them; equal times by id. */
function byTime(a: unknown, b: unknown): number {
  const time = (item: unknown): number => Date.parse(textOf(memberOf(item, 'date_gmt')) ?? '') || 0;
  return time(a) - time(b) || (integerOf(memberOf(a, 'id')) ?? 0) - (integerOf(memberOf(b, 'id')) ?? 0);
}

function readComment(comment: unknown, url: string | null, options: ParseOptions): PostDraft {
  const html = textOf(memberAt(comment, 'content.rendered'));
  const parent = idOf(memberOf(comment, 'parent'));
  const posted = timeOf(comment);
  const link = textOf(memberOf(comment, 'link'));
  const status = textOf(memberOf(comment, 'status')) ?? 'approved';
  const body =
    html === null
      ? null
      : readHtmlBody(html, COMMENT_BODY, { base: link ?? url, ignoreIds: options.ignoreIds ?? false });
  return {
    externalId: idOf(memberOf(comment, 'id')),
    url: link,
    parentExternalId: parent === '0' ? null : parent,
    kind: status === 'trash' ? 'deleted' : status === 'approved' ? 'post' : 'hidden',
    author: authorOf(comment),
    ...(posted === null ? {} : { postedAt: posted }),
    ...(body === null || (renderBody(body.blocks).text === '' && body.images.length === 0) ? {} : body),
  };
}

/** `date_gmt` is in UTC and does not say so; `date` is the site's wall clock. */
function timeOf(comment: unknown): Moment | null {
  const gmt = textOf(memberOf(comment, 'date_gmt'));
  const raw = textOf(memberOf(comment, 'date'));
  const exact = momentOf(gmt === null ? null : /[Z+]|-\d{2}:/.test(gmt.slice(10)) ? gmt : `${gmt}Z`) ?? momentOf(raw);
  return exact === null ? null : { ...exact, raw: raw ?? exact.raw };
}

/** Account 0 is a reader without one. */
function authorOf(comment: unknown): PageAuthor {
  const name = markupTextOf(memberOf(comment, 'author_name'));
  const id = idOf(memberOf(comment, 'author'));
  const guest = id === null || id === '0';
  return {
    ...NOBODY,
    name,
    externalId: guest ? null : id,
    kind: guest ? (name === null ? 'unknown' : 'guest') : 'member',
  };
}
