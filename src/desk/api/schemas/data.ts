import { z } from 'zod';
import { json, maybe, state, time, uuid } from './basic.js';
import { PostEvent, Reason, Report } from './work.js';

/*
 * Rows of the data set, under the names of the views: docs/data-model.md says what each column means. Offsets count
 * Unicode code points.
 */

export const Site = z
  .object({ site_id: uuid, host: z.string(), threads: z.number().int() })
  .meta({ id: 'Site', description: 'An installation of a forum.' });

export const Thread = z
  .object({
    thread_id: uuid,
    site: maybe(z.string()),
    engine: z.string(),
    external_id: maybe(z.string()),
    title: maybe(z.string()),
    url: maybe(z.string()),
    forum_path: maybe(z.array(z.string())),
    tags: maybe(z.array(z.string())),
    posts: z.number().int(),
    known_posts: z.number().int(),
    authors: z.number().int(),
    first_posted_at: maybe(time),
    last_posted_at: maybe(time),
  })
  .meta({ id: 'Thread', description: 'A thread, as v_thread has it.' });

export const Post = z
  .object({
    thread_id: uuid,
    post_id: uuid,
    site: maybe(z.string()),
    position: maybe(z.number().int()),
    ordinal: z.number().int(),
    external_id: maybe(z.string()),
    url: maybe(z.string()),
    kind: z.enum(['post', 'stub', 'deleted', 'hidden']),
    author_id: maybe(uuid),
    author: maybe(z.string()),
    author_inferred: z.boolean(),
    posted_at: maybe(time),
    posted_local: maybe(z.string()),
    edited_at: maybe(time),
    own_text: z.string(),
    analysis_text: z.string(),
    original_share: maybe(z.number()),
    language: maybe(z.string()),
    sentiment: maybe(z.number()),
    sentiment_class: maybe(z.string()),
    incivility: maybe(z.number()),
    state: state.meta({ description: 'What the desk decided; open where nothing was.' }),
  })
  .meta({ id: 'Post', description: 'A post: its own words, quotes taken out, with its main values.' });

export const Quote = z
  .object({
    thread_id: uuid,
    post_id: uuid,
    quote_index: z.number().int(),
    parent_index: maybe(z.number().int()),
    attributed_author: maybe(z.string()),
    source_thread_id: maybe(uuid),
    source_post_id: maybe(uuid),
    source_document_id: maybe(uuid),
    verdict: z.enum(['unattributed', 'source_absent', 'misattributed', 'altered', 'trimmed', 'elided', 'exact']),
    method: maybe(z.string()),
    similarity: maybe(z.number()),
    meaning_changed: z.boolean(),
    text: maybe(z.string()),
    source_start: maybe(z.number().int()),
    source_end: maybe(z.number().int()),
    declared_edit: maybe(z.string()),
    diff: json.meta({ description: 'Word diff from source to copy; null where no words differ.' }),
  })
  .meta({ id: 'Quote', description: 'A quote and its verdict against the source.' });

export const Author = z
  .object({
    author_id: uuid,
    site: maybe(z.string()),
    name: z.string(),
    external_id: maybe(z.string()),
    posts: z.number().int(),
    threads: z.number().int(),
    stubs: z.number().int(),
    original_share: maybe(z.number()),
    sentiment: maybe(z.number()),
    incivility: maybe(z.number()),
    first_posted_at: maybe(time),
    last_posted_at: maybe(time),
  })
  .meta({ id: 'Author', description: 'A name on a site.' });

export const Found = z
  .object({
    thread_id: uuid,
    post_id: uuid,
    snippet: z
      .array(z.object({ text: z.string(), found: z.boolean() }))
      .meta({ description: 'Words around what was found, in pieces.' }),
    thread_title: maybe(z.string()),
    site: maybe(z.string()),
    position: maybe(z.number().int()),
    author_id: maybe(uuid),
    author: maybe(z.string()),
    posted_at: maybe(time),
    sentiment: maybe(z.number()),
    incivility: maybe(z.number()),
    state: maybe(state),
    reasons: z.array(z.string()),
    reports: z.number().int(),
  })
  .meta({ id: 'Found', description: 'A post that holds the words that were looked for.' });

export const Source = z
  .object({
    document_id: uuid,
    title: maybe(z.string()),
    publisher: maybe(z.string()),
    agency: maybe(z.string()),
    published_at: maybe(time),
    published_local: maybe(z.string()),
    threads: z.number().int().meta({ description: 'Threads that carry it, of those you may see.' }),
    posts: z.number().int(),
    undeclared: z.number().int().meta({ description: 'Posts that copy from it and do not name it.' }),
    pasted_share: maybe(z.number()),
  })
  .meta({ id: 'Source', description: 'An article that threads carry.' });

