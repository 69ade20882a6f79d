import type { z } from 'zod';
import type { Store } from '../../../store/index.js';
import { readPostEvents } from '../../read/post-events.js';
import { siteScope } from '../../read/scope.js';
import { readReasons } from '../../reasons/read.js';
import { Author, Post, PostDetail, Quote, Site, Thread } from '../schemas/data.js';
import { snake } from '../snake.js';
import { columnsOf, readRows } from './rows.js';

/** Sites somebody may see; null: all. */
type Sites = readonly string[] | null;

/*
 * The data set as programs page through it: rows of the views in the order of their keys, few first (docs/cookbook.md),
 * `limit + 1` of them so that it shows whether there are more. Every question keeps to the sites of who asks.
 */

export const readSites = (store: Store, sites: Sites) =>
  readRows(
    store,
    Site,
    `select s.site_id, s.host, (select count(*) from threadbare.thread t where t.site_id = s.site_id) as threads
     from threadbare.site s where ${siteScope('s.site_id', 1)} order by s.host`,
    [sites],
  );

export interface ThreadWish {
  readonly site?: string | undefined;
  readonly title?: string | undefined;
}

export const readThreads = (store: Store, sites: Sites, wish: ThreadWish, after: string | null, limit: number) =>
  readRows(
    store,
    Thread,
    `with page as (
       select t.thread_id from threadbare.thread t left join threadbare.site s on s.site_id = t.site_id
       where ${siteScope('t.site_id', 1)} and ($2::text is null or s.host = $2) and ($3::text is null or strpos(lower(t.title), lower($3)) > 0)
         and ($4::uuid is null or t.thread_id > $4::uuid)
       order by t.thread_id limit $5::integer)
     select ${columnsOf(Thread, 'v')} from page join v_thread v using (thread_id) order by v.thread_id`,
    [sites, wish.site ?? null, wish.title ?? null, after, limit + 1],
  );

export async function readThread(store: Store, sites: Sites, threadId: string) {
  const [found] = await readRows(
    store,
    Thread,
    `select ${columnsOf(Thread, 'v')} from v_thread v join threadbare.thread t on t.thread_id = v.thread_id
     where v.thread_id = $2::uuid and ${siteScope('t.site_id', 1)}`,
    [sites, threadId],
  );
  return found ?? null;
}

const POST = `${columnsOf(Post, 'v', ['state'])}, coalesce(d.state, 'open') as state`;
const STATE = 'left join threadbare_desk.state d on d.thread_id = v.thread_id and d.post_id = v.post_id';

/** Posts of a thread in reading order, after an ordinal. */
export const readPosts = (store: Store, threadId: string, after: number | null, limit: number) =>
  readRows(
    store,
    Post,
    `with page as (
       select p.thread_id, p.post_id from threadbare.post p
       where p.thread_id = $1::uuid and ($2::integer is null or p.ordinal > $2::integer)
       order by p.ordinal limit $3::integer)
     select ${POST} from page join v_post v on v.thread_id = page.thread_id and v.post_id = page.post_id ${STATE}
     where v.thread_id = $1::uuid order by v.ordinal`,
    [threadId, after, limit + 1],
  );

