/*
 * What the rules read of some threads ($1), each kind with one statement over tables rather than views: a view looks up
 * for every post what is needed for one in twenty. The floors are below every threshold of the rules.
 */

/** Posts below this are civil enough for every rule. */
const HOSTILE_FLOOR = 0.3;
/** A post is pasted from this share of its words on. */
const PASTED_FLOOR = 0.4;
/** Signs that something is said in play: smileys, kisses, laughter. */
export const PLAY = String.raw`(^|\s)([:;=]-?[)dpD]+|xD|x{2,3}|<3)([\s.!)]|$)|[\U0001F600-\U0001F606\U0001F609\U0001F602\U0001F61B-\U0001F61D\U0001F923]|\m(haha\w*|hehe\w*|lol|love you)\M`;
/** Different members who must disagree with one for a pile to be thought of. */
const PILE_FLOOR = 4;

/** The run the views show for a task, as conditions on an annotation. */
const shown = (name: string, task: string): string =>
  `${name}.analyzer = (select r.analyzer from threadbare.selected_run r where r.task = '${task}')
   and ${name}.version = (select r.version from threadbare.selected_run r where r.task = '${task}')`;

const score = (name: string): string => `(${name}.value ->> 'score')::double precision`;

export const HOSTILE = `
  select p.thread_id, p.post_id, p.author_id, p.position, ${score('a')} as score, a.value -> 'kinds' as kinds,
    a.value -> 'attack' ->> 'aim' as aim, (a.value -> 'attack' ->> 'confidence')::double precision as confidence,
    (select min(n.author_id::text) from threadbare.post x join threadbare.author n on n.author_id = x.author_id
     where a.value -> 'attack' ->> 'target' is not null and x.thread_id = a.thread_id
       and lower(n.name) = lower(a.value -> 'attack' ->> 'target')) as victim_id,
    p.own_text ~ $2::text as playful,
    exists (select 1 from threadbare.reply r
      join threadbare.post q on q.thread_id = r.thread_id and q.post_id = r.from_post_id
      where r.thread_id = a.thread_id and r.to_post_id = a.subject_id and q.own_text ~ $2::text) as laughed_at,
    a.value -> 'evidence' as evidence,
    (select jsonb_agg(jsonb_build_array(q.post_id, q.author_id, n.name)
       order by array_position(array['quote', 'parent', 'mention'], r.via), q.ordinal desc)
     from threadbare.reply r
     join threadbare.post q on q.thread_id = r.thread_id and q.post_id = r.to_post_id
     left join threadbare.author n on n.author_id = q.author_id
     where r.thread_id = a.thread_id and r.from_post_id = a.subject_id) as answers
  from threadbare.annotation a
  join threadbare.post p on p.thread_id = a.thread_id and p.post_id = a.subject_id
  where a.thread_id = any($1::uuid[]) and ${shown('a', 'incivility')} and ${score('a')} >= ${HOSTILE_FLOOR}
    and p.kind = 'post'
  order by p.thread_id, p.ordinal`;

export const QUARRELS = `
  select a.thread_id, e.value -> 'postIds' as post_ids,
    (select jsonb_agg((select min(p.author_id::text) from threadbare.post p
       join threadbare.author n on n.author_id = p.author_id
       where p.thread_id = a.thread_id and n.name = m.value
         and e.value -> 'postIds' @> to_jsonb(p.post_id::text)) order by m.n)
     from jsonb_array_elements_text(e.value -> 'members') with ordinality as m(value, n)) as member_ids,
    (e.value ->> 'from')::integer as from_position, (e.value ->> 'to')::integer as to_position,
    (e.value ->> 'before')::double precision as before, (e.value ->> 'after')::double precision as after,
    (e.value ->> 'confidence')::double precision as confidence
  from threadbare.annotation a cross join lateral jsonb_array_elements(a.value -> 'escalations') as e(value)
  where a.thread_id = any($1::uuid[]) and a.subject_id = a.thread_id and ${shown('a', 'discussion')}
  order by a.thread_id, 3, 4`;

/** Quotes that were turned, or are under another's name; those whose change is owned up to or came later are neither. */
export const ALTERED = `
  select q.thread_id, q.post_id, p.author_id, q.quote_index, q.verdict, q.method, q.similarity, q.diff,
    q.parent_index is not null as nested, q.attributed_author,
    coalesce(char_length(q.text), q.source_end - q.source_start, 0) as length,
    coalesce(q.source_thread_id, q.thread_id) as source_thread_id, q.source_post_id,
    o.author_id as source_author_id, n.name as source_author
  from threadbare.quote q
  join threadbare.post p on p.thread_id = q.thread_id and p.post_id = q.post_id
  left join threadbare.post o on o.thread_id = coalesce(q.source_thread_id, q.thread_id) and o.post_id = q.source_post_id
  left join threadbare.author n on n.author_id = o.author_id
  where q.thread_id = any($1::uuid[]) and p.kind = 'post' and q.declared_edit is null and not q.source_edited_later
    and ((q.verdict = 'altered' and q.meaning_changed) or q.verdict = 'misattributed')
  order by q.thread_id, p.ordinal, q.quote_index`;

