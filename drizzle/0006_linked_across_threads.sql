CREATE TABLE "threadbare"."post_print" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"prints" bigint[] NOT NULL,
	"text_hash" bigint,
	"account" bigint,
	"posted" bigint,
	"face" bigint NOT NULL,
	CONSTRAINT "post_print_thread_id_post_id_pk" PRIMARY KEY("thread_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."stale" (
	"thread_id" uuid NOT NULL,
	"marks" integer NOT NULL,
	CONSTRAINT "stale_thread_id_pk" PRIMARY KEY("thread_id")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."waiting" (
	"thread_id" uuid NOT NULL,
	"print" bigint NOT NULL,
	CONSTRAINT "waiting_thread_id_print_pk" PRIMARY KEY("thread_id","print")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."chosen_reference" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"thread_id" uuid,
	"number" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid,
	CONSTRAINT "chosen_reference_kind" CHECK ("threadbare"."chosen_reference"."kind" in ('document', 'post'))
);
--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" DROP CONSTRAINT "repeat_kind";--> statement-breakpoint
ALTER TABLE "threadbare"."quote" DROP CONSTRAINT "quote_thread_id_source_post_id_post_thread_id_post_id_fk";
--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" DROP CONSTRAINT "repeat_thread_id_source_post_id_post_thread_id_post_id_fk";
--> statement-breakpoint
ALTER TABLE "threadbare"."post" ADD COLUMN "segments" jsonb;--> statement-breakpoint
ALTER TABLE "threadbare"."quote" ADD COLUMN "source_thread_id" uuid;--> statement-breakpoint
ALTER TABLE "threadbare"."quote" ADD COLUMN "local_source_id" uuid GENERATED ALWAYS AS (case when source_thread_id is null then source_post_id end) STORED;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD COLUMN "source_thread_id" uuid;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD COLUMN "local_source_id" uuid GENERATED ALWAYS AS (case when source_thread_id is null then source_post_id end) STORED;--> statement-breakpoint
ALTER TABLE "threadbare"."post_print" ADD CONSTRAINT "post_print_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."stale" ADD CONSTRAINT "stale_thread_id_thread_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "threadbare"."thread"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."waiting" ADD CONSTRAINT "waiting_thread_id_thread_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "threadbare"."thread"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_print_prints" ON "threadbare"."post_print" USING gin ("prints") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "post_print_copies" ON "threadbare"."post_print" USING btree ("text_hash","posted","thread_id","post_id") WHERE text_hash is not null;--> statement-breakpoint
CREATE INDEX "waiting_print" ON "threadbare"."waiting" USING btree ("print","thread_id");--> statement-breakpoint
ALTER TABLE "threadbare"."quote" ADD CONSTRAINT "quote_thread_id_local_source_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","local_source_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD CONSTRAINT "repeat_thread_id_local_source_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","local_source_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quote_source_thread" ON "threadbare"."quote" USING btree ("source_thread_id") WHERE source_thread_id is not null;--> statement-breakpoint
CREATE INDEX "repeat_source_thread" ON "threadbare"."repeat" USING btree ("source_thread_id") WHERE source_thread_id is not null;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD CONSTRAINT "repeat_kind" CHECK ("threadbare"."repeat"."kind" in ('unmarked', 'self', 'article', 'double_post', 'campaign'));--> statement-breakpoint
-- Threads that were stored before are not in the index yet: the next ingest derives them again.
INSERT INTO "threadbare"."stale" ("thread_id", "marks") SELECT "thread_id", 1 FROM "threadbare"."thread";--> statement-breakpoint
-- Own text between quotes. Segments are triples (start, end, quotes answered); null says one stretch that answers none.
CREATE VIEW analytics.v_segment AS
SELECT p.thread_id, p.post_id, s.segment_index, s.start_offset, s.end_offset,
  substr(p.own_text, s.start_offset + 1, s.end_offset - s.start_offset) AS text, s.answers
FROM threadbare.post p
CROSS JOIN LATERAL (
  SELECT (e.n - 1)::integer AS segment_index, (e.value ->> 0)::integer AS start_offset, (e.value ->> 1)::integer AS end_offset,
    ARRAY(SELECT a::integer FROM jsonb_array_elements_text(e.value -> 2) AS a) AS answers
  FROM jsonb_array_elements(p.segments) WITH ORDINALITY AS e(value, n)
  UNION ALL
  SELECT 0, 0, char_length(p.own_text), '{}' WHERE p.segments IS NULL AND p.own_text <> '') s;
--> statement-breakpoint
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
LEFT JOIN threadbare.post o ON o.thread_id = coalesce(q.source_thread_id, q.thread_id) AND o.post_id = q.source_post_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_altered_quote AS
SELECT q.thread_id, q.post_id, q.quote_index, q.parent_index, q.attributed_author, q.source_post_id, q.source_document_id,
  q.verdict, q.method, q.similarity, q.meaning_changed,
  threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) AS text,
  CASE WHEN q.source_start IS NOT NULL THEN substr(CASE WHEN q.source_document_id IS NULL THEN o.own_text ELSE d.text END, q.source_start + 1, q.source_end - q.source_start) END AS source_text,
  q.diff, q.declared_edit, q.source_thread_id
