import type { Moment } from '../../../model/moment.js';
import {
  type Detection,
  type PageAuthor,
  type ParseOptions,
  type Poll,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { parseTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import type { ReadBody } from '../../html-blocks/read-blocks.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { readMarkdown } from '../../json/markdown.js';
import {
  idOf,
  integerOf,
  isSet,
  listOf,
  markupTextOf,
  memberAt,
  memberOf,
  momentOf,
  textOf,
} from '../../json/value.js';
import { OLD_REDDIT } from './old-reddit.js';

/** An id without the prefix that says what it names ("t1_" comment, "t3_" submission). */
const PREFIX = /^t\d_/;
const ORIGIN = 'https://www.reddit.com';

/** A thing of the listing with what stands around it. */
interface Thing {
  readonly kind: string;
  readonly data: unknown;
}

/**
 * `…/comments/ID.json`: a list of two listings, the submission and the comments with their answers inside them; also a
 * single listing of comments.
 */
export const REDDIT_LISTING: JsonEngine = {
  engine: 'reddit',
  generation: 'listing',
  detect: (root) => {
    const things = thingsOf(root);
    const submissions = things.filter(({ kind }) => kind === 't3').length;
    const comments = things.some(({ kind, data }) => kind === 't1' && memberOf(data, 'body') !== undefined);
    const pair = Array.isArray(root) && root.length === 2;
    const evidence = [
      ...(submissions === 1 && pair ? ['a listing of one submission'] : []),
      ...(comments ? ['a listing of comments'] : []),
    ];
    const thread = submissions < 2 && (comments || (pair && submissions === 1)) && isOneThread(things);
    return { confidence: thread ? 0.95 : 0, evidence };
  },
  read: readListing,
};

/** Listings of a user's comments hold those of many threads. */
function isOneThread(things: readonly Thing[]): boolean {
  return new Set(things.flatMap(({ kind, data }) => (kind === 't1' ? [idOf(memberOf(data, 'link_id'))] : []))).size < 2;
}

/** All things in the order of the page; an explicit stack, since answers may nest without end. */
function thingsOf(root: unknown): readonly Thing[] {
  const found: Thing[] = [];
  const stack: unknown[] = [...(Array.isArray(root) ? listOf(root) : [root])].reverse();
  while (stack.length > 0) {
    const thing = stack.pop();
    const kind = textOf(memberOf(thing, 'kind'));
    const data = memberOf(thing, 'data');
    if (kind === null) continue;
    const inside = kind === 'Listing' ? listOf(memberOf(data, 'children')) : [memberOf(data, 'replies')];
    if (kind !== 'Listing') found.push({ kind, data });
    for (let i = inside.length - 1; i >= 0; i -= 1) stack.push(inside[i]);
  }
  return found;
}

function readListing(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const things = thingsOf(root);
  const submission = things.find(({ kind }) => kind === 't3')?.data;
  const comments = things.filter(({ kind }) => kind === 't1');
  const first = submission ?? comments[0]?.data;
  const link = bareId(memberOf(comments[0]?.data, 'link_id'));
  const permalink = textOf(memberOf(submission, 'permalink'));
  const community = textOf(memberOf(first, 'subreddit_name_prefixed')) ?? textOf(memberOf(first, 'subreddit'));
  const flair = markupTextOf(memberOf(submission, 'link_flair_text'));
  const unloaded = things.reduce(
    (sum, { kind, data }) => sum + (kind === 'more' ? (integerOf(memberOf(data, 'count')) ?? 0) : 0),
    0,
  );
  const count = integerOf(memberOf(submission, 'num_comments'));
  const posts = [
    ...(submission === undefined ? [] : [readThing(submission, 'selftext', url, options)]),
    ...comments.map(({ data }) => readThing(data, 'body', url, options)),
  ];
  return draftPage({
    engine: 'reddit',
    detection,
    thread: {
      externalId: bareId(memberOf(submission, 'id')) ?? link,
      title: markupTextOf(memberOf(submission, 'title')) ?? markupTextOf(memberOf(first, 'link_title')),
      url: permalink === null ? textOf(memberOf(first, 'link_permalink')) : ORIGIN + permalink,
      forumPath: community === null ? [] : [community],
      tags: flair === null ? [] : [flair],
    },
    posts,
    polls: pollsOf(submission),
    // "more" entries count what the answer leaves out.
    expectedPosts: posts.length + unloaded,
    totalPosts: count === null ? null : count + 1,
  });
}

function bareId(value: unknown): string | null {
  return idOf(value)?.replace(PREFIX, '') ?? null;
}

function readThing(data: unknown, field: 'selftext' | 'body', url: string | null, options: ParseOptions): PostDraft {
  const posted = momentOf(memberOf(data, 'created_utc'));
  const permalink = textOf(memberOf(data, 'permalink'));
  const author = authorOf(data);
  const written = textOf(memberOf(data, field));
  const gone = written !== null && /^\[\s?(?:deleted|removed)[^\][]{0,60}\]$/.test(written);
  const base = permalink === null ? url : ORIGIN + permalink;
  const target = textOf(memberOf(data, 'url'));
  const link =
    field === 'selftext' && target !== null && !isSet(memberOf(data, 'is_self')) ? [{ url: target, text: '' }] : [];
  const body = gone ? null : readText(data, field, base, options);
  return {
    externalId: bareId(memberOf(data, 'id')),
    url: base,
    parentExternalId: bareId(memberOf(data, 'parent_id')),
    kind: gone ? 'deleted' : 'post',
    author,
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: editedOf(data),
    reactions: reactionsOf(data),
    ...body,
    links: [...link, ...(body?.links ?? [])],
  };
}

/** `edited` is false, or the time; old comments have `true` without one. */
function editedOf(data: unknown): Moment | null {
  const edited = memberOf(data, 'edited');
  return typeof edited === 'number' ? momentOf(edited) : null;
}

/** The HTML is escaped once more, unless asked for raw; archives of comments keep the Markdown only. */
function readText(
  data: unknown,
  field: 'selftext' | 'body',
  base: string | null,
  options: ParseOptions,
): ReadBody | null {
  const html = textOf(memberOf(data, `${field}_html`));
  const markdown = textOf(memberOf(data, field));
  if (html === null) return markdown === null ? null : readMarkdown(unescaped(markdown));
  const markup = html.startsWith('&lt;') ? unescaped(html) : html;
  return readHtmlBody(markup, OLD_REDDIT, { base, ignoreIds: options.ignoreIds ?? false });
}

/** Text with its character references resolved; the same signs that are markup once resolved must not be tags before. */
function unescaped(text: string): string {
  const [body] = parseTree(`<pre>\n${text.replaceAll('<', '&lt;')}</pre>`).byTag.get('pre') ?? [];
  return body === undefined ? text : rawTextOf(body);
}

function authorOf(data: unknown): PageAuthor {
  const name = textOf(memberOf(data, 'author'));
  const kind = name === '[deleted]' ? 'deleted' : name === null ? 'unknown' : 'member';
  return { ...NOBODY, name, externalId: bareId(memberOf(data, 'author_fullname')), kind };
}

function reactionsOf(data: unknown): readonly Reaction[] {
  const score = integerOf(memberOf(data, 'score'));
  const awards = listOf(memberOf(data, 'all_awardings')).flatMap((award) => {
    const name = textOf(memberOf(award, 'name'));
    return name === null ? [] : [reactionOf(name, integerOf(memberOf(award, 'count')))];
  });
  return [...(score === null || isSet(memberOf(data, 'score_hidden')) ? [] : [reactionOf('Score', score)]), ...awards];
}

function pollsOf(submission: unknown): readonly Poll[] {
  const options = listOf(memberAt(submission, 'poll_data.options'));
  if (options.length === 0) return [];
  return [
    {
      question: markupTextOf(memberOf(submission, 'title')),
      options: options.flatMap((option) => {
        const text = markupTextOf(memberOf(option, 'text'));
        return text === null ? [] : [{ text, votes: integerOf(memberOf(option, 'vote_count')) }];
      }),
      voters: integerOf(memberAt(submission, 'poll_data.total_vote_count')),
    },
  ];
}