/** Posts of an author, thread by thread. */
export const readPostsBy = (
  store: Store,
  sites: Sites,
  authorId: string,
  after: readonly [string, string] | null,
  limit: number,
) =>
  readRows(
    store,
    Post,
    `with page as (
       select p.thread_id, p.post_id from threadbare.post p
       where p.author_id = $2::uuid and p.kind = 'post'
         and exists (select 1 from threadbare.thread t where t.thread_id = p.thread_id and ${siteScope('t.site_id', 1)})
         and ($3::uuid is null or (p.thread_id, p.post_id) > ($3::uuid, $4::uuid))
       order by p.thread_id, p.post_id limit $5::integer)
     select ${POST} from page join v_post v on v.thread_id = page.thread_id and v.post_id = page.post_id ${STATE}
     order by v.thread_id, v.post_id`,
    [sites, authorId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );

const QUOTE = `${columnsOf(Quote, 'v', ['diff'])}, q.diff`;
const DIFF =
  'join threadbare.quote q on q.thread_id = v.thread_id and q.post_id = v.post_id and q.quote_index = v.quote_index';

/** Quotes of a thread, by post and place, of these verdicts. */
export const readQuotes = (
  store: Store,
  threadId: string,
  verdicts: readonly string[] | null,
  after: readonly [string, number] | null,
  limit: number,
) =>
  readRows(
    store,
    Quote,
    `select ${QUOTE} from v_quote v ${DIFF}
     where v.thread_id = $1::uuid and q.thread_id = $1::uuid and ($2::text[] is null or v.verdict = any($2::text[]))
       and ($3::uuid is null or (v.post_id, v.quote_index) > ($3::uuid, $4::integer))
     order by v.post_id, v.quote_index limit $5::integer`,
    [threadId, verdicts, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );

const detail = PostDetail.shape;

/** Everything known about a post; null where it is not there or not theirs. */
export async function readPostDetail(store: Store, sites: Sites, threadId: string, postId: string) {
  const key = [threadId, postId];
  const [post] = await readRows(
    store,
    detail.post,
    `select ${POST}, v.text, v.signature, v.links, v.images, v.attachments from v_post v ${STATE}
     join threadbare.thread t on t.thread_id = v.thread_id
     where v.thread_id = $2::uuid and v.post_id = $3::uuid and ${siteScope('t.site_id', 1)}`,
    [sites, ...key],
  );
  if (post === undefined) return null;
  const rowsOf = <S extends z.ZodObject>(view: string, order: string, form: { readonly element: S }) =>
    readRows(
      store,
      form.element,
      `select ${columnsOf(form.element, 'v')} from ${view} v where v.thread_id = $1::uuid and v.post_id = $2::uuid order by ${order}`,
      key,
    );
  const quotes = await readRows(
    store,
    Quote,
    `select ${QUOTE} from v_quote v ${DIFF} where v.thread_id = $1::uuid and v.post_id = $2::uuid order by v.quote_index`,
    key,
  );
  const quotedBy = await readRows(
    store,
    detail.quoted_by.element,
    `select ${columnsOf(detail.quoted_by.element, 'v')} from v_quoting v
     where v.thread_id = $1::uuid and v.source_post_id = $2::uuid order by v.post_id, v.quote_index limit 200`,
    key,
  );
  const answers = await readRows(
    store,
    detail.answers.element,
    `select ${columnsOf(detail.answers.element, 'v')} from v_reply v
     where v.thread_id = $1::uuid and (v.from_post_id = $2::uuid or v.to_post_id = $2::uuid)
     order by v.from_post_id, v.to_post_id, v.via limit 400`,
    key,
  );
  const here = [{ threadId, postId }];
  const asked = (await readReasons(store, sites, here)).get(postId);
  const events = (await readPostEvents(store, here)).get(postId) ?? [];
  return {
    post,
    reasons: detail.reasons.parse(snake(asked?.reasons ?? [])),
    reports: detail.reports.parse(snake(asked?.reports ?? [])),
    events: detail.events.parse(snake(events)),
    quotes,
    quoted_by: quotedBy,
    answers,
    sentiment: await rowsOf('v_sentiment', 'v.analyzer', detail.sentiment),
    incivility: await rowsOf('v_incivility', 'v.analyzer', detail.incivility),
    stances: await rowsOf('v_stance', 'v.target_key', detail.stances),
    reactions: await rowsOf('v_reaction', 'v.reaction_index', detail.reactions),
    repeats: await rowsOf('v_repeat', 'v.repeat_index', detail.repeats),
    sources: await rowsOf('v_source', 'v.score desc, v.document_id', detail.sources),
    revisions: await rowsOf('v_revision', 'v.number', detail.revisions),
    pages: await readRows(
      store,
      detail.pages.element,
      'select distinct v.url, v.fetched_at, v.engine from v_page v where v.thread_id = $1::uuid order by 2, 1 limit 100',
      [threadId],
    ),
  };
}

/**
 * Names on sites, in the order of their ids. `offset 0` keeps the view from being counted for all authors before they are
 * joined: 50 of them take some milliseconds at 1,000,000 posts, all of them more than half a minute.
 *
 * @param wish `name`: part of the name, in any case
 */
export const readAuthors = (
  store: Store,
  sites: Sites,
  wish: { readonly site?: string | undefined; readonly name?: string | undefined },
  after: string | null,
  limit: number,
) =>
  readRows(
    store,
    Author,
    `with page as (
       select a.author_id from threadbare.author a left join threadbare.site s on s.site_id = a.site_id
       where ${siteScope('a.site_id', 1)} and ($2::text is null or s.host = $2)
         and ($3::text is null or a.name ilike $3) and ($4::uuid is null or a.author_id > $4::uuid)
         and exists (select 1 from threadbare.post p where p.author_id = a.author_id)
       order by a.author_id limit $5::integer)
     select ${columnsOf(Author, 'v')} from page cross join lateral
       (select * from v_author v where v.author_id = page.author_id offset 0) v order by v.author_id`,
    [sites, wish.site ?? null, wish.name === undefined ? null : `%${escapeLike(wish.name)}%`, after, limit + 1],
  );

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export async function readAuthor(store: Store, sites: Sites, authorId: string) {
  const [found] = await readRows(
    store,
    Author,
    `select ${columnsOf(Author, 'v')} from v_author v join threadbare.author a on a.author_id = v.author_id
     where v.author_id = $2::uuid and ${siteScope('a.site_id', 1)}`,
    [sites, authorId],
  );
  return found ?? null;
}
