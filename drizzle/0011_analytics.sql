-- What readers see: daily tables, a few more views, search as a function, and roles on a server.
CREATE TABLE "threadbare"."daily_state" (
	"name" text PRIMARY KEY NOT NULL,
	"settled_seq" bigint NOT NULL,
	"seen_seq" bigint NOT NULL,
	"seen_xmax" bigint NOT NULL,
	"runs" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analytics"."daily_thread" (
	"day" date,
	"thread_id" uuid not null,
	"site" text,
	"authors" integer not null,
	"posts" integer not null,
	"words" bigint not null,
	"characters" bigint not null,
	"own_characters" double precision not null,
	"quotes" integer not null,
	"quotes_altered" integer not null,
	"quotes_misattributed" integer not null,
	"quotes_absent" integer not null,
	"replies" integer not null,
	"agree" integer not null,
	"disagree" integer not null,
	"sentiment_posts" integer not null,
	"sentiment_sum" double precision not null,
	"negative" integer not null,
	"positive" integer not null,
	"incivility_posts" integer not null,
	"incivility_sum" double precision not null,
	"uncivil" integer not null,
	"approvals" bigint not null,
	"disapprovals" bigint not null
);
--> statement-breakpoint
CREATE TABLE "analytics"."daily_author" (
	"day" date,
	"thread_id" uuid not null,
	"author_id" uuid,
	"site" text,
	"author" text,
	"posts" integer not null,
	"words" bigint not null,
	"characters" bigint not null,
	"own_characters" double precision not null,
	"quotes" integer not null,
	"quotes_altered" integer not null,
	"quotes_misattributed" integer not null,
	"quotes_absent" integer not null,
	"replies" integer not null,
	"agree" integer not null,
	"disagree" integer not null,
	"sentiment_posts" integer not null,
	"sentiment_sum" double precision not null,
	"negative" integer not null,
	"positive" integer not null,
	"incivility_posts" integer not null,
	"incivility_sum" double precision not null,
	"uncivil" integer not null,
	"approvals" bigint not null,
	"disapprovals" bigint not null
);
--> statement-breakpoint
CREATE TABLE "analytics"."daily_target" (
	"day" date,
	"thread_id" uuid not null,
	"target_key" text not null,
	"site" text,
	"target" text not null,
	"target_kind" text not null,
	"posts" integer not null,
	"favor" integer not null,
	"against" integer not null,
	"undecided" integer not null,
	"reported" integer not null,
	"sentiment_posts" integer not null,
	"sentiment_sum" double precision not null
);
--> statement-breakpoint
CREATE TABLE "analytics"."thread_pair" (
	"thread_id" uuid not null,
	"from_author_id" uuid not null,
	"to_author_id" uuid not null,
	"site" text,
	"from_author" text not null,
	"to_author" text not null,
	"replies" integer not null,
	"quoting" integer not null,
	"agree" integer not null,
	"disagree" integer not null,
	"neutral" integer not null,
	"altered" integer not null,
	"first_day" date,
	"last_day" date,
	CONSTRAINT "thread_pair_pkey" PRIMARY KEY ("thread_id", "from_author_id", "to_author_id")
);
--> statement-breakpoint
CREATE TABLE "analytics"."total_thread" (
	"thread_id" uuid not null,
	"site" text,
	"title" text,
	"url" text,
	"authors" integer not null,
	"days" integer not null,
	"first_day" date,
	"last_day" date,
	"posts" bigint not null,
	"words" bigint not null,
	"characters" bigint not null,
	"own_characters" double precision not null,
	"quotes" bigint not null,
	"quotes_altered" bigint not null,
	"quotes_misattributed" bigint not null,
	"quotes_absent" bigint not null,
	"replies" bigint not null,
	"agree" bigint not null,
	"disagree" bigint not null,
	"sentiment_posts" bigint not null,
	"sentiment_sum" double precision not null,
	"negative" bigint not null,
	"positive" bigint not null,
	"incivility_posts" bigint not null,
	"incivility_sum" double precision not null,
	"uncivil" bigint not null,
	"approvals" bigint not null,
	"disapprovals" bigint not null,
	"original_share" double precision,
	"sentiment" double precision,
	"incivility" double precision,
	"sentiment_first" double precision,
	"sentiment_last" double precision,
	"language" text,
	"languages" jsonb not null,
	"sources" integer not null,
	CONSTRAINT "total_thread_pkey" PRIMARY KEY ("thread_id")
);
--> statement-breakpoint
CREATE TABLE "analytics"."total_author" (
	"author_id" uuid not null,
	"site" text,
	"name" text not null,
	"threads" integer not null,
	"days" integer not null,
	"first_day" date,
	"last_day" date,
	"posts" bigint not null,
	"words" bigint not null,
	"characters" bigint not null,
	"own_characters" double precision not null,
	"quotes" bigint not null,
	"quotes_altered" bigint not null,
	"quotes_misattributed" bigint not null,
	"quotes_absent" bigint not null,
	"replies" bigint not null,
	"agree" bigint not null,
	"disagree" bigint not null,
	"sentiment_posts" bigint not null,
	"sentiment_sum" double precision not null,
	"negative" bigint not null,
	"positive" bigint not null,
	"incivility_posts" bigint not null,
	"incivility_sum" double precision not null,
	"uncivil" bigint not null,
	"approvals" bigint not null,
	"disapprovals" bigint not null,
	"original_share" double precision,
	"sentiment" double precision,
	"incivility" double precision,
	"answers" bigint not null,
	"answered_by" integer not null,
	"agreed_with" bigint not null,
	"disagreed_with" bigint not null,
	CONSTRAINT "total_author_pkey" PRIMARY KEY ("author_id")
);
--> statement-breakpoint
CREATE TABLE "analytics"."total_target" (
	"target" text not null,
	"target_kind" text not null,
	"site" text,
	"threads" integer not null,
	"first_day" date,
	"last_day" date,
	"posts" bigint not null,
	"favor" bigint not null,
	"against" bigint not null,
	"undecided" bigint not null,
	"reported" bigint not null,
	"sentiment_posts" bigint not null,
	"sentiment" double precision
);--> statement-breakpoint
-- No primary key where the day or the author may be unknown: null is part of the key, and servers before 15 have no
-- NULLS NOT DISTINCT.
CREATE UNIQUE INDEX "daily_thread_key" ON "analytics"."daily_thread" ("thread_id", (coalesce("day", '-infinity'::date)));
--> statement-breakpoint
CREATE INDEX "daily_thread_day" ON "analytics"."daily_thread" ("day");
--> statement-breakpoint
CREATE UNIQUE INDEX "daily_author_key" ON "analytics"."daily_author" ("thread_id", (coalesce("author_id", '00000000-0000-0000-0000-000000000000'::uuid)), (coalesce("day", '-infinity'::date)));
--> statement-breakpoint
CREATE INDEX "daily_author_author" ON "analytics"."daily_author" ("author_id", "day");
--> statement-breakpoint
CREATE INDEX "daily_author_day" ON "analytics"."daily_author" ("day");
--> statement-breakpoint
CREATE UNIQUE INDEX "daily_target_key" ON "analytics"."daily_target" ("thread_id", "target_key", (coalesce("day", '-infinity'::date)));
--> statement-breakpoint
CREATE INDEX "daily_target_target" ON "analytics"."daily_target" ("target", "day");
--> statement-breakpoint
CREATE INDEX "thread_pair_from" ON "analytics"."thread_pair" ("from_author_id");
--> statement-breakpoint
CREATE INDEX "thread_pair_to" ON "analytics"."thread_pair" ("to_author_id");
--> statement-breakpoint
-- Pairs that disagree, over all threads, without reading the table: few pairs do.
CREATE INDEX "thread_pair_disagree" ON "analytics"."thread_pair" ("site", "from_author_id", "to_author_id") INCLUDE ("from_author", "to_author", "replies", "quoting", "agree", "disagree") WHERE disagree > 0;
--> statement-breakpoint
CREATE INDEX "total_author_name_trgm" ON "analytics"."total_author" USING gin ("name" gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX "total_thread_title_trgm" ON "analytics"."total_thread" USING gin ("title" gin_trgm_ops);
--> statement-breakpoint
CREATE UNIQUE INDEX "total_target_key" ON "analytics"."total_target" ("target", "target_kind", (coalesce("site", '')));
--> statement-breakpoint
-- Altered quotes of the whole data set, by the sentence they alter, without reading the table: few quotes are altered.
CREATE INDEX "quote_altered" ON "threadbare"."quote" ("thread_id", "source_post_id", "source_start") INCLUDE ("source_thread_id", "source_end", "similarity", "meaning_changed", "verdict") WHERE diff is not null;
--> statement-breakpoint
-- Day of posting: of the instant in UTC, else the day as shown where that is a day of the calendar, else null.
CREATE FUNCTION threadbare.day_of(posted_at timestamptz, posted_local text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN posted_at IS NOT NULL THEN (posted_at AT TIME ZONE 'UTC')::date
    WHEN posted_local ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' THEN
      CASE WHEN extract(month FROM make_date(left(posted_local, 4)::integer, substr(posted_local, 6, 2)::integer, 1)
          + (substr(posted_local, 9, 2)::integer - 1)) = substr(posted_local, 6, 2)::integer
        THEN make_date(left(posted_local, 4)::integer, substr(posted_local, 6, 2)::integer, 1) + (substr(posted_local, 9, 2)::integer - 1)
      END
  END
$$;
--> statement-breakpoint
-- Full-text search for readers, who see no index column. Its owner's rights, one statement, no path of the caller's.
-- Words are those of websearch_to_tsquery: a b, "a b", a or b, -a. Of common words the first 2,000 posts are ranked.
CREATE FUNCTION analytics.find_posts(words text, at_most integer DEFAULT 20)
RETURNS TABLE (thread_id uuid, post_id uuid, rank real, snippet text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  SELECT b.thread_id, b.post_id, b.rank,
    ts_headline('simple', left(b.own_text, 100000), websearch_to_tsquery('simple', words),
      'MaxFragments=2, MaxWords=24, MinWords=8, StartSel=«, StopSel=», FragmentDelimiter=" … "')
  FROM (
    SELECT m.thread_id, m.post_id, m.own_text, ts_rank_cd(m.search, websearch_to_tsquery('simple', words)) AS rank
    FROM (
      SELECT p.thread_id, p.post_id, p.own_text, p.search FROM threadbare.post p
      WHERE p.search @@ websearch_to_tsquery('simple', words) AND p.kind = 'post' LIMIT 2000) m
    ORDER BY 4 DESC, 1, 2 LIMIT least(greatest(at_most, 0), 1000)) b
  ORDER BY b.rank DESC, b.thread_id, b.post_id
$$;
--> statement-breakpoint
COMMENT ON FUNCTION analytics.find_posts(text, integer) IS 'Posts whose own words match a web search ("a phrase", a or b, -a), the best first, with a snippet; of very common words the first 2,000 posts are ranked.';
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_post AS
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
  p.size_raw, p.size_folded, p.size_repeated_raw, p.size_repeated_folded, p.size_own_folded,
  threadbare.day_of(p.posted_at, p.posted_local) AS day, p.parts
FROM threadbare.post p
JOIN threadbare.thread t ON t.thread_id = p.thread_id
LEFT JOIN threadbare.site s ON s.site_id = t.site_id
LEFT JOIN threadbare.author a ON a.author_id = p.author_id
LEFT JOIN threadbare.annotation language ON language.thread_id = p.thread_id AND language.subject_id = p.post_id
  AND language.analyzer = (SELECT r.analyzer FROM threadbare.selected_run r WHERE r.task = 'language')
  AND language.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.task = 'language')
LEFT JOIN threadbare.annotation sentiment ON sentiment.thread_id = p.thread_id AND sentiment.subject_id = p.post_id
  AND sentiment.analyzer = (SELECT r.analyzer FROM threadbare.selected_run r WHERE r.task = 'sentiment')
  AND sentiment.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.task = 'sentiment')
LEFT JOIN threadbare.annotation incivility ON incivility.thread_id = p.thread_id AND incivility.subject_id = p.post_id
  AND incivility.analyzer = (SELECT r.analyzer FROM threadbare.selected_run r WHERE r.task = 'incivility')
  AND incivility.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.task = 'incivility');