FROM threadbare.quote q
LEFT JOIN threadbare.post o ON o.thread_id = coalesce(q.source_thread_id, q.thread_id) AND o.post_id = q.source_post_id
LEFT JOIN threadbare.document d ON d.document_id = q.source_document_id
WHERE q.diff IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_repeat AS
SELECT r.thread_id, r.post_id, r.start_offset, r.end_offset, r.source_post_id, r.source_document_id, r.kind,
  substr(p.own_text, r.start_offset + 1, r.end_offset - r.start_offset) AS text, r.source_thread_id
FROM threadbare.repeat r
JOIN threadbare.post p ON p.thread_id = r.thread_id AND p.post_id = r.post_id;
--> statement-breakpoint
-- A campaign is named by its earliest post, which its other posts point to; the first account's own copies are kind self.
CREATE VIEW analytics.v_campaign AS
WITH copy AS (
  SELECT coalesce(r.source_thread_id, r.thread_id) AS thread_id, r.source_post_id AS post_id,
    r.thread_id AS copy_thread_id, r.post_id AS copy_post_id, bool_or(r.kind = 'campaign') AS others,
    sum(r.end_offset - r.start_offset) AS repeated
  FROM threadbare.repeat r
  WHERE r.kind IN ('campaign', 'self', 'double_post') AND r.source_post_id IS NOT NULL
  GROUP BY 1, 2, 3, 4),
campaign AS (SELECT c.thread_id, c.post_id FROM copy c WHERE c.others GROUP BY 1, 2),
member AS (
  SELECT c.thread_id, c.post_id, c.copy_thread_id, c.copy_post_id, c.repeated
  FROM copy c JOIN campaign g ON g.thread_id = c.thread_id AND g.post_id = c.post_id
  UNION ALL
  SELECT g.thread_id, g.post_id, g.thread_id, g.post_id, NULL FROM campaign g)
SELECT m.thread_id, m.post_id, s.host AS site, a.name AS author, o.own_text AS text,
  count(DISTINCT p.author_id) AS accounts, count(DISTINCT m.copy_thread_id) AS threads, count(*) AS posts,
  min(p.posted_at) AS first_posted_at, max(p.posted_at) AS last_posted_at,
  avg(least(1, m.repeated / nullif(char_length(p.own_text), 0)::double precision)) AS share
