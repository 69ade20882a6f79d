CREATE SCHEMA analytics;
--> statement-breakpoint
-- Rebuilds a body from the own text and the texts of its quotes (index 0 first). `parts` are triples: level (a quote
-- index, or -1 for the author's own words), start, end in code points; pieces are joined by a line feed.
CREATE FUNCTION threadbare.body_text(own_text text, parts integer[], quotes text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN parts IS NULL THEN own_text ELSE coalesce((
    SELECT string_agg(
      substr(CASE WHEN parts[i] < 0 THEN own_text ELSE quotes[parts[i] + 1] END, parts[i + 1] + 1, parts[i + 2] - parts[i + 1]),
      E'\n' ORDER BY i)
    FROM generate_series(1, cardinality(parts), 3) AS i), '') END
$$;
--> statement-breakpoint
-- A quote's words: its own where it differs, else the stretch of the source it is a copy of.
CREATE FUNCTION threadbare.quote_text(own text, source_own_text text, source_start integer, source_end integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(own, substr(source_own_text, source_start + 1, source_end - source_start))
$$;
--> statement-breakpoint
-- The run the views show, one per analyzer: the one chosen by hand, else the latest version.
CREATE VIEW threadbare.selected_run AS
SELECT DISTINCT ON (analyzer) analyzer, version
FROM threadbare.analyzer
ORDER BY analyzer, selected DESC, version_key COLLATE "C" DESC;
--> statement-breakpoint
CREATE VIEW analytics.v_thread AS
SELECT t.thread_id, s.host AS site, t.engine, t.external_id, t.title, t.url,
  (SELECT count(*) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS posts,
  (SELECT count(*) FROM threadbare.post p WHERE p.thread_id = t.thread_id) AS known_posts,
  (SELECT count(DISTINCT p.author_id) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS authors,
  (SELECT min(p.posted_at) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS first_posted_at,
  (SELECT max(p.posted_at) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS last_posted_at,
  t.engine_version, f.path AS forum_path, t.tags, t.page_count, t.pages, t.problems
FROM threadbare.thread t
LEFT JOIN threadbare.site s ON s.site_id = t.site_id
LEFT JOIN threadbare.forum f ON f.forum_id = t.forum_id;
--> statement-breakpoint
CREATE VIEW analytics.v_post AS
SELECT p.thread_id, p.post_id, s.host AS site, t.engine, t.title AS thread_title, p.position, p.external_id, p.url,
  a.name AS author, p.author_inferred, p.posted_at, p.posted_local, p.posted_precision AS posted_at_precision,
  p.posted_after, p.posted_before, p.kind,
  CASE WHEN p.parts IS NULL THEN p.own_text ELSE threadbare.body_text(p.own_text, p.parts, ARRAY(
    SELECT threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end)
    FROM threadbare.quote q
    LEFT JOIN threadbare.post o ON o.thread_id = q.thread_id AND o.post_id = q.source_post_id
    WHERE q.thread_id = p.thread_id AND q.post_id = p.post_id ORDER BY q.quote_index)) END AS text,
  p.own_text,
  coalesce(p.analysis_text, p.own_text) AS analysis_text,
  coalesce(p.original_text, p.analysis_text, p.own_text) AS original_text,
  p.original_share,
  language.value ->> 'language' AS language,
  (sentiment.value ->> 'score')::double precision AS sentiment,
  sentiment.value ->> 'class' AS sentiment_class,
  (sentiment.value ->> 'fullScore')::double precision AS sentiment_full,
  (incivility.value ->> 'score')::double precision AS incivility,
  p.ordinal, p.author_id, p.author_kind, p.author_external_id, p.author_evidence, p.parent_external_id,
  p.posted_raw, (p.edited ->> 'at')::timestamptz AS edited_at, p.edited ->> 'local' AS edited_local,
  p.attribution ->> 'text' AS attribution, p.attribution ->> 'agency' AS attribution_agency,
  p.attribution ->> 'date' AS attribution_date,
  p.signature, p.attachments, p.images, p.links,
  p.size_raw, p.size_folded, p.size_repeated_raw, p.size_repeated_folded, p.size_own_folded
FROM threadbare.post p
JOIN threadbare.thread t ON t.thread_id = p.thread_id
LEFT JOIN threadbare.site s ON s.site_id = t.site_id
LEFT JOIN threadbare.author a ON a.author_id = p.author_id
LEFT JOIN threadbare.annotation language ON language.thread_id = p.thread_id AND language.subject_id = p.post_id
  AND language.analyzer = 'language' AND language.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.analyzer = 'language')
LEFT JOIN threadbare.annotation sentiment ON sentiment.thread_id = p.thread_id AND sentiment.subject_id = p.post_id
  AND sentiment.analyzer = 'sentiment' AND sentiment.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.analyzer = 'sentiment')
LEFT JOIN threadbare.annotation incivility ON incivility.thread_id = p.thread_id AND incivility.subject_id = p.post_id
  AND incivility.analyzer = 'incivility' AND incivility.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.analyzer = 'incivility');
--> statement-breakpoint
CREATE VIEW analytics.v_author AS
SELECT a.author_id, s.host AS site, a.name,
  count(*) FILTER (WHERE p.kind = 'post') AS posts,
  count(DISTINCT p.thread_id) FILTER (WHERE p.kind = 'post') AS threads,
  sum(p.original_share * p.size_folded) FILTER (WHERE p.kind = 'post')
    / nullif(sum(p.size_folded) FILTER (WHERE p.kind = 'post' AND p.original_share IS NOT NULL), 0) AS original_share,
  avg((n.value ->> 'score')::double precision) FILTER (WHERE p.kind = 'post') AS sentiment,
  avg((i.value ->> 'score')::double precision) FILTER (WHERE p.kind = 'post') AS incivility,
  count(*) FILTER (WHERE p.kind = 'stub') AS stubs,
  bool_and(p.author_inferred) AS inferred,
  max(p.author_external_id) AS external_id,
  min(p.posted_at) AS first_posted_at, max(p.posted_at) AS last_posted_at
FROM threadbare.author a
JOIN threadbare.post p ON p.author_id = a.author_id
LEFT JOIN threadbare.site s ON s.site_id = a.site_id
LEFT JOIN threadbare.annotation n ON n.thread_id = p.thread_id AND n.subject_id = p.post_id
  AND n.analyzer = 'sentiment' AND n.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.analyzer = 'sentiment')
LEFT JOIN threadbare.annotation i ON i.thread_id = p.thread_id AND i.subject_id = p.post_id
  AND i.analyzer = 'incivility' AND i.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.analyzer = 'incivility')
GROUP BY a.author_id, s.host, a.name;
--> statement-breakpoint
CREATE VIEW analytics.v_quote AS
SELECT q.thread_id, q.post_id, q.quote_index, q.parent_index, q.attributed_author, q.source_post_id, q.source_document_id,
  q.verdict, q.method, q.similarity, q.meaning_changed,
  threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) AS text,
  q.header, q.source_start, q.source_end, q.source_edited_later, q.extent_method, q.extent_confidence,
  q.text IS NULL AS by_reference, q.declared_edit,
  (q.cited ->> 'at')::timestamptz AS cited_at, q.cited ->> 'local' AS cited_local, q.cited ->> 'raw' AS cited_raw
