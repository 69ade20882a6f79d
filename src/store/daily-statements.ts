/*
 * What the daily tables hold, as statements over some threads ($1::uuid[]). Sums of scores are made in numeric: exact,
 * so that the same rows give the same sum in whatever order they are read.
 */

/** Counts and sums every daily table and both totals have, in order; names of columns. */
const COUNTS = [
  'posts',
  'words',
  'characters',
  'own_characters',
  'quotes',
  'quotes_altered',
  'quotes_misattributed',
  'quotes_absent',
  'replies',
  'agree',
  'disagree',
  'sentiment_posts',
  'sentiment_sum',
  'negative',
  'positive',
  'incivility_posts',
  'incivility_sum',
  'uncivil',
  'approvals',
  'disapprovals',
] as const;

const REAL = new Set<string>(['own_characters', 'sentiment_sum', 'incivility_sum']);

/** Sums over daily rows, under the same names. */
const SUMS = COUNTS.map((name) =>
  REAL.has(name) ? `sum(${name}::numeric)::double precision as ${name}` : `sum(${name}) as ${name}`,
).join(', ');

/** Means of rows that hold such sums. */
const MEANS = `
    (d.own_characters::numeric / nullif(d.characters, 0))::double precision,
    (d.sentiment_sum::numeric / nullif(d.sentiment_posts, 0))::double precision,
    (d.incivility_sum::numeric / nullif(d.incivility_posts, 0))::double precision`;

/** The run the views show for a task, as conditions on an annotation. */
const shown = (task: string): string =>
  `analyzer = (select r.analyzer from threadbare.selected_run r where r.task = '${task}')
   and version = (select r.version from threadbare.selected_run r where r.task = '${task}')`;

/**
 * Answers as pairs of posts, with their stance as in v_reply: of several ways from one to the other the most decided one
 * counts. One join instead of the view's look-up for each answer: half the time.
 */
const EDGES = `
  select distinct on (r.thread_id, r.from_post_id, r.to_post_id) r.thread_id, r.from_post_id, r.to_post_id, s.stance,
    bool_or(r.via = 'quote') over (partition by r.thread_id, r.from_post_id, r.to_post_id) as quoting
  from threadbare.reply r
  left join (
    select a.thread_id, a.subject_id, j ->> 'toPostId' as to_post_id, (j ->> 'quoteIndex') is not null as quoted,
      j ->> 'stance' as stance, (j ->> 'confidence')::double precision as confidence
    from threadbare.annotation a cross join lateral jsonb_array_elements(a.value -> 'replies') j
    where a.thread_id = any($1::uuid[]) and ${shown('reply-stance')}) s
  on s.thread_id = r.thread_id and s.subject_id = r.from_post_id and s.to_post_id = r.to_post_id::text
    and s.quoted = (r.via = 'quote')
  where r.thread_id = any($1::uuid[])
  order by r.thread_id, r.from_post_id, r.to_post_id,
    (s.stance in ('agree', 'disagree')) desc nulls last, s.confidence desc nulls last, r.via`;