FROM member m
JOIN threadbare.post p ON p.thread_id = m.copy_thread_id AND p.post_id = m.copy_post_id
JOIN threadbare.post o ON o.thread_id = m.thread_id AND o.post_id = m.post_id
JOIN threadbare.thread t ON t.thread_id = m.thread_id
LEFT JOIN threadbare.site s ON s.site_id = t.site_id
LEFT JOIN threadbare.author a ON a.author_id = o.author_id
GROUP BY m.thread_id, m.post_id, s.host, a.name, o.own_text;
--> statement-breakpoint
CREATE VIEW analytics.v_chosen_reference AS
SELECT source_id, kind, thread_id, number, at, run_id FROM threadbare.chosen_reference;
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.post_print IS 'What posts are found by from other threads of their site: a function of their own thread''s pages.';
  COMMENT ON COLUMN threadbare.post_print.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN threadbare.post_print.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN threadbare.post_print.prints IS 'Fingerprints of runs of words of the own text, and the hashed id and address quotes name it by; mixed with the site.';
  COMMENT ON COLUMN threadbare.post_print.text_hash IS 'Hash of all words of the own text, mixed with the site; null where it is too short to be a copy.';
  COMMENT ON COLUMN threadbare.post_print.account IS 'Hash of the folded author name; null where none is printed.';
  COMMENT ON COLUMN threadbare.post_print.posted IS 'Milliseconds since 1970, of a wall clock without a zone as if it were UTC; null when unknown. Orders copies.';
  COMMENT ON COLUMN threadbare.post_print.face IS 'Hash of all that other threads read of the post: when it changes, they are derived again.';
  COMMENT ON TABLE threadbare.waiting IS 'What quotes without a sure source in their thread are looked up by.';
  COMMENT ON COLUMN threadbare.waiting.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN threadbare.waiting.print IS 'A fingerprint of the quoted words, or the hashed id or address the quote prints; mixed with the site.';
  COMMENT ON TABLE threadbare.stale IS 'Threads whose links across threads may have changed since they were derived; the next ingest derives them again.';
  COMMENT ON COLUMN threadbare.stale.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN threadbare.stale.marks IS 'How often it was marked: a mark that came while the thread was being derived is not lost.';
  COMMENT ON TABLE threadbare.chosen_reference IS 'Articles and posts a user chose as the reference of the sayings they hold; the choice lasts until it is taken back.';
  COMMENT ON COLUMN threadbare.chosen_reference.source_id IS 'The article (document_id) or post (post_id) that was chosen.';
  COMMENT ON COLUMN threadbare.chosen_reference.kind IS 'document or post.';
  COMMENT ON COLUMN threadbare.chosen_reference.thread_id IS 'Thread of a post; null for an article.';
  COMMENT ON COLUMN threadbare.chosen_reference.number IS 'Order of choice, from 1; where a saying stands in several chosen sources, the highest number is its reference.';
  COMMENT ON COLUMN threadbare.chosen_reference."at" IS 'When it was chosen; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN threadbare.chosen_reference.run_id IS 'The run (command) that wrote it; provenance.';
  COMMENT ON COLUMN threadbare.post.segments IS 'Stretches of own text between quotes as triples (start, end, indexes of the top-level quotes it answers); null where the own text is one stretch that answers none.';
  COMMENT ON COLUMN threadbare.quote.source_post_id IS 'The post the words come from: the real one (see source_thread_id), or the stub of an absent one.';
  COMMENT ON COLUMN threadbare.quote.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON COLUMN threadbare.quote.local_source_id IS 'The source where it stands in this thread, for the foreign key; else null.';
  COMMENT ON COLUMN threadbare.repeat.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON COLUMN threadbare.repeat.local_source_id IS 'The source where it stands in this thread, for the foreign key; else null.';
  COMMENT ON COLUMN threadbare.repeat.kind IS 'unmarked (another author''s words), self, article, double_post or campaign (a text that several accounts post).';
  COMMENT ON VIEW analytics.v_segment IS 'Point by point: stretches of own text between quotes, and the top-level quotes each answers.';
  COMMENT ON COLUMN analytics.v_segment.thread_id IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_segment.post_id IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN analytics.v_segment.segment_index IS 'Stretch in reading order, from 0.';
  COMMENT ON COLUMN analytics.v_segment.start_offset IS 'First code point of the own text.';
  COMMENT ON COLUMN analytics.v_segment.end_offset IS 'Code point after the last.';
  COMMENT ON COLUMN analytics.v_segment."text" IS 'The words of the stretch.';
  COMMENT ON COLUMN analytics.v_segment.answers IS 'quote_index of the top-level quotes it answers; empty for none.';
  COMMENT ON COLUMN analytics.v_quote.source_post_id IS 'The post the words come from: the real one (in source_thread_id, or this thread), or the stub of an absent one.';
  COMMENT ON COLUMN analytics.v_quote.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON COLUMN analytics.v_quote.answer_text IS 'The own words that answer this quote, where quotes and answers alternate or follow each other; null for none and for nested quotes.';
  COMMENT ON COLUMN analytics.v_altered_quote.source_post_id IS 'The post the words come from: the real one (in source_thread_id, or this thread), or the stub of an absent one.';
  COMMENT ON COLUMN analytics.v_altered_quote.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON VIEW analytics.v_repeat IS 'Stretches of own text written before, in this thread, another one of the site or an article, without a quote mark.';
  COMMENT ON COLUMN analytics.v_repeat.source_post_id IS 'The post the words come from: in source_thread_id, or this thread.';
  COMMENT ON COLUMN analytics.v_repeat.kind IS 'unmarked (another author''s words), self, article, double_post or campaign (a text that several accounts post; the source is its earliest copy).';
  COMMENT ON COLUMN analytics.v_repeat.source_thread_id IS 'Thread of the source where it is another one of the site; null: this thread.';
  COMMENT ON VIEW analytics.v_campaign IS 'Texts that several accounts post in several places of a site; one row each, named by the earliest copy.';
  COMMENT ON COLUMN analytics.v_campaign.thread_id IS 'Thread of the earliest copy.';
  COMMENT ON COLUMN analytics.v_campaign.post_id IS 'The earliest copy.';
  COMMENT ON COLUMN analytics.v_campaign.site IS 'Host of the site.';
  COMMENT ON COLUMN analytics.v_campaign.author IS 'Who posted the earliest copy, as printed; null where no name is.';
  COMMENT ON COLUMN analytics.v_campaign."text" IS 'Own text of the earliest copy.';
  COMMENT ON COLUMN analytics.v_campaign.accounts IS 'Different accounts among the copies.';
  COMMENT ON COLUMN analytics.v_campaign.threads IS 'Threads the copies stand in.';
  COMMENT ON COLUMN analytics.v_campaign.posts IS 'Copies, the earliest one and those of its own account included.';
  COMMENT ON COLUMN analytics.v_campaign.first_posted_at IS 'Time of the first copy; null where no zone is known.';
  COMMENT ON COLUMN analytics.v_campaign.last_posted_at IS 'Time of the last copy; null where no zone is known.';
  COMMENT ON COLUMN analytics.v_campaign.share IS 'Mean share of a later copy''s own text that repeats the earliest one, 0..1.';
  COMMENT ON VIEW analytics.v_chosen_reference IS 'Articles and posts chosen as the reference of the sayings they hold, by `threadbare reference`.';
  COMMENT ON COLUMN analytics.v_chosen_reference.source_id IS 'The article (document_id) or post (post_id) that was chosen.';
  COMMENT ON COLUMN analytics.v_chosen_reference.kind IS 'document or post.';
  COMMENT ON COLUMN analytics.v_chosen_reference.thread_id IS 'Thread of a post; null for an article.';
  COMMENT ON COLUMN analytics.v_chosen_reference.number IS 'Order of choice, from 1; where a saying stands in several chosen sources, the highest number is its reference.';
  COMMENT ON COLUMN analytics.v_chosen_reference."at" IS 'When it was chosen; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN analytics.v_chosen_reference.run_id IS 'The run (command) that wrote it; provenance.';
END
$comments$;