FROM threadbare.quote q
LEFT JOIN threadbare.post o ON o.thread_id = q.thread_id AND o.post_id = q.source_post_id;
--> statement-breakpoint
CREATE VIEW analytics.v_altered_quote AS
SELECT q.thread_id, q.post_id, q.quote_index, q.parent_index, q.attributed_author, q.source_post_id, q.source_document_id,
  q.verdict, q.method, q.similarity, q.meaning_changed,
  threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) AS text,
  CASE WHEN q.source_start IS NOT NULL THEN substr(o.own_text, q.source_start + 1, q.source_end - q.source_start) END AS source_text,
  q.diff, q.declared_edit
FROM threadbare.quote q
LEFT JOIN threadbare.post o ON o.thread_id = q.thread_id AND o.post_id = q.source_post_id
WHERE q.diff IS NOT NULL;
--> statement-breakpoint
CREATE VIEW analytics.v_reply AS
SELECT r.thread_id, r.from_post_id, r.to_post_id, r.via, r.multiplicity,
  j.value ->> 'stance' AS stance,
  (j.value ->> 'confidence')::double precision AS confidence,
  (j.value ->> 'abstained')::boolean AS abstained,
  (j.value ->> 'score')::double precision AS score,
  j.value -> 'evidence' AS evidence
