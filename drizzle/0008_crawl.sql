CREATE TABLE "threadbare"."crawl" (
	"crawl_id" uuid PRIMARY KEY NOT NULL,
	"seeds" text[] NOT NULL,
	"options" jsonb NOT NULL,
	"state" text NOT NULL,
	"visit" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"owner" jsonb,
	"owned_until" timestamp with time zone,
	CONSTRAINT "crawl_state" CHECK ("threadbare"."crawl"."state" in ('open', 'finished'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."crawl_host" (
	"origin" text PRIMARY KEY NOT NULL,
	"robots" jsonb,
	"robots_at" timestamp with time zone,
	"hold_until" timestamp with time zone,
	"day" text,
	"fetched" integer DEFAULT 0 NOT NULL,
	"owner" jsonb,
	"owned_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "threadbare"."crawl_page" (
	"crawl_id" uuid NOT NULL,
	"page_key" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threadbare"."crawl_page_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"priority" integer NOT NULL,
	"about" jsonb NOT NULL,
	"head_key" uuid NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"message" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"visit" integer NOT NULL,
	"status" integer,
	"etag" text,
	"last_modified" text,
	"sha256" text,
	"place" jsonb,
	"fetched_at" timestamp with time zone,
	"joined_key" uuid,
	"thread_id" uuid,
	"settled" boolean DEFAULT true NOT NULL,
	"page" integer,
	"page_count" integer,
	"posts" integer,
	"expected_posts" integer,
	"total_posts" integer,
	CONSTRAINT "crawl_page_crawl_id_page_key_pk" PRIMARY KEY("crawl_id","page_key"),
	CONSTRAINT "crawl_page_state" CHECK ("threadbare"."crawl_page"."state" in ('queued', 'read', 'unchanged', 'joined', 'refused', 'gone', 'failed', 'skipped')),
	CONSTRAINT "crawl_page_kind" CHECK ("threadbare"."crawl_page"."kind" in ('seed', 'site', 'forum', 'thread'))
);
--> statement-breakpoint
ALTER TABLE "threadbare"."stale" DROP CONSTRAINT "stale_thread_id_thread_thread_id_fk";
--> statement-breakpoint
ALTER TABLE "threadbare"."document_source" ADD COLUMN "charset" text;--> statement-breakpoint
ALTER TABLE "threadbare"."document_source" ADD COLUMN "charset_from" text;--> statement-breakpoint
ALTER TABLE "threadbare"."page_source" ADD COLUMN "charset" text;--> statement-breakpoint
ALTER TABLE "threadbare"."page_source" ADD COLUMN "charset_from" text;--> statement-breakpoint
ALTER TABLE "threadbare"."crawl_page" ADD CONSTRAINT "crawl_page_crawl_id_crawl_crawl_id_fk" FOREIGN KEY ("crawl_id") REFERENCES "threadbare"."crawl"("crawl_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "crawl_page_queue" ON "threadbare"."crawl_page" USING btree ("crawl_id","origin","priority","seq") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "crawl_page_head" ON "threadbare"."crawl_page" USING btree ("crawl_id","head_key");--> statement-breakpoint
CREATE INDEX "crawl_page_unsettled" ON "threadbare"."crawl_page" USING btree ("crawl_id","thread_id") WHERE not settled;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_page AS
SELECT s.thread_id, s.file, s.url, s.sha256, s.fetched_at, s.at, s.run_id, s.content_hash, p.engine, p.page_number,
  s.charset, s.charset_from
FROM threadbare.page_source s
LEFT JOIN threadbare.page p ON p.thread_id = s.thread_id AND p.content_hash = s.content_hash;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_document_source AS
SELECT s.document_id, s.file, s.url, s.sha256, s.fetched_at, s.at, s.run_id, s.content_hash,
  s.content_hash = d.content_hash AS shown, s.charset, s.charset_from
FROM threadbare.document_source s
LEFT JOIN threadbare.document d ON d.document_id = s.document_id;
--> statement-breakpoint
CREATE VIEW analytics.v_crawl AS
SELECT c.crawl_id, c.seeds, c.options, c.state, c.visit, c.started_at, c.finished_at,
  coalesce(p.queued, 0) AS queued, coalesce(p.read, 0) AS read, coalesce(p.unchanged, 0) AS unchanged,
  coalesce(p.refused, 0) AS refused, coalesce(p.gone, 0) AS gone, coalesce(p.failed, 0) AS failed,
  coalesce(p.threads, 0) AS threads, coalesce(p.posts, 0) AS posts, coalesce(p.expected_posts, 0) AS expected_posts
FROM threadbare.crawl c
LEFT JOIN (
  SELECT crawl_id,
    count(*) FILTER (WHERE state = 'queued') AS queued,
    count(*) FILTER (WHERE state = 'read') AS read,
    count(*) FILTER (WHERE state = 'unchanged') AS unchanged,
    count(*) FILTER (WHERE state = 'refused') AS refused,
    count(*) FILTER (WHERE state = 'gone') AS gone,
    count(*) FILTER (WHERE state = 'failed') AS failed,
    count(DISTINCT thread_id) AS threads,
    sum(posts)::bigint AS posts,
    sum(greatest(expected_posts, posts))::bigint AS expected_posts
  FROM threadbare.crawl_page GROUP BY crawl_id) p USING (crawl_id);
--> statement-breakpoint
-- What was asked for and what came of it; addresses still to be fetched are work, not data.
CREATE VIEW analytics.v_crawl_page AS
SELECT crawl_id, url, kind, state, code, message, status, fetched_at, thread_id, page, page_count, posts, expected_posts,
  place ->> 'file' AS file, (place ->> 'number')::bigint AS record, sha256
FROM threadbare.crawl_page WHERE state <> 'queued';
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.stale IS 'Threads whose rows may read differently now; the next ingest, analyze or crawl derives them again.';
  COMMENT ON COLUMN threadbare.page_source.charset IS 'Charset the bytes were read in (WHATWG name); null where it was not recorded.';
  COMMENT ON COLUMN threadbare.page_source.charset_from IS 'What said so: bom, header, meta or sniff (the bytes themselves).';
  COMMENT ON COLUMN threadbare.document_source.charset IS 'Charset the bytes were read in (WHATWG name); null where it was not recorded.';
  COMMENT ON COLUMN threadbare.document_source.charset_from IS 'What said so: bom, header, meta or sniff (the bytes themselves).';
  COMMENT ON COLUMN analytics.v_page.charset IS 'Charset the bytes were read in (WHATWG name); null where it was not recorded.';
  COMMENT ON COLUMN analytics.v_page.charset_from IS 'What said so: bom, header, meta or sniff (the bytes themselves).';
  COMMENT ON COLUMN analytics.v_document_source.charset IS 'Charset the bytes were read in (WHATWG name); null where it was not recorded.';
  COMMENT ON COLUMN analytics.v_document_source.charset_from IS 'What said so: bom, header, meta or sniff (the bytes themselves).';
  COMMENT ON TABLE threadbare.crawl IS 'Crawls: the addresses each began with and how it goes about them.';
  COMMENT ON COLUMN threadbare.crawl.crawl_id IS 'Crawl.';
  COMMENT ON COLUMN threadbare.crawl.seeds IS 'Addresses it began with.';
  COMMENT ON COLUMN threadbare.crawl.options IS 'How it was asked for: depth, limits, delay.';
  COMMENT ON COLUMN threadbare.crawl.state IS 'open (there is work left) or finished.';
  COMMENT ON COLUMN threadbare.crawl.visit IS '1, and one more for each refresh.';
  COMMENT ON COLUMN threadbare.crawl.started_at IS 'When it began.';
  COMMENT ON COLUMN threadbare.crawl.finished_at IS 'When its last visit ended; null while it is open.';
  COMMENT ON COLUMN threadbare.crawl.owner IS 'The process at work on it; null when none is.';
  COMMENT ON COLUMN threadbare.crawl.owned_until IS 'Until when that process is believed alive from another machine.';
  COMMENT ON TABLE threadbare.crawl_page IS 'Addresses of crawls: fetched, ended or still to fetch.';
  COMMENT ON COLUMN threadbare.crawl_page.crawl_id IS 'Crawl.';
  COMMENT ON COLUMN threadbare.crawl_page.page_key IS 'UUIDv5 of the cleaned address.';
  COMMENT ON COLUMN threadbare.crawl_page.seq IS 'Order of discovery.';
  COMMENT ON COLUMN threadbare.crawl_page.url IS 'Cleaned address: without session, sort order and anchor.';
  COMMENT ON COLUMN threadbare.crawl_page.origin IS 'Scheme, host and port.';
  COMMENT ON COLUMN threadbare.crawl_page.kind IS 'What it was followed as: seed, site (sections), forum (list of threads) or thread.';
  COMMENT ON COLUMN threadbare.crawl_page.priority IS 'Smaller goes first.';
  COMMENT ON COLUMN threadbare.crawl_page.about IS 'How it was reached and what its list said about it.';
  COMMENT ON COLUMN threadbare.crawl_page.head_key IS 'page_key of the first page of its list or thread.';
  COMMENT ON COLUMN threadbare.crawl_page.state IS 'queued, read, unchanged, joined (another address of the same page), refused, gone, failed or skipped.';
  COMMENT ON COLUMN threadbare.crawl_page.code IS 'Why it ended so; docs/problems.md. Null for a page that was read.';
  COMMENT ON COLUMN threadbare.crawl_page.message IS 'The same in words.';
  COMMENT ON COLUMN threadbare.crawl_page.attempts IS 'Tries in this visit.';
  COMMENT ON COLUMN threadbare.crawl_page.not_before IS 'Not to be tried before.';
  COMMENT ON COLUMN threadbare.crawl_page.visit IS 'Visit of the crawl that asked for it last.';
  COMMENT ON COLUMN threadbare.crawl_page.status IS 'HTTP status of the last answer.';
  COMMENT ON COLUMN threadbare.crawl_page.etag IS 'Validator of the copy at hand.';
  COMMENT ON COLUMN threadbare.crawl_page.last_modified IS 'Validator of the copy at hand.';
  COMMENT ON COLUMN threadbare.crawl_page.sha256 IS 'SHA-256 of the unpacked body.';
  COMMENT ON COLUMN threadbare.crawl_page.place IS 'Where the answer lies in the archive: file, offset, length, number, digest, date.';
  COMMENT ON COLUMN threadbare.crawl_page.fetched_at IS 'When the last answer came.';
  COMMENT ON COLUMN threadbare.crawl_page.joined_key IS 'page_key of the address it stands for, after a redirect or a canonical link.';
  COMMENT ON COLUMN threadbare.crawl_page.thread_id IS 'Thread it is a page of; null for lists.';
  COMMENT ON COLUMN threadbare.crawl_page.settled IS 'False while its thread has not been derived since it came.';
  COMMENT ON COLUMN threadbare.crawl_page.page IS 'Place in its list or thread, from 1.';
  COMMENT ON COLUMN threadbare.crawl_page.page_count IS 'Pages of its list or thread, as printed.';
  COMMENT ON COLUMN threadbare.crawl_page.posts IS 'Posts found on it.';
  COMMENT ON COLUMN threadbare.crawl_page.expected_posts IS 'Posts it says it holds.';
  COMMENT ON COLUMN threadbare.crawl_page.total_posts IS 'Posts of the whole thread, as this page counted them.';
  COMMENT ON TABLE threadbare.crawl_host IS 'What is known of servers: shared by all crawls, so that together they stay polite.';
  COMMENT ON COLUMN threadbare.crawl_host.origin IS 'Scheme, host and port for robots.txt; the host alone for requests, which all its origins share.';
  COMMENT ON COLUMN threadbare.crawl_host.robots IS 'Answer to robots.txt.';
  COMMENT ON COLUMN threadbare.crawl_host.robots_at IS 'When it was asked.';
  COMMENT ON COLUMN threadbare.crawl_host.hold_until IS 'Not to be asked before, as it said itself.';
  COMMENT ON COLUMN threadbare.crawl_host.day IS 'Day (UTC) that fetched counts.';
  COMMENT ON COLUMN threadbare.crawl_host.fetched IS 'Requests on that day.';
  COMMENT ON COLUMN threadbare.crawl_host.owner IS 'The process that asks it now; null when none does.';
  COMMENT ON COLUMN threadbare.crawl_host.owned_until IS 'Until when that process is believed alive from another machine.';
  COMMENT ON VIEW analytics.v_crawl IS 'Crawls and how far they are.';
  COMMENT ON COLUMN analytics.v_crawl.crawl_id IS 'Crawl.';
  COMMENT ON COLUMN analytics.v_crawl.seeds IS 'Addresses it began with.';
  COMMENT ON COLUMN analytics.v_crawl.options IS 'How it was asked for: depth, limits, delay.';
  COMMENT ON COLUMN analytics.v_crawl.state IS 'open (there is work left) or finished.';
  COMMENT ON COLUMN analytics.v_crawl.visit IS '1, and one more for each refresh.';
  COMMENT ON COLUMN analytics.v_crawl.started_at IS 'When it began.';
  COMMENT ON COLUMN analytics.v_crawl.finished_at IS 'When its last visit ended; null while it is open.';
  COMMENT ON COLUMN analytics.v_crawl.queued IS 'Addresses still to fetch.';
  COMMENT ON COLUMN analytics.v_crawl.read IS 'Pages fetched and read.';
  COMMENT ON COLUMN analytics.v_crawl.unchanged IS 'Pages the last visit found as they were.';
  COMMENT ON COLUMN analytics.v_crawl.refused IS 'Pages refused: by robots.txt, a sign-in, a challenge, a policy.';
  COMMENT ON COLUMN analytics.v_crawl.gone IS 'Pages that are not there any more.';
  COMMENT ON COLUMN analytics.v_crawl.failed IS 'Pages that could not be fetched or read.';
  COMMENT ON COLUMN analytics.v_crawl.threads IS 'Threads it brought pages of.';
  COMMENT ON COLUMN analytics.v_crawl.posts IS 'Posts on these pages; a post that stands on two pages counts twice.';
  COMMENT ON COLUMN analytics.v_crawl.expected_posts IS 'Posts these pages say they hold.';
  COMMENT ON VIEW analytics.v_crawl_page IS 'What crawls asked for and what came of it.';
  COMMENT ON COLUMN analytics.v_crawl_page.crawl_id IS 'Crawl.';
  COMMENT ON COLUMN analytics.v_crawl_page.url IS 'Address, without session, sort order and anchor.';
  COMMENT ON COLUMN analytics.v_crawl_page.kind IS 'What it was followed as: seed, site (sections), forum (list of threads) or thread.';
  COMMENT ON COLUMN analytics.v_crawl_page.state IS 'read, unchanged, joined (another address of the same page), refused, gone, failed or skipped.';
  COMMENT ON COLUMN analytics.v_crawl_page.code IS 'Why it ended so; docs/problems.md. Null for a page that was read.';
  COMMENT ON COLUMN analytics.v_crawl_page.message IS 'The same in words.';
  COMMENT ON COLUMN analytics.v_crawl_page.status IS 'HTTP status of the last answer.';
  COMMENT ON COLUMN analytics.v_crawl_page.fetched_at IS 'When the last answer came.';
  COMMENT ON COLUMN analytics.v_crawl_page.thread_id IS 'Thread it is a page of; null for lists.';
  COMMENT ON COLUMN analytics.v_crawl_page.page IS 'Place in its list or thread, from 1.';
  COMMENT ON COLUMN analytics.v_crawl_page.page_count IS 'Pages of its list or thread, as printed.';
  COMMENT ON COLUMN analytics.v_crawl_page.posts IS 'Posts found on it.';
  COMMENT ON COLUMN analytics.v_crawl_page.expected_posts IS 'Posts it says it holds.';
  COMMENT ON COLUMN analytics.v_crawl_page.file IS 'Archive the answer lies in.';
  COMMENT ON COLUMN analytics.v_crawl_page.record IS 'Number of its record there, from 1.';
  COMMENT ON COLUMN analytics.v_crawl_page.sha256 IS 'SHA-256 of the unpacked body.';
END
$comments$;
