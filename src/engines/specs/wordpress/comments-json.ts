import { renderBody } from '../../../model/body.js';
import type { Moment } from '../../../model/moment.js';
import type { Detection, PageAuthor, ParseOptions, ThreadPage } from '../../../model/page.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, listOf, markupTextOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { COMMENT_BODY } from './body.js';

/** `/wp-json/wp/v2/comments?post=ID`: a list of comments, newest first unless asked otherwise. */
export const WORDPRESS_REST: JsonEngine = {
  engine: 'wordpress',
  generation: 'rest',
  detect: (root) => {
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
  const article = idOf(memberOf(comments[0], 'post'));
  const own = comments.filter((item) => idOf(memberOf(item, 'post')) === article);
  const link = textOf(memberOf(own[0], 'link'));
  const message = `${comments.length - own.length} comments belong to other articles and were left out: ask for one article's comments.`;
  return draftPage({
    engine: 'wordpress',
    detection,
    thread: { externalId: article, url: link === null ? null : link.replace(/(?:comment-page-\d+\/?)?(?:#.*)?$/s, '') },
    posts: [...own].sort(byTime).map((comment) => readComment(comment, url, options)),
    problems: own.length < comments.length ? [{ code: 'mixed-threads', message, post: null }] : [],
  });
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