export const SourceDetail = z
  .object({
    document_id: uuid,
    title: maybe(z.string()),
    author: maybe(z.string()),
    publisher: maybe(z.string()),
    agency: maybe(z.string()),
    published_at: maybe(time),
    published_local: maybe(z.string()),
    url: maybe(z.string()),
    opening: z.string(),
    length: z.number().int(),
    threads: z.array(
      z.object({
        thread_id: uuid,
        title: maybe(z.string()),
        site: maybe(z.string()),
        posts: z.number().int(),
        undeclared: z.number().int(),
      }),
    ),
    posts: z.array(
      z.object({
        thread_id: uuid,
        post_id: uuid,
        thread_title: maybe(z.string()),
        position: maybe(z.number().int()),
        author_id: maybe(uuid),
        author: maybe(z.string()),
        relation: z.string(),
        pasted_share: z.number(),
        containment: z.number(),
        longest_run: z.number().int(),
        quotations_matched: z.number().int(),
        declared: maybe(z.string()),
        undeclared: z.boolean(),
      }),
    ),
    passages: z.array(
      z.object({
        thread_id: uuid,
        post_id: uuid,
        author: maybe(z.string()),
        text: z.string(),
        posts: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'SourceDetail', description: 'An article with what carries it.' });

export const Problem = z
  .object({
    file: maybe(z.string()),
    code: z.string(),
    message: z.string(),
    at: maybe(time),
    post: maybe(z.number().int()),
    thread_id: maybe(uuid),
    thread_title: maybe(z.string()),
    site: maybe(z.string()),
  })
  .meta({ id: 'ReadingProblem', description: 'Something that could not be read; docs/problems.md.' });

const span = z.object({ start: z.number().int(), end: z.number().int(), text: z.string().optional() }).loose();

/** Everything known about a post. */
export const PostDetail = z
  .object({
    post: Post.extend({
      text: maybe(z.string()),
      signature: maybe(z.string()),
      links: json,
      images: json,
      attachments: json,
    }),
    reasons: z.array(Reason),
    reports: z.array(Report),
    events: z.array(PostEvent),
    quotes: z.array(Quote),
    quoted_by: z.array(
      z.object({
        thread_id: uuid,
        post_id: uuid,
        quote_index: z.number().int(),
        author: maybe(z.string()),
        verdict: z.string(),
        meaning_changed: z.boolean(),
        similarity: maybe(z.number()),
      }),
    ),
    answers: z.array(
      z.object({
        from_post_id: uuid,
        to_post_id: uuid,
        via: z.string(),
        stance: maybe(z.string()),
        confidence: maybe(z.number()),
        abstained: maybe(z.boolean()),
        evidence: maybe(z.array(span)),
      }),
    ),
    sentiment: z.array(
      z.object({
        analyzer: z.string(),
        version: z.string(),
        score: maybe(z.number()),
        class: maybe(z.string()),
        reason: maybe(z.string()),
        confidence: maybe(z.number()),
        words: json,
      }),
    ),
    incivility: z.array(
      z.object({
        analyzer: z.string(),
        version: z.string(),
        score: maybe(z.number()),
        label: maybe(z.string()),
        kinds: maybe(z.array(z.string())),
        attack: maybe(z.string()),
        attack_name: maybe(z.string()),
        attack_confidence: maybe(z.number()),
        reason: maybe(z.string()),
        evidence: json,
      }),
    ),
    stances: z.array(
      z.object({
        target: z.string(),
        target_kind: z.string(),
        target_key: z.string(),
        stance: maybe(z.string()),
        confidence: maybe(z.number()),
        abstained: maybe(z.boolean()),
        holder: maybe(z.string()),
        evidence: json,
      }),
    ),
    reactions: z.array(
      z.object({ name: maybe(z.string()), kind: z.string(), polarity: maybe(z.number()), count: maybe(z.number()) }),
    ),
    repeats: z.array(
      z.object({
        start_offset: z.number().int(),
        end_offset: z.number().int(),
        kind: z.string(),
        source_thread_id: maybe(uuid),
        source_post_id: maybe(uuid),
        source_document_id: maybe(uuid),
      }),
    ),
    sources: z.array(
      z.object({
        document_id: uuid,
        relation: z.string(),
        score: z.number(),
        pasted_share: z.number(),
        declared: maybe(z.string()),
      }),
    ),
    revisions: z.array(
      z.object({ number: z.number().int(), text: z.string(), own_text: z.string(), edited_at: maybe(time) }),
    ),
    pages: z.array(z.object({ url: maybe(z.string()), fetched_at: maybe(time), engine: maybe(z.string()) })),
  })
  .meta({ id: 'PostDetail', description: 'A post with everything that is known about it.' });