--> statement-breakpoint
-- The words of a quote from another thread are stored with it, so the source is only looked up in its own thread: a join
-- on thread_id alone, which can stay on one machine.
CREATE OR REPLACE VIEW analytics.v_quote AS
SELECT q.thread_id, q.post_id, q.quote_index, q.parent_index, q.attributed_author, q.source_post_id, q.source_document_id,
  q.verdict, q.method, q.similarity, q.meaning_changed,
  threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) AS text,
  q.header, q.source_start, q.source_end, q.source_edited_later, q.extent_method, q.extent_confidence,
  q.text IS NULL AS by_reference, q.declared_edit,
  (q.cited ->> 'at')::timestamptz AS cited_at, q.cited ->> 'local' AS cited_local, q.cited ->> 'raw' AS cited_raw,
  q.source_thread_id,
  (SELECT string_agg(substr(p.own_text, (e.value ->> 0)::integer + 1, (e.value ->> 1)::integer - (e.value ->> 0)::integer), E'\n' ORDER BY e.n)
   FROM threadbare.post p, jsonb_array_elements(p.segments) WITH ORDINALITY AS e(value, n)
   WHERE p.thread_id = q.thread_id AND p.post_id = q.post_id AND e.value -> 2 @> to_jsonb(q.quote_index)) AS answer_text