const DAILY_AUTHOR = `
  with p as materialized (
    select p.thread_id, p.post_id, p.author_id, threadbare.day_of(p.posted_at, p.posted_local) as day,
      cardinality(array_remove(string_to_array(translate(p.own_text, E'\\n\\t\\r', '   '), ' '), '')) as words,
      p.size_folded, (p.original_share * p.size_folded)::numeric as own
    from threadbare.post p where p.thread_id = any($1::uuid[]) and p.kind = 'post'),
  n as materialized (
    select thread_id, subject_id, (value ->> 'score')::numeric as score, value ->> 'class' as class
    from threadbare.annotation where thread_id = any($1::uuid[]) and ${shown('sentiment')}),
  i as materialized (
    select thread_id, subject_id, (value ->> 'score')::numeric as score, value ->> 'label' as label
    from threadbare.annotation where thread_id = any($1::uuid[]) and ${shown('incivility')}),
  q as materialized (
    select thread_id, post_id, count(*) as quotes, count(*) filter (where verdict = 'altered') as altered,
      count(*) filter (where verdict = 'misattributed') as misattributed,
      count(*) filter (where verdict in ('source_absent', 'unattributed')) as absent
    from threadbare.quote where thread_id = any($1::uuid[]) group by 1, 2),
  r as materialized (
    select thread_id, from_post_id, count(*) as replies, count(*) filter (where stance = 'agree') as agree,
      count(*) filter (where stance = 'disagree') as disagree
    from (${EDGES}) e group by 1, 2),
  x as materialized (
    select thread_id, post_id, sum(greatest(count, 0)) filter (where polarity = 1) as approvals,
      sum(greatest(count, 0)) filter (where polarity = -1) as disapprovals
    from threadbare.reaction where thread_id = any($1::uuid[]) group by 1, 2)
  insert into analytics.daily_author (thread_id, author_id, day, site, author, ${COUNTS.join(', ')})
  select p.thread_id, p.author_id, p.day, max(s.host), max(a.name), count(*), sum(p.words), sum(p.size_folded),
    coalesce(sum(p.own), 0)::double precision, coalesce(sum(q.quotes), 0), coalesce(sum(q.altered), 0),
    coalesce(sum(q.misattributed), 0), coalesce(sum(q.absent), 0), coalesce(sum(r.replies), 0),
    coalesce(sum(r.agree), 0), coalesce(sum(r.disagree), 0), count(n.score), coalesce(sum(n.score), 0)::double precision,
    count(*) filter (where n.class = 'negative'), count(*) filter (where n.class = 'positive'), count(i.score),
    coalesce(sum(i.score), 0)::double precision, count(*) filter (where i.label = 'uncivil'),
    coalesce(sum(x.approvals), 0), coalesce(sum(x.disapprovals), 0)
  from p
  join threadbare.thread t on t.thread_id = p.thread_id
  left join threadbare.site s on s.site_id = t.site_id
  left join threadbare.author a on a.author_id = p.author_id
  left join n on n.thread_id = p.thread_id and n.subject_id = p.post_id
  left join i on i.thread_id = p.thread_id and i.subject_id = p.post_id
  left join q on q.thread_id = p.thread_id and q.post_id = p.post_id
  left join r on r.thread_id = p.thread_id and r.from_post_id = p.post_id
  left join x on x.thread_id = p.thread_id and x.post_id = p.post_id
  group by p.thread_id, p.author_id, p.day`;

const DAILY_THREAD = `
  insert into analytics.daily_thread (thread_id, day, site, authors, ${COUNTS.join(', ')})
  select thread_id, day, max(site), count(distinct author_id), ${SUMS}
  from analytics.daily_author where thread_id = any($1::uuid[]) group by thread_id, day`;

const DAILY_TARGET = `
  insert into analytics.daily_target (thread_id, target_key, day, site, target, target_kind, posts, favor, against,
    undecided, reported, sentiment_posts, sentiment_sum)
  select e.thread_id, e.target_key, threadbare.day_of(p.posted_at, p.posted_local), max(s.host), max(e.target),
    max(e.target_kind), count(distinct e.post_id),
    count(*) filter (where e.stance = 'favor'), count(*) filter (where e.stance = 'against'),
    count(*) filter (where e.stance = 'none'), count(*) filter (where e.stance = 'reported'), count(e.score),
    coalesce(sum(e.score), 0)::double precision
  from (
    select a.thread_id, a.subject_id as post_id, j ->> 'key' as target_key, j ->> 'target' as target,
      j ->> 'targetKind' as target_kind,
      case when j ->> 'holder' is not null then 'reported' when (j ->> 'abstained')::boolean then 'none'
        else j ->> 'stance' end as stance, null::numeric as score
    from threadbare.annotation a cross join lateral jsonb_array_elements(a.value -> 'stances') j
    where a.thread_id = any($1::uuid[]) and ${shown('stance')}
    union all
    select a.thread_id, a.subject_id, j ->> 'key', j ->> 'target', j ->> 'targetKind', null, (j ->> 'score')::numeric
    from threadbare.annotation a cross join lateral jsonb_array_elements(a.value -> 'aspects') j
    where a.thread_id = any($1::uuid[]) and ${shown('sentiment')}) e
  join threadbare.post p on p.thread_id = e.thread_id and p.post_id = e.post_id and p.kind = 'post'
  join threadbare.thread t on t.thread_id = e.thread_id
  left join threadbare.site s on s.site_id = t.site_id
  group by e.thread_id, e.target_key, threadbare.day_of(p.posted_at, p.posted_local)`;