FROM threadbare.reply r
LEFT JOIN threadbare.annotation a ON a.thread_id = r.thread_id AND a.subject_id = r.from_post_id
  AND a.analyzer = 'reply-stance' AND a.version = (SELECT s.version FROM threadbare.selected_run s WHERE s.analyzer = 'reply-stance')
LEFT JOIN LATERAL (
  SELECT e.value FROM jsonb_array_elements(a.value -> 'replies') AS e(value)
  WHERE e.value ->> 'toPostId' = r.to_post_id::text
    AND ((e.value ->> 'quoteIndex') IS NOT NULL) = (r.via = 'quote')
  ORDER BY (e.value ->> 'stance' <> 'neutral') DESC, (e.value ->> 'confidence')::double precision DESC,
    (e.value ->> 'quoteIndex')::integer
  LIMIT 1) j ON true;
--> statement-breakpoint
CREATE VIEW analytics.v_stance AS
SELECT a.thread_id, a.post_id, n.name AS author, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(g.value -> 'aliases')), '{}') AS aliases,
  e.value ->> 'stance' AS stance, (e.value ->> 'confidence')::double precision AS confidence,
  (e.value ->> 'abstained')::boolean AS abstained, e.value ->> 'holder' AS holder, e.value -> 'evidence' AS evidence,
  (e.value ->> 'score')::double precision AS score, e.value ->> 'key' AS target_key, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'stances') AS e(value)
JOIN threadbare.post p ON p.thread_id = a.thread_id AND p.post_id = a.post_id
LEFT JOIN threadbare.author n ON n.author_id = p.author_id
LEFT JOIN threadbare.annotation t ON t.thread_id = a.thread_id AND t.subject_id = a.thread_id
  AND t.analyzer = 'targets' AND t.version = (SELECT s.version FROM threadbare.selected_run s WHERE s.analyzer = 'targets')
LEFT JOIN LATERAL (
  SELECT x.value FROM jsonb_array_elements(t.value -> 'targets') AS x(value)
  WHERE x.value ->> 'key' = e.value ->> 'key' LIMIT 1) g ON true
WHERE a.analyzer = 'stance';
--> statement-breakpoint
CREATE VIEW analytics.v_target AS
SELECT a.thread_id, e.value ->> 'key' AS target_key, e.value ->> 'name' AS target, e.value ->> 'kind' AS target_kind,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(e.value -> 'aliases')), '{}') AS aliases,
  (e.value ->> 'mentions')::integer AS mentions, (e.value ->> 'posts')::integer AS posts, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'targets') AS e(value)
WHERE a.analyzer = 'targets';
--> statement-breakpoint
CREATE VIEW analytics.v_sentiment AS
SELECT a.thread_id, a.post_id, a.analyzer, a.version,
  (a.value ->> 'score')::double precision AS score, a.value ->> 'class' AS class,
  (a.value ->> 'positive')::double precision AS positive, (a.value ->> 'negative')::double precision AS negative,
  (a.value ->> 'fullScore')::double precision AS full_score, a.value ->> 'fullClass' AS full_class,
  a.value ->> 'reason' AS reason, a.value -> 'words' AS words
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
WHERE a.post_id IS NOT NULL AND a.value ? 'fullScore';
--> statement-breakpoint
CREATE VIEW analytics.v_reaction AS
SELECT thread_id, post_id, name, kind, polarity, count, list_complete, reaction_index
FROM threadbare.reaction;
--> statement-breakpoint
CREATE VIEW analytics.v_repeat AS
SELECT r.thread_id, r.post_id, r.start_offset, r.end_offset, r.source_post_id, r.source_document_id, r.kind,
  substr(p.own_text, r.start_offset + 1, r.end_offset - r.start_offset) AS text