FROM threadbare.quote q
LEFT JOIN threadbare.post o ON o.thread_id = q.thread_id AND o.post_id = q.local_source_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_repeat AS
SELECT r.thread_id, r.post_id, r.start_offset, r.end_offset, r.source_post_id, r.source_document_id, r.kind,
  substr(p.own_text, r.start_offset + 1, r.end_offset - r.start_offset) AS text, r.source_thread_id, r.repeat_index
FROM threadbare.repeat r
JOIN threadbare.post p ON p.thread_id = r.thread_id AND p.post_id = r.post_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_saying AS
SELECT saying_id, post_id, document_id, speaker, text, reference, reference_basis, relation, similarity, published_at,
  thread_id, form, start_offset, end_offset, in_title, diff, inference, row_id
FROM threadbare.saying;
--> statement-breakpoint
-- Aliases are looked up where they are asked for, not for every stance.
CREATE OR REPLACE VIEW analytics.v_stance AS
SELECT a.thread_id, a.post_id, n.name AS author, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
  coalesce((
    SELECT ARRAY(SELECT jsonb_array_elements_text(x.value -> 'aliases'))
    FROM threadbare.annotation t CROSS JOIN LATERAL jsonb_array_elements(t.value -> 'targets') AS x(value)
    WHERE t.thread_id = a.thread_id AND t.subject_id = a.thread_id
      AND t.analyzer = (SELECT s.analyzer FROM threadbare.selected_run s WHERE s.task = 'targets')
      AND t.version = (SELECT s.version FROM threadbare.selected_run s WHERE s.task = 'targets')
      AND x.value ->> 'key' = e.value ->> 'key'
    LIMIT 1), '{}') AS aliases,
  e.value ->> 'stance' AS stance, (e.value ->> 'confidence')::double precision AS confidence,
  (e.value ->> 'abstained')::boolean AS abstained, e.value ->> 'holder' AS holder, e.value -> 'evidence' AS evidence,
  (e.value ->> 'score')::double precision AS score, e.value ->> 'key' AS target_key, a.version, a.analyzer, p.position,
  threadbare.day_of(p.posted_at, p.posted_local) AS day
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'stances') AS e(value)
JOIN threadbare.post p ON p.thread_id = a.thread_id AND p.post_id = a.post_id
LEFT JOIN threadbare.author n ON n.author_id = p.author_id
WHERE r.task = 'stance';
--> statement-breakpoint
CREATE VIEW analytics.v_exchange AS
SELECT r.thread_id, r.from_post_id, r.to_post_id, r.via, f.author_id AS from_author_id, fa.name AS from_author,
  t.author_id AS to_author_id, ta.name AS to_author, f.posted_at, t.posted_at AS answered_posted_at,
  extract(epoch FROM f.posted_at - t.posted_at)::double precision AS seconds,
  r.stance, r.confidence, r.abstained, f.position, t.position AS answered_position, t.kind AS answered_kind,
  threadbare.day_of(f.posted_at, f.posted_local) AS day, r.evidence
FROM analytics.v_reply r
JOIN threadbare.post f ON f.thread_id = r.thread_id AND f.post_id = r.from_post_id
JOIN threadbare.post t ON t.thread_id = r.thread_id AND t.post_id = r.to_post_id
LEFT JOIN threadbare.author fa ON fa.author_id = f.author_id
LEFT JOIN threadbare.author ta ON ta.author_id = t.author_id;
--> statement-breakpoint
CREATE VIEW analytics.v_quoting AS
SELECT q.thread_id, q.post_id, q.quote_index, q.parent_index, f.author_id, fa.name AS author, q.attributed_author,
  o.author_id AS source_author_id, oa.name AS source_author, q.source_thread_id, q.source_post_id, o.kind AS source_kind,
  q.verdict, q.similarity, q.meaning_changed, f.position, f.posted_at,
  threadbare.day_of(f.posted_at, f.posted_local) AS day