const THREAD_PAIR = `
  with q as materialized (
    select q.thread_id, f.author_id as from_id, o.author_id as to_id, count(*) as altered
    from threadbare.quote q
    join threadbare.post f on f.thread_id = q.thread_id and f.post_id = q.post_id
    join threadbare.post o on o.thread_id = q.thread_id and o.post_id = q.local_source_id
    where q.thread_id = any($1::uuid[]) and q.verdict = 'altered' group by 1, 2, 3)
  insert into analytics.thread_pair (thread_id, from_author_id, to_author_id, site, from_author, to_author, replies,
    quoting, agree, disagree, neutral, altered, first_day, last_day)
  select e.thread_id, f.author_id, o.author_id, max(s.host), max(fa.name), max(oa.name), count(*),
    count(*) filter (where e.quoting), count(*) filter (where e.stance = 'agree'),
    count(*) filter (where e.stance = 'disagree'), count(*) filter (where e.stance = 'neutral'),
    coalesce(max(q.altered), 0), min(threadbare.day_of(f.posted_at, f.posted_local)),
    max(threadbare.day_of(f.posted_at, f.posted_local))
  from (${EDGES}) e
  join threadbare.post f on f.thread_id = e.thread_id and f.post_id = e.from_post_id
  join threadbare.post o on o.thread_id = e.thread_id and o.post_id = e.to_post_id
  join threadbare.author fa on fa.author_id = f.author_id
  join threadbare.author oa on oa.author_id = o.author_id
  join threadbare.thread t on t.thread_id = e.thread_id
  left join threadbare.site s on s.site_id = t.site_id
  left join q on q.thread_id = e.thread_id and q.from_id = f.author_id and q.to_id = o.author_id
  group by e.thread_id, f.author_id, o.author_id`;

