-- Values of a thread as a whole stand under the thread's own id: saying so lets the views find them in the key, where they
-- read every value of the thread before: 18,000 on average for the fifty most disputed threads of 1,000,000 posts.
CREATE OR REPLACE VIEW analytics.v_target AS
SELECT a.thread_id, e.value ->> 'key' AS target_key, e.value ->> 'name' AS target, e.value ->> 'kind' AS target_kind,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(e.value -> 'aliases')), '{}') AS aliases,
  (e.value ->> 'mentions')::integer AS mentions, (e.value ->> 'posts')::integer AS posts, a.version,
  coalesce((e.value ->> 'member')::boolean, false) AS member, coalesce((e.value ->> 'given')::boolean, false) AS given,
  e.value ->> 'holder' AS holder, (e.value ->> 'confidence')::double precision AS confidence, e.value ->> 'reason' AS reason,
  e.position::integer AS rank
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'targets') WITH ORDINALITY AS e(value, position)
WHERE r.task = 'targets' AND a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_side AS
SELECT a.thread_id, e.value ->> 'key' AS side, (e.value ->> 'members')::integer AS members, (e.value ->> 'posts')::integer AS posts,
  (e.value ->> 'share')::double precision AS share, (a.value ->> 'undecidedShare')::double precision AS undecided_share,
  (a.value ->> 'confidence')::double precision AS confidence, e.value -> 'stances' AS stances, a.value -> 'basis' AS basis, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_side_stance AS
SELECT a.thread_id, e.value ->> 'key' AS side, s.value ->> 'key' AS target_key, s.value ->> 'target' AS target,
  s.value ->> 'targetKind' AS target_kind, s.value ->> 'stance' AS stance, (s.value ->> 'share')::double precision AS share,
  (s.value ->> 'members')::integer AS members
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value)
CROSS JOIN LATERAL jsonb_array_elements(e.value -> 'stances') AS s(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_side_summary AS
SELECT a.thread_id, e.value ->> 'key' AS side, (s.value ->> 'postId')::uuid AS post_id, (s.value ->> 'start')::integer AS start_offset,
  (s.value ->> 'end')::integer AS end_offset, s.value ->> 'text' AS text, (s.value ->> 'weight')::double precision AS weight
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value)
CROSS JOIN LATERAL jsonb_array_elements(e.value -> 'summary') AS s(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_side_member AS
SELECT a.thread_id, e.value ->> 'author' AS author, e.value ->> 'side' AS side, (e.value ->> 'score')::double precision AS score,
  (e.value ->> 'confidence')::double precision AS confidence, (e.value ->> 'posts')::integer AS posts
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'memberSides') AS e(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_timeline AS
SELECT a.thread_id, (e.position - 1)::integer AS bin, (e.value ->> 'from')::integer AS from_position, (e.value ->> 'to')::integer AS to_position,
  (e.value ->> 'startedAt')::timestamptz AS started_at, (e.value ->> 'endedAt')::timestamptz AS ended_at,
  (e.value ->> 'posts')::integer AS posts, (e.value ->> 'authors')::integer AS authors,
  (e.value ->> 'sentiment')::double precision AS sentiment, (e.value ->> 'incivility')::double precision AS incivility,
  (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'timeline') WITH ORDINALITY AS e(value, position)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_escalation AS
SELECT a.thread_id, ARRAY(SELECT jsonb_array_elements_text(e.value -> 'members')) AS members,
  ARRAY(SELECT jsonb_array_elements_text(e.value -> 'postIds')::uuid) AS post_ids,
  (e.value ->> 'from')::integer AS from_position, (e.value ->> 'to')::integer AS to_position,
  (e.value ->> 'before')::double precision AS before, (e.value ->> 'after')::double precision AS after,
  (e.value ->> 'rise')::double precision AS rise, (e.value ->> 'confidence')::double precision AS confidence
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'escalations') AS e(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_answered AS
SELECT a.thread_id, (e.value ->> 'postId')::uuid AS post_id, (e.value ->> 'replies')::integer AS replies,
  (e.value ->> 'authors')::integer AS authors, (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'answered') AS e(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_agreement AS
SELECT a.thread_id, e.value ->> 'from' AS from_author, e.value ->> 'to' AS to_author, (e.value ->> 'replies')::integer AS replies,
  (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree, (e.value ->> 'neutral')::integer AS neutral,
  (e.value ->> 'balance')::double precision AS balance
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'network') AS e(value)
WHERE a.subject_id = a.thread_id;
--> statement-breakpoint
-- Full-text search for readers, who see no index column. Its owner's rights, fixed statements, no path of the caller's.
-- Words are those of websearch_to_tsquery: a b, "a b", a or b, -a. Of common words the first 2,000 posts are ranked. The
-- words are written into the statement, quoted by format(), so that the planner knows how common they are: one word in
-- half of all posts is found faster by reading posts than by asking the index for all of them. Of several words it knows
-- only each alone, and could read everything for a phrase that nobody wrote: there it must use the index.
CREATE OR REPLACE FUNCTION analytics.find_posts(words text, at_most integer DEFAULT 20)
RETURNS TABLE (thread_id uuid, post_id uuid, rank real, snippet text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET synchronize_seqscans = off AS $$
BEGIN
  IF numnode(websearch_to_tsquery('simple', words)) = 1 THEN
    PERFORM set_config('enable_seqscan', 'on', true);
  END IF;
  RETURN QUERY EXECUTE format($find$
    SELECT b.thread_id, b.post_id, b.rank,
      ts_headline('simple', left(b.own_text, 100000), websearch_to_tsquery('simple', %1$L),
        'MaxFragments=2, MaxWords=24, MinWords=8, StartSel=«, StopSel=», FragmentDelimiter=" … "')
    FROM (
      SELECT m.thread_id, m.post_id, m.own_text, ts_rank_cd(m.search, websearch_to_tsquery('simple', %1$L)) AS rank
      FROM (
        SELECT p.thread_id, p.post_id, p.own_text, p.search FROM threadbare.post p
        WHERE p.search @@ websearch_to_tsquery('simple', %1$L) AND p.kind = 'post' LIMIT 2000) m
      ORDER BY 4 DESC, 1, 2 LIMIT %2$s) b
    ORDER BY b.rank DESC, b.thread_id, b.post_id
  $find$, words, least(greatest(at_most, 0), 1000));
END
$$;