FROM threadbare.quote q
JOIN threadbare.post f ON f.thread_id = q.thread_id AND f.post_id = q.post_id
LEFT JOIN threadbare.post o ON o.thread_id = coalesce(q.source_thread_id, q.thread_id) AND o.post_id = q.source_post_id
LEFT JOIN threadbare.author fa ON fa.author_id = f.author_id
LEFT JOIN threadbare.author oa ON oa.author_id = o.author_id;
--> statement-breakpoint
-- Per thread, counted at once. Correlated, so that what is not asked for is not counted.
CREATE VIEW analytics.v_thread_summary AS
SELECT t.thread_id, s.host AS site, t.title, t.url,
  (SELECT count(*) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS posts,
  (SELECT count(DISTINCT p.author_id) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS authors,
  (SELECT min(threadbare.day_of(p.posted_at, p.posted_local)) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS first_day,
  (SELECT max(threadbare.day_of(p.posted_at, p.posted_local)) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS last_day,
  (SELECT sum(p.original_share * p.size_folded) / nullif(sum(p.size_folded) FILTER (WHERE p.original_share IS NOT NULL), 0)
   FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS original_share,
  (SELECT avg(p.sentiment) FROM analytics.v_post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS sentiment,
  (SELECT avg(p.incivility) FROM analytics.v_post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS incivility,
  (SELECT count(*) FROM threadbare.quote q WHERE q.thread_id = t.thread_id) AS quotes,
  (SELECT count(*) FROM threadbare.quote q WHERE q.thread_id = t.thread_id AND q.verdict = 'altered') AS quotes_altered,
  (SELECT count(DISTINCT (r.from_post_id, r.to_post_id)) FROM threadbare.reply r WHERE r.thread_id = t.thread_id) AS replies,
  (SELECT count(DISTINCT (r.from_post_id, r.to_post_id)) FROM analytics.v_reply r WHERE r.thread_id = t.thread_id AND r.stance = 'agree') AS agree,
  (SELECT count(DISTINCT (r.from_post_id, r.to_post_id)) FROM analytics.v_reply r WHERE r.thread_id = t.thread_id AND r.stance = 'disagree') AS disagree,
  (SELECT count(DISTINCT c.document_id) FROM threadbare.source c WHERE c.thread_id = t.thread_id) AS sources,
  (SELECT g.target FROM analytics.v_target g WHERE g.thread_id = t.thread_id AND g.target_kind = 'proposition' LIMIT 1) AS proposition
FROM threadbare.thread t
LEFT JOIN threadbare.site s ON s.site_id = t.site_id;
--> statement-breakpoint
CREATE VIEW analytics.v_daily AS
SELECT d.settled_seq AS seq, d.at,
  (SELECT count(*) FROM (SELECT 1 FROM threadbare.change c WHERE c.seq > d.seen_seq LIMIT 10000) behind) AS changes_since
FROM threadbare.daily_state d WHERE d.name = 'daily';
--> statement-breakpoint
-- Grants what the three roles may, to those that exist. Called below, and by later migrations that add tables.
--   threadbare_reader     schema analytics, to read
--   threadbare_writer     what ingest, crawl, analyze and jobs write; no DDL, no queue (its schema grants its own rights)
--   threadbare_moderator  a reader; the tables of the moderation desk will be added when there are any
CREATE FUNCTION threadbare.grant_roles() RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text;
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'threadbare_reader') THEN
    GRANT USAGE ON SCHEMA analytics TO threadbare_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA analytics TO threadbare_reader;
    ALTER DEFAULT PRIVILEGES IN SCHEMA analytics GRANT SELECT ON TABLES TO threadbare_reader;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'threadbare_moderator') THEN
    GRANT USAGE ON SCHEMA analytics TO threadbare_moderator;
    GRANT SELECT ON ALL TABLES IN SCHEMA analytics TO threadbare_moderator;
    ALTER DEFAULT PRIVILEGES IN SCHEMA analytics GRANT SELECT ON TABLES TO threadbare_moderator;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'threadbare_writer') THEN
    GRANT USAGE ON SCHEMA analytics, threadbare, threadbare_migrations TO threadbare_writer;
    GRANT SELECT ON ALL TABLES IN SCHEMA analytics TO threadbare_writer;
    GRANT SELECT ON ALL TABLES IN SCHEMA threadbare_migrations TO threadbare_writer;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA threadbare TO threadbare_writer;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA threadbare TO threadbare_writer;
    -- The plain tables among the views: a simple view could be written through.
    FOR named IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'analytics' AND c.relkind IN ('r', 'p') LOOP
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON analytics.%I TO threadbare_writer', named);
    END LOOP;
    ALTER DEFAULT PRIVILEGES IN SCHEMA analytics GRANT SELECT ON TABLES TO threadbare_writer;
    ALTER DEFAULT PRIVILEGES IN SCHEMA threadbare GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO threadbare_writer;
    ALTER DEFAULT PRIVILEGES IN SCHEMA threadbare GRANT USAGE ON SEQUENCES TO threadbare_writer;
  END IF;
  RETURN ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN ('threadbare_reader', 'threadbare_writer', 'threadbare_moderator') ORDER BY 1);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION threadbare.grant_roles() FROM PUBLIC;
--> statement-breakpoint
-- Roles belong to the whole cluster: another database of it may have made them, or be making them at this moment.
DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['threadbare_moderator', 'threadbare_reader', 'threadbare_writer'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = named) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', named);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL; -- made meanwhile, which is as good
        WHEN insufficient_privilege THEN
          RAISE NOTICE 'role % not made: % may not create roles. Ask an administrator for CREATE ROLE %, then SELECT threadbare.grant_roles()', named, current_user, named;
      END;
    END IF;
  END LOOP;
  PERFORM threadbare.grant_roles();
END
$$;
--> statement-breakpoint
-- Databases made before PostgreSQL 15 let everybody create in schema public.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'threadbare_reader') AND has_schema_privilege('threadbare_reader', 'public', 'CREATE') THEN
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  END IF;
EXCEPTION WHEN insufficient_privilege OR undefined_object OR invalid_schema_name THEN
  RAISE NOTICE 'everybody may create in schema public of %: not its owner', current_database();
END
$$;
--> statement-breakpoint
-- A view is up to ten tables. By default eight are put into the best order and the rest is read as it is written, which
-- joins two views the slow way; for programs that connect on their own, as the search path in 0002.
DO $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database() AND s.setrole = 0 AND array_to_string(s.setconfig, ',') LIKE '%collapse_limit=%')
  THEN
    EXECUTE format('ALTER DATABASE %I SET join_collapse_limit = 12', current_database());
    EXECUTE format('ALTER DATABASE %I SET from_collapse_limit = 12', current_database());
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'join_collapse_limit of database % left as it is: not its owner', current_database();
END
$$;
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.daily_state IS 'How far the daily tables have come in the change log.';
  COMMENT ON COLUMN threadbare.daily_state.name IS 'Always daily.';
  COMMENT ON COLUMN threadbare.daily_state.settled_seq IS 'Changes up to here are in the daily tables, for certain.';
  COMMENT ON COLUMN threadbare.daily_state.seen_seq IS 'Latest change seen by the last refresh; an earlier one may still have been under way.';
  COMMENT ON COLUMN threadbare.daily_state.seen_xmax IS 'First transaction that had not begun then: once all before it are over, seen_seq is settled.';
  COMMENT ON COLUMN threadbare.daily_state.runs IS 'Runs of analyzers the tables show; another choice makes them anew.';
  COMMENT ON COLUMN threadbare.daily_state.at IS 'When they were refreshed; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN analytics.v_post.day IS 'Day of posting in UTC; where no zone is known the day as shown; null when no date is known.';
  COMMENT ON COLUMN analytics.v_post.parts IS 'Pieces of the body in reading order as triples (quote index or -1 for own words, start, end in code points); null where the body is the own text alone.';
  COMMENT ON COLUMN analytics.v_stance.position IS 'Position of the post; null for a stub.';
  COMMENT ON COLUMN analytics.v_stance.day IS 'Day of the post (as v_post.day).';
  COMMENT ON COLUMN analytics.v_repeat.repeat_index IS 'Order in the post, from 0.';
  COMMENT ON COLUMN analytics.v_saying.row_id IS 'One rendering in one source.';
  COMMENT ON VIEW analytics.v_daily IS 'How fresh the daily, total and pair tables are; no row before the first `threadbare db refresh`.';
  COMMENT ON COLUMN analytics.v_daily.seq IS 'Changes up to this v_change.seq are in them.';
  COMMENT ON COLUMN analytics.v_daily.at IS 'When they were refreshed.';
  COMMENT ON COLUMN analytics.v_daily.changes_since IS 'Changes made since, counted up to 10,000.';
  COMMENT ON VIEW analytics.v_exchange IS 'Who answers whom, after how long and how: v_reply with names and times.';
  COMMENT ON COLUMN analytics.v_exchange.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_exchange.from_post_id IS 'The replying post.';
  COMMENT ON COLUMN analytics.v_exchange.to_post_id IS 'The post replied to.';
  COMMENT ON COLUMN analytics.v_exchange.via IS 'quote, parent or mention.';
  COMMENT ON COLUMN analytics.v_exchange.from_author_id IS 'Who answers; null when no name is known.';
  COMMENT ON COLUMN analytics.v_exchange.from_author IS 'Who answers, as printed.';
  COMMENT ON COLUMN analytics.v_exchange.to_author_id IS 'Who is answered; null when no name is known.';
  COMMENT ON COLUMN analytics.v_exchange.to_author IS 'Who is answered, as printed.';
  COMMENT ON COLUMN analytics.v_exchange.posted_at IS 'Time of the answer; null where no zone is known.';
  COMMENT ON COLUMN analytics.v_exchange.answered_posted_at IS 'Time of the answered post; null where no zone is known.';
  COMMENT ON COLUMN analytics.v_exchange.seconds IS 'Seconds between the two; null where one is unknown.';
  COMMENT ON COLUMN analytics.v_exchange.stance IS 'agree, disagree or neutral; null when not analyzed.';
  COMMENT ON COLUMN analytics.v_exchange.confidence IS 'Confidence, 0..1.';
  COMMENT ON COLUMN analytics.v_exchange.abstained IS 'True where the text does not decide.';
  COMMENT ON COLUMN analytics.v_exchange.position IS 'Position of the answer.';
  COMMENT ON COLUMN analytics.v_exchange.answered_position IS 'Position of the answered post; null for a stub.';
  COMMENT ON COLUMN analytics.v_exchange.answered_kind IS 'Kind of the answered post: post, stub (known only through a quote), deleted or hidden.';
  COMMENT ON COLUMN analytics.v_exchange.day IS 'Day of the answer (as v_post.day).';
  COMMENT ON COLUMN analytics.v_exchange.evidence IS 'Spans of the text that decided ([{start, end, text}]).';
  COMMENT ON VIEW analytics.v_quoting IS 'Who quotes whom and how well: v_quote with names and times, without texts.';
  COMMENT ON COLUMN analytics.v_quoting.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_quoting.post_id IS 'The quoting post.';
  COMMENT ON COLUMN analytics.v_quoting.quote_index IS 'Quote of the post in document order, from 0.';
  COMMENT ON COLUMN analytics.v_quoting.parent_index IS 'The quote that holds this one; null at the top level.';
  COMMENT ON COLUMN analytics.v_quoting.author_id IS 'Who quotes; null when no name is known.';
  COMMENT ON COLUMN analytics.v_quoting.author IS 'Who quotes, as printed.';
  COMMENT ON COLUMN analytics.v_quoting.attributed_author IS 'Name printed in the citation; null when nameless.';
  COMMENT ON COLUMN analytics.v_quoting.source_author_id IS 'Who wrote the words; null when unknown.';
  COMMENT ON COLUMN analytics.v_quoting.source_author IS 'Who wrote the words, as printed.';
  COMMENT ON COLUMN analytics.v_quoting.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON COLUMN analytics.v_quoting.source_post_id IS 'The post the words come from, or the stub of an absent one.';
  COMMENT ON COLUMN analytics.v_quoting.source_kind IS 'Kind of that post: post, stub (known only through a quote), deleted or hidden.';
  COMMENT ON COLUMN analytics.v_quoting.verdict IS 'unattributed, source_absent, misattributed, altered, trimmed, elided or exact: the first that applies.';
  COMMENT ON COLUMN analytics.v_quoting.similarity IS 'Word similarity to the source, 0..1; null where there is nothing to compare with.';
  COMMENT ON COLUMN analytics.v_quoting.meaning_changed IS 'A negation, number or name was dropped, added or changed.';
  COMMENT ON COLUMN analytics.v_quoting.position IS 'Position of the quoting post.';
  COMMENT ON COLUMN analytics.v_quoting.posted_at IS 'Time of the quoting post; null where no zone is known.';
  COMMENT ON COLUMN analytics.v_quoting.day IS 'Day of the quoting post (as v_post.day).';
  COMMENT ON VIEW analytics.v_thread_summary IS 'Thread summary, counted at once; over many threads read total_thread.';
  COMMENT ON COLUMN analytics.v_thread_summary.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_thread_summary.site IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.v_thread_summary.title IS 'Title as printed; null when there is none.';
  COMMENT ON COLUMN analytics.v_thread_summary.url IS 'Address as printed or given; null when unknown.';
  COMMENT ON COLUMN analytics.v_thread_summary.posts IS 'Posts of kind post.';
  COMMENT ON COLUMN analytics.v_thread_summary.authors IS 'Different authors among them.';
  COMMENT ON COLUMN analytics.v_thread_summary.first_day IS 'First day with a post.';
  COMMENT ON COLUMN analytics.v_thread_summary.last_day IS 'Last day with a post.';
  COMMENT ON COLUMN analytics.v_thread_summary.original_share IS 'Share of own, not repeated words, 0..1, weighted by length.';
  COMMENT ON COLUMN analytics.v_thread_summary.sentiment IS 'Mean sentiment, -1..1.';
  COMMENT ON COLUMN analytics.v_thread_summary.incivility IS 'Mean incivility, 0..1.';
  COMMENT ON COLUMN analytics.v_thread_summary.quotes IS 'Quotes of all levels.';
  COMMENT ON COLUMN analytics.v_thread_summary.quotes_altered IS 'Quotes whose words differ from their source (verdict altered).';
  COMMENT ON COLUMN analytics.v_thread_summary.replies IS 'Answers: pairs of posts.';
  COMMENT ON COLUMN analytics.v_thread_summary.agree IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.v_thread_summary.disagree IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.v_thread_summary.sources IS 'Articles its posts have something to do with.';
  COMMENT ON COLUMN analytics.v_thread_summary.proposition IS 'What the title proposes; null when it proposes nothing.';
  COMMENT ON TABLE analytics.daily_thread IS 'Per thread and day: counts, and sums from which means are made. As of the last `threadbare db refresh`.';
  COMMENT ON COLUMN analytics.daily_thread."day" IS 'Day of posting in UTC; where no zone is known the day as shown; null when no date is known.';
  COMMENT ON COLUMN analytics.daily_thread."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.daily_thread."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.daily_thread."authors" IS 'Different authors of these posts.';
  COMMENT ON COLUMN analytics.daily_thread."posts" IS 'Posts (kind post).';
  COMMENT ON COLUMN analytics.daily_thread."words" IS 'Own words: runs of characters without white space, outside quotes.';
  COMMENT ON COLUMN analytics.daily_thread."characters" IS 'Code points of the bodies, white space folded.';
  COMMENT ON COLUMN analytics.daily_thread."own_characters" IS 'Of these the author''s own, not repeated words; own_characters / characters is the own share.';
  COMMENT ON COLUMN analytics.daily_thread."quotes" IS 'Quotes of all levels.';
  COMMENT ON COLUMN analytics.daily_thread."quotes_altered" IS 'Quotes whose words differ from their source (verdict altered).';
  COMMENT ON COLUMN analytics.daily_thread."quotes_misattributed" IS 'Quotes under another person''s name (verdict misattributed).';
  COMMENT ON COLUMN analytics.daily_thread."quotes_absent" IS 'Quotes whose source is not in the data (verdict source_absent or unattributed).';
  COMMENT ON COLUMN analytics.daily_thread."replies" IS 'Answers to posts: pairs of an answering and an answered post.';
  COMMENT ON COLUMN analytics.daily_thread."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.daily_thread."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.daily_thread."sentiment_posts" IS 'Posts with a sentiment score.';
  COMMENT ON COLUMN analytics.daily_thread."sentiment_sum" IS 'Sum of these scores, -1..1 each; divided by sentiment_posts it is the mean.';
  COMMENT ON COLUMN analytics.daily_thread."negative" IS 'Posts of class negative.';
  COMMENT ON COLUMN analytics.daily_thread."positive" IS 'Posts of class positive.';
  COMMENT ON COLUMN analytics.daily_thread."incivility_posts" IS 'Posts with an incivility score.';
  COMMENT ON COLUMN analytics.daily_thread."incivility_sum" IS 'Sum of these scores, 0..1 each; divided by incivility_posts it is the mean.';
  COMMENT ON COLUMN analytics.daily_thread."uncivil" IS 'Posts labelled uncivil.';
  COMMENT ON COLUMN analytics.daily_thread."approvals" IS 'Reactions of approval, as printed.';
  COMMENT ON COLUMN analytics.daily_thread."disapprovals" IS 'Reactions of disapproval, as printed.';
  COMMENT ON TABLE analytics.daily_author IS 'Per author, thread and day: counts, and sums from which means are made. Sum over threads for an author''s day.';
  COMMENT ON COLUMN analytics.daily_author."day" IS 'Day of posting in UTC; where no zone is known the day as shown; null when no date is known.';
  COMMENT ON COLUMN analytics.daily_author."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.daily_author."author_id" IS 'Author: a name on a site (in one thread where no site is known); null when the page prints none.';
  COMMENT ON COLUMN analytics.daily_author."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.daily_author."author" IS 'Name as printed; null when unknown.';
  COMMENT ON COLUMN analytics.daily_author."posts" IS 'Posts (kind post).';
  COMMENT ON COLUMN analytics.daily_author."words" IS 'Own words: runs of characters without white space, outside quotes.';
  COMMENT ON COLUMN analytics.daily_author."characters" IS 'Code points of the bodies, white space folded.';
  COMMENT ON COLUMN analytics.daily_author."own_characters" IS 'Of these the author''s own, not repeated words; own_characters / characters is the own share.';
  COMMENT ON COLUMN analytics.daily_author."quotes" IS 'Quotes of all levels.';
  COMMENT ON COLUMN analytics.daily_author."quotes_altered" IS 'Quotes whose words differ from their source (verdict altered).';
  COMMENT ON COLUMN analytics.daily_author."quotes_misattributed" IS 'Quotes under another person''s name (verdict misattributed).';
  COMMENT ON COLUMN analytics.daily_author."quotes_absent" IS 'Quotes whose source is not in the data (verdict source_absent or unattributed).';
  COMMENT ON COLUMN analytics.daily_author."replies" IS 'Answers to posts: pairs of an answering and an answered post.';
  COMMENT ON COLUMN analytics.daily_author."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.daily_author."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.daily_author."sentiment_posts" IS 'Posts with a sentiment score.';
  COMMENT ON COLUMN analytics.daily_author."sentiment_sum" IS 'Sum of these scores, -1..1 each; divided by sentiment_posts it is the mean.';
  COMMENT ON COLUMN analytics.daily_author."negative" IS 'Posts of class negative.';
  COMMENT ON COLUMN analytics.daily_author."positive" IS 'Posts of class positive.';
  COMMENT ON COLUMN analytics.daily_author."incivility_posts" IS 'Posts with an incivility score.';
  COMMENT ON COLUMN analytics.daily_author."incivility_sum" IS 'Sum of these scores, 0..1 each; divided by incivility_posts it is the mean.';
  COMMENT ON COLUMN analytics.daily_author."uncivil" IS 'Posts labelled uncivil.';
  COMMENT ON COLUMN analytics.daily_author."approvals" IS 'Reactions of approval, as printed.';
  COMMENT ON COLUMN analytics.daily_author."disapprovals" IS 'Reactions of disapproval, as printed.';
  COMMENT ON TABLE analytics.daily_target IS 'Per target, thread and day: stances and tone towards what threads are about.';
  COMMENT ON COLUMN analytics.daily_target."day" IS 'Day of posting in UTC; where no zone is known the day as shown; null when no date is known.';
  COMMENT ON COLUMN analytics.daily_target."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.daily_target."target_key" IS 'Key of the target inside the thread.';
  COMMENT ON COLUMN analytics.daily_target."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.daily_target."target" IS 'Its name: the most frequent full variant in the thread.';
  COMMENT ON COLUMN analytics.daily_target."target_kind" IS 'person, organisation, place, proposition or other.';
  COMMENT ON COLUMN analytics.daily_target."posts" IS 'Posts in which a stance or a tone towards it was read.';
  COMMENT ON COLUMN analytics.daily_target."favor" IS 'Posts of which the poster''s own stance is decided and in favour.';
  COMMENT ON COLUMN analytics.daily_target."against" IS 'Posts of which the poster''s own stance is decided and against.';
  COMMENT ON COLUMN analytics.daily_target."undecided" IS 'Posts whose own stance on it is not decided.';
  COMMENT ON COLUMN analytics.daily_target."reported" IS 'Stances of others that posts report.';
  COMMENT ON COLUMN analytics.daily_target."sentiment_posts" IS 'Posts with a tone towards it.';
  COMMENT ON COLUMN analytics.daily_target."sentiment_sum" IS 'Sum of that tone, -1..1 each; divided by sentiment_posts it is the mean.';
  COMMENT ON TABLE analytics.thread_pair IS 'Who answers and quotes whom in each thread: one row per ordered pair of authors.';
  COMMENT ON COLUMN analytics.thread_pair."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.thread_pair."from_author_id" IS 'Who answers.';
  COMMENT ON COLUMN analytics.thread_pair."to_author_id" IS 'Who is answered.';
  COMMENT ON COLUMN analytics.thread_pair."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.thread_pair."from_author" IS 'Who answers, as printed.';
  COMMENT ON COLUMN analytics.thread_pair."to_author" IS 'Who is answered, as printed.';
  COMMENT ON COLUMN analytics.thread_pair."replies" IS 'Answers: pairs of posts.';
  COMMENT ON COLUMN analytics.thread_pair."quoting" IS 'Of these, answers that quote.';
  COMMENT ON COLUMN analytics.thread_pair."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.thread_pair."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.thread_pair."neutral" IS 'Answers that are neither, or undecided.';
  COMMENT ON COLUMN analytics.thread_pair."altered" IS 'Quotes of the other''s words that differ from them (verdict altered).';
  COMMENT ON COLUMN analytics.thread_pair."first_day" IS 'Day of the first answer with a date.';
  COMMENT ON COLUMN analytics.thread_pair."last_day" IS 'Day of the last one.';
  COMMENT ON TABLE analytics.total_thread IS 'Thread summary: one row per thread. As of the last `threadbare db refresh`; v_thread_summary counts at once.';
  COMMENT ON COLUMN analytics.total_thread."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.total_thread."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.total_thread."title" IS 'Title as printed; null when there is none.';
  COMMENT ON COLUMN analytics.total_thread."url" IS 'Address as printed or given; null when unknown.';
  COMMENT ON COLUMN analytics.total_thread."authors" IS 'Different authors of its posts.';
  COMMENT ON COLUMN analytics.total_thread."days" IS 'Days on which somebody posted.';
  COMMENT ON COLUMN analytics.total_thread."first_day" IS 'First day with a post.';
  COMMENT ON COLUMN analytics.total_thread."last_day" IS 'Last day with a post.';
  COMMENT ON COLUMN analytics.total_thread."posts" IS 'Posts (kind post).';
  COMMENT ON COLUMN analytics.total_thread."words" IS 'Own words: runs of characters without white space, outside quotes.';
  COMMENT ON COLUMN analytics.total_thread."characters" IS 'Code points of the bodies, white space folded.';
  COMMENT ON COLUMN analytics.total_thread."own_characters" IS 'Of these the author''s own, not repeated words; own_characters / characters is the own share.';
  COMMENT ON COLUMN analytics.total_thread."quotes" IS 'Quotes of all levels.';
  COMMENT ON COLUMN analytics.total_thread."quotes_altered" IS 'Quotes whose words differ from their source (verdict altered).';
  COMMENT ON COLUMN analytics.total_thread."quotes_misattributed" IS 'Quotes under another person''s name (verdict misattributed).';
  COMMENT ON COLUMN analytics.total_thread."quotes_absent" IS 'Quotes whose source is not in the data (verdict source_absent or unattributed).';
  COMMENT ON COLUMN analytics.total_thread."replies" IS 'Answers to posts: pairs of an answering and an answered post.';
  COMMENT ON COLUMN analytics.total_thread."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.total_thread."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.total_thread."sentiment_posts" IS 'Posts with a sentiment score.';
  COMMENT ON COLUMN analytics.total_thread."sentiment_sum" IS 'Sum of these scores, -1..1 each; divided by sentiment_posts it is the mean.';
  COMMENT ON COLUMN analytics.total_thread."negative" IS 'Posts of class negative.';
  COMMENT ON COLUMN analytics.total_thread."positive" IS 'Posts of class positive.';
  COMMENT ON COLUMN analytics.total_thread."incivility_posts" IS 'Posts with an incivility score.';
  COMMENT ON COLUMN analytics.total_thread."incivility_sum" IS 'Sum of these scores, 0..1 each; divided by incivility_posts it is the mean.';
  COMMENT ON COLUMN analytics.total_thread."uncivil" IS 'Posts labelled uncivil.';
  COMMENT ON COLUMN analytics.total_thread."approvals" IS 'Reactions of approval, as printed.';
  COMMENT ON COLUMN analytics.total_thread."disapprovals" IS 'Reactions of disapproval, as printed.';
  COMMENT ON COLUMN analytics.total_thread."original_share" IS 'Share of own, not repeated words, 0..1, weighted by length; null where nothing was written.';
  COMMENT ON COLUMN analytics.total_thread."sentiment" IS 'Mean sentiment, -1..1; null where no post has a score.';
  COMMENT ON COLUMN analytics.total_thread."incivility" IS 'Mean incivility, 0..1; null where no post has a score.';
  COMMENT ON COLUMN analytics.total_thread."sentiment_first" IS 'Mean sentiment of the first quarter of its posts; null under eight posts with a score.';
  COMMENT ON COLUMN analytics.total_thread."sentiment_last" IS 'Mean sentiment of the last quarter; null under eight posts with a score.';
  COMMENT ON COLUMN analytics.total_thread."language" IS 'Language most of its posts are written in (ISO 639-1); the first by name where two are equal.';
  COMMENT ON COLUMN analytics.total_thread."languages" IS 'Posts per language ({en: 12}); posts without one are left out.';
  COMMENT ON COLUMN analytics.total_thread."sources" IS 'Articles its posts have something to do with.';
  COMMENT ON TABLE analytics.total_author IS 'Per author over everything stored. As of the last `threadbare db refresh`; v_author counts at once.';
  COMMENT ON COLUMN analytics.total_author."author_id" IS 'Author: a name on a site (in one thread where no site is known).';
  COMMENT ON COLUMN analytics.total_author."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.total_author."name" IS 'Name as printed.';
  COMMENT ON COLUMN analytics.total_author."threads" IS 'Threads with a post.';
  COMMENT ON COLUMN analytics.total_author."days" IS 'Days with a post.';
  COMMENT ON COLUMN analytics.total_author."first_day" IS 'First day with a post.';
  COMMENT ON COLUMN analytics.total_author."last_day" IS 'Last day with a post.';
  COMMENT ON COLUMN analytics.total_author."posts" IS 'Posts (kind post).';
  COMMENT ON COLUMN analytics.total_author."words" IS 'Own words: runs of characters without white space, outside quotes.';
  COMMENT ON COLUMN analytics.total_author."characters" IS 'Code points of the bodies, white space folded.';
  COMMENT ON COLUMN analytics.total_author."own_characters" IS 'Of these the author''s own, not repeated words; own_characters / characters is the own share.';
  COMMENT ON COLUMN analytics.total_author."quotes" IS 'Quotes of all levels.';
  COMMENT ON COLUMN analytics.total_author."quotes_altered" IS 'Quotes whose words differ from their source (verdict altered).';
  COMMENT ON COLUMN analytics.total_author."quotes_misattributed" IS 'Quotes under another person''s name (verdict misattributed).';
  COMMENT ON COLUMN analytics.total_author."quotes_absent" IS 'Quotes whose source is not in the data (verdict source_absent or unattributed).';
  COMMENT ON COLUMN analytics.total_author."replies" IS 'Answers to posts: pairs of an answering and an answered post.';
  COMMENT ON COLUMN analytics.total_author."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.total_author."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.total_author."sentiment_posts" IS 'Posts with a sentiment score.';
  COMMENT ON COLUMN analytics.total_author."sentiment_sum" IS 'Sum of these scores, -1..1 each; divided by sentiment_posts it is the mean.';
  COMMENT ON COLUMN analytics.total_author."negative" IS 'Posts of class negative.';
  COMMENT ON COLUMN analytics.total_author."positive" IS 'Posts of class positive.';
  COMMENT ON COLUMN analytics.total_author."incivility_posts" IS 'Posts with an incivility score.';
  COMMENT ON COLUMN analytics.total_author."incivility_sum" IS 'Sum of these scores, 0..1 each; divided by incivility_posts it is the mean.';
  COMMENT ON COLUMN analytics.total_author."uncivil" IS 'Posts labelled uncivil.';
  COMMENT ON COLUMN analytics.total_author."approvals" IS 'Reactions of approval, as printed.';
  COMMENT ON COLUMN analytics.total_author."disapprovals" IS 'Reactions of disapproval, as printed.';
  COMMENT ON COLUMN analytics.total_author."original_share" IS 'Share of own, not repeated words, 0..1, weighted by length; null where nothing was written.';
  COMMENT ON COLUMN analytics.total_author."sentiment" IS 'Mean sentiment, -1..1; null where no post has a score.';
  COMMENT ON COLUMN analytics.total_author."incivility" IS 'Mean incivility, 0..1; null where no post has a score.';
  COMMENT ON COLUMN analytics.total_author."answers" IS 'Answers the author got.';
  COMMENT ON COLUMN analytics.total_author."answered_by" IS 'Different authors who gave them.';
  COMMENT ON COLUMN analytics.total_author."agreed_with" IS 'Answers that agree with the author.';
  COMMENT ON COLUMN analytics.total_author."disagreed_with" IS 'Answers that disagree.';
  COMMENT ON TABLE analytics.total_target IS 'Per target over everything stored: the same name and kind on one site.';
  COMMENT ON COLUMN analytics.total_target."target" IS 'Name.';
  COMMENT ON COLUMN analytics.total_target."target_kind" IS 'person, organisation, place, proposition or other.';
  COMMENT ON COLUMN analytics.total_target."site" IS 'Host of the installation; null where neither page nor user says.';
  COMMENT ON COLUMN analytics.total_target."threads" IS 'Threads about it.';
  COMMENT ON COLUMN analytics.total_target."first_day" IS 'First day with a post on it.';
  COMMENT ON COLUMN analytics.total_target."last_day" IS 'Last day.';
  COMMENT ON COLUMN analytics.total_target."posts" IS 'Posts in which a stance or a tone towards it was read.';
  COMMENT ON COLUMN analytics.total_target."favor" IS 'Posts with a decided own stance in favour.';
  COMMENT ON COLUMN analytics.total_target."against" IS 'Posts with a decided own stance against.';
  COMMENT ON COLUMN analytics.total_target."undecided" IS 'Posts whose own stance on it is not decided.';
  COMMENT ON COLUMN analytics.total_target."reported" IS 'Stances of others that posts report.';
  COMMENT ON COLUMN analytics.total_target."sentiment_posts" IS 'Posts with a tone towards it.';
  COMMENT ON COLUMN analytics.total_target."sentiment" IS 'Mean tone, -1..1; null where no post has one.';END
$comments$;