export const PASTES = `
  select s.thread_id, s.post_id, p.author_id, s.document_id, s.pasted_share, s.longest_run,
    s.declared is not null or p.attribution is not null as declared,
    left(p.own_text, 2000) as words, d.url, d.publisher, d.title, p.links,
    (select jsonb_agg(jsonb_build_array(r.start_offset, r.end_offset) order by r.start_offset)
     from threadbare.repeat r where r.thread_id = s.thread_id and r.post_id = s.post_id
       and r.source_document_id = s.document_id) as spans
  from threadbare.source s
  join threadbare.post p on p.thread_id = s.thread_id and p.post_id = s.post_id
  join threadbare.document d on d.document_id = s.document_id
  where s.thread_id = any($1::uuid[]) and p.kind = 'post' and s.pasted_share >= ${PASTED_FLOOR}
  order by s.thread_id, p.ordinal, s.pasted_share desc, s.document_id`;

export const COPIES = `
  select c.thread_id, c.post_id, p.author_id, c.source_thread_id, c.source_post_id, c.first, c.spans,
    char_length(p.own_text) as length
  from (
    select r.thread_id, r.post_id, coalesce(r.source_thread_id, r.thread_id) as source_thread_id, r.source_post_id,
      false as first, jsonb_agg(jsonb_build_array(r.start_offset, r.end_offset) order by r.start_offset) as spans
    from threadbare.repeat r
    where r.thread_id = any($1::uuid[]) and r.kind = 'campaign' and r.source_post_id is not null
    group by 1, 2, 3, 4
    union all
    select distinct coalesce(r.source_thread_id, r.thread_id), r.source_post_id,
      coalesce(r.source_thread_id, r.thread_id), r.source_post_id, true, '[]'::jsonb
    from threadbare.repeat r
    where r.kind = 'campaign' and r.source_post_id is not null
      and (r.source_thread_id = any($1::uuid[]) or (r.source_thread_id is null and r.thread_id = any($1::uuid[])))) c
  join threadbare.post p on p.thread_id = c.thread_id and p.post_id = c.post_id
  order by c.thread_id, p.ordinal, c.first`;

/** Figures of texts that several accounts post, named by their earliest posts ($1 threads, $2 posts). */
export const FAMILIES = `
  select f.thread_id, f.post_id, count(distinct p.author_id)::integer as accounts, count(*)::integer as posts,
    count(distinct p.thread_id)::integer as threads,
    (extract(epoch from max(p.posted_at) - min(p.posted_at)) / 3600)::double precision as hours
  from (select distinct thread_id, post_id from unnest($1::uuid[], $2::uuid[]) as u(thread_id, post_id)) f
  cross join lateral (
    select f.thread_id as copy_thread, f.post_id as copy_post
    union select r.thread_id, r.post_id from threadbare.repeat r
      where r.source_thread_id = f.thread_id and r.source_post_id = f.post_id and r.kind = 'campaign'
    union select r.thread_id, r.post_id from threadbare.repeat r
      where r.thread_id = f.thread_id and r.source_thread_id is null and r.source_post_id = f.post_id
        and r.kind = 'campaign') c
  join threadbare.post p on p.thread_id = c.copy_thread and p.post_id = c.copy_post
  group by 1, 2`;

/** Threads that hold posts of these families ($1 threads, $2 posts). */
export const FAMILY_THREADS = `
  select distinct r.thread_id from unnest($1::uuid[], $2::uuid[]) as f(thread_id, post_id)
  join threadbare.repeat r on r.source_thread_id = f.thread_id and r.source_post_id = f.post_id and r.kind = 'campaign'
  union select f.thread_id from unnest($1::uuid[], $2::uuid[]) as f(thread_id, post_id)
  order by 1`;

export const ANSWERS = `
  with answer as (
    select r.thread_id, r.from_post_id, r.to_post_id from threadbare.reply r
    where r.thread_id = any($1::uuid[]) and r.via <> 'mention' group by 1, 2, 3),
  pair as (
    select w.thread_id, w.from_post_id, w.to_post_id, f.author_id, t.author_id as to_author_id, f.position, f.posted_at
    from answer w
    join threadbare.post f on f.thread_id = w.thread_id and f.post_id = w.from_post_id
    join threadbare.post t on t.thread_id = w.thread_id and t.post_id = w.to_post_id
    where f.author_id is not null and t.author_id is not null and f.author_id <> t.author_id and f.kind = 'post'),
  busy as (
    select thread_id, to_author_id from pair group by 1, 2 having count(distinct author_id) >= ${PILE_FLOOR}),
  read as (
    select p.*, ${score('i')} as incivility, coalesce(s.disagrees, false) as disagrees
    from pair p join busy b on b.thread_id = p.thread_id and b.to_author_id = p.to_author_id
    left join threadbare.annotation i on i.thread_id = p.thread_id and i.subject_id = p.from_post_id
      and ${shown('i', 'incivility')}
    left join lateral (
      select bool_or(j.value ->> 'stance' = 'disagree' and not (j.value ->> 'abstained')::boolean) as disagrees
      from threadbare.annotation a cross join lateral jsonb_array_elements(a.value -> 'replies') as j(value)
      where a.thread_id = p.thread_id and a.subject_id = p.from_post_id and ${shown('a', 'reply-stance')}
        and j.value ->> 'toPostId' = p.to_post_id::text) s on true)
  select thread_id, from_post_id as post_id, author_id, position,
    (extract(epoch from posted_at) / 3600)::double precision as hour, to_post_id, to_author_id, incivility, disagrees
  from read where disagrees or incivility >= ${HOSTILE_FLOOR}
  order by thread_id, position, post_id, to_post_id`;