const TOTAL_THREAD = `
  with d as materialized (
    select thread_id, count(distinct day) as days, min(day) as first_day, max(day) as last_day, ${SUMS}
    from analytics.daily_thread where thread_id = any($1::uuid[]) group by thread_id),
  w as materialized (
    select thread_id, count(distinct author_id) as authors
    from analytics.daily_author where thread_id = any($1::uuid[]) group by thread_id),
  n as materialized (
    select thread_id, avg(score) filter (where quarter = 1) as first, avg(score) filter (where quarter = 4) as last
    from (
      select a.thread_id, (a.value ->> 'score')::numeric as score, count(*) over (partition by a.thread_id) as scored,
        ntile(4) over (partition by a.thread_id order by p.ordinal) as quarter
      from threadbare.annotation a
      join threadbare.post p on p.thread_id = a.thread_id and p.post_id = a.subject_id and p.kind = 'post'
      where a.thread_id = any($1::uuid[]) and ${shown('sentiment')} and a.value ->> 'score' is not null) s
    where scored >= 8 group by thread_id),
  l as materialized (
    select thread_id, (array_agg(language order by posts desc, language collate "C"))[1] as language,
      jsonb_object_agg(language, posts) as languages
    from (
      select a.thread_id, a.value ->> 'language' as language, count(*) as posts
      from threadbare.annotation a
      join threadbare.post p on p.thread_id = a.thread_id and p.post_id = a.subject_id and p.kind = 'post'
      where a.thread_id = any($1::uuid[]) and ${shown('language')} and a.value ->> 'language' is not null group by 1, 2) g
    group by thread_id),
  c as materialized (
    select thread_id, count(distinct document_id) as sources
    from threadbare.source where thread_id = any($1::uuid[]) group by thread_id)
  insert into analytics.total_thread (thread_id, site, title, url, authors, days, first_day, last_day, ${COUNTS.join(', ')},
    original_share, sentiment, incivility, sentiment_first, sentiment_last, language, languages, sources)
  select t.thread_id, s.host, t.title, t.url, coalesce(w.authors, 0), coalesce(d.days, 0), d.first_day, d.last_day,
    ${COUNTS.map((name) => `coalesce(d.${name}, 0)`).join(', ')},${MEANS},
    n.first::double precision, n.last::double precision, l.language, coalesce(l.languages, '{}'), coalesce(c.sources, 0)
  from threadbare.thread t
  left join threadbare.site s on s.site_id = t.site_id
  left join d on d.thread_id = t.thread_id
  left join w on w.thread_id = t.thread_id
  left join n on n.thread_id = t.thread_id
  left join l on l.thread_id = t.thread_id
  left join c on c.thread_id = t.thread_id
  where t.thread_id = any($1::uuid[])`;

/** Tables whose rows belong to one thread, in the order they are made: later ones read earlier ones. */
export const OF_A_THREAD = [
  { table: 'daily_author', insert: DAILY_AUTHOR },
  { table: 'daily_thread', insert: DAILY_THREAD },
  { table: 'daily_target', insert: DAILY_TARGET },
  { table: 'thread_pair', insert: THREAD_PAIR },
  { table: 'total_thread', insert: TOTAL_THREAD },
] as const;

/** Authors ($1::uuid[]; null: all) over all their days. */
export const totalAuthor = (some: boolean): string => `
  with g as materialized (
    select to_author_id, sum(replies) as answers, count(distinct from_author_id) as answered_by, sum(agree) as agree,
      sum(disagree) as disagree
    from analytics.thread_pair where from_author_id <> to_author_id ${some ? 'and to_author_id = any($1::uuid[])' : ''} group by 1),
  d as materialized (
    select author_id, max(site) as site, max(author) as name, count(distinct thread_id) as threads,
      count(distinct day) as days, min(day) as first_day, max(day) as last_day,
      ${SUMS}
    from analytics.daily_author where ${some ? 'author_id = any($1::uuid[])' : 'author_id is not null'} group by author_id)
  insert into analytics.total_author (author_id, site, name, threads, days, first_day, last_day, ${COUNTS.join(', ')},
    original_share, sentiment, incivility, answers, answered_by, agreed_with, disagreed_with)
  select d.*, ${MEANS},
    coalesce(g.answers, 0), coalesce(g.answered_by, 0), coalesce(g.agree, 0), coalesce(g.disagree, 0)
  from d left join g on g.to_author_id = d.author_id`;

/** Targets by name ($1::text[]; null: all) over all threads. */
export const totalTarget = (some: boolean): string => `
  insert into analytics.total_target (target, target_kind, site, threads, first_day, last_day, posts, favor, against,
    undecided, reported, sentiment_posts, sentiment)
  select target, target_kind, site, count(distinct thread_id), min(day), max(day), sum(posts), sum(favor), sum(against),
    sum(undecided), sum(reported), sum(sentiment_posts),
    (sum(sentiment_sum::numeric) / nullif(sum(sentiment_posts), 0))::double precision
  from analytics.daily_target ${some ? 'where target = any($1::text[])' : ''} group by target, target_kind, site`;