FROM threadbare.repeat r
JOIN threadbare.post p ON p.thread_id = r.thread_id AND p.post_id = r.post_id;
--> statement-breakpoint
CREATE VIEW analytics.v_document AS
SELECT d.document_id,
  (SELECT min(s.file COLLATE "C") FROM threadbare.document_source s WHERE s.document_id = d.document_id) AS file,
  d.url, d.title, nullif(array_to_string(d.authors, '; '), '') AS author, d.publisher, d.agency,
  d.published_at, d.published_local, d.text, d.authors, d.published_raw, d.published_precision AS published_at_precision
FROM threadbare.document d;
--> statement-breakpoint
CREATE VIEW analytics.v_source AS
SELECT c.thread_id, c.post_id, c.document_id,
  (SELECT min(s.file COLLATE "C") FROM threadbare.document_source s WHERE s.document_id = c.document_id) AS document_file,
  c.relation, c.score, c.pasted_share, c.declared, c.quotations_matched, c.containment, c.longest_run,
  c.quotations_total, c.order_kept
FROM threadbare.source c;
--> statement-breakpoint
CREATE VIEW analytics.v_saying AS
SELECT saying_id, post_id, document_id, speaker, text, reference, reference_basis, relation, similarity, published_at,
  thread_id, form, start_offset, end_offset, in_title, diff
FROM threadbare.saying;
--> statement-breakpoint
CREATE VIEW analytics.v_revision AS
SELECT r.thread_id, r.post_id, r.number, r.text, r.own_text,
  (r.edited ->> 'at')::timestamptz AS edited_at, r.edited ->> 'local' AS edited_local
FROM threadbare.revision r;
--> statement-breakpoint
CREATE VIEW analytics.v_annotation AS
SELECT a.post_id, a.analyzer, a.version, a.input_hash, a.value, a.at, a.thread_id, a.run_id,
  EXISTS (SELECT 1 FROM threadbare.selected_run r WHERE r.analyzer = a.analyzer AND r.version = a.version) AS selected
FROM threadbare.annotation a;
--> statement-breakpoint
CREATE VIEW analytics.v_change AS
SELECT seq, entity, id, op, run_id, at, thread_id FROM threadbare.change;
--> statement-breakpoint
CREATE VIEW analytics.v_problem AS
SELECT file, code, message, at, post, thread_id, run_id FROM threadbare.problem
UNION ALL
-- What shows only when the pages of a thread are put together (a page that is missing): part of the derived thread.
SELECT NULL, item ->> 'code', item ->> 'message',
       (SELECT max(c.at) FROM threadbare.change c WHERE c.thread_id = t.thread_id),
       (item ->> 'post')::integer, t.thread_id, NULL
FROM threadbare.thread t, jsonb_array_elements(t.problems) item;
--> statement-breakpoint
CREATE VIEW analytics.v_page AS
SELECT s.thread_id, s.file, s.url, s.sha256, s.fetched_at, s.at, s.run_id, s.content_hash, p.engine, p.page_number
FROM threadbare.page_source s
LEFT JOIN threadbare.page p ON p.thread_id = s.thread_id AND p.content_hash = s.content_hash;
--> statement-breakpoint
CREATE VIEW analytics.v_run AS
SELECT run_id, command, version, started_at, finished_at, summary FROM threadbare.run;
--> statement-breakpoint
-- Programs that connect on their own (psql, dashboards) find the views by their bare names. Only where the role may
-- say so and nobody has set a path for this database before.
DO $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database() AND s.setrole = 0 AND array_to_string(s.setconfig, ',') LIKE '%search_path=%')
  THEN
    EXECUTE format('ALTER DATABASE %I SET search_path = analytics, public', current_database());
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'search_path of database % left as it is: not its owner', current_database();
END
$$;
