CREATE SCHEMA "threadbare";
--> statement-breakpoint
CREATE TABLE "threadbare"."analyzer" (
	"analyzer" text NOT NULL,
	"version" text NOT NULL,
	"version_key" text NOT NULL,
	"selected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "analyzer_analyzer_version_pk" PRIMARY KEY("analyzer","version")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."annotation" (
	"thread_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"analyzer" text NOT NULL,
	"version" text NOT NULL,
	"input_hash" text NOT NULL,
	"post_id" uuid,
	"value" jsonb NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "annotation_thread_id_subject_id_analyzer_version_pk" PRIMARY KEY("thread_id","subject_id","analyzer","version"),
	CONSTRAINT "annotation_subject" CHECK ("threadbare"."annotation"."subject_id" = coalesce("threadbare"."annotation"."post_id", "threadbare"."annotation"."thread_id"))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."change" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "threadbare"."change_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entity" text NOT NULL,
	"id" text NOT NULL,
	"thread_id" uuid,
	"op" text NOT NULL,
	"run_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_op" CHECK ("threadbare"."change"."op" in ('insert', 'update', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."problem" (
	"problem_id" uuid PRIMARY KEY NOT NULL,
	"file" text,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"post" integer,
	"thread_id" uuid,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."author" (
	"author_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."document" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"url" text,
	"title" text,
	"authors" text[] NOT NULL,
	"publisher" text,
	"agency" text,
	"published_at" timestamp with time zone,
	"published_local" text,
	"published_raw" text,
	"published_precision" text NOT NULL,
	"text" text NOT NULL,
	"fingerprints" bigint[] NOT NULL,
	CONSTRAINT "document_precision" CHECK ("threadbare"."document"."published_precision" in ('second', 'minute', 'day', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."document_snapshot" (
	"document_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"size" integer NOT NULL,
	"fingerprints" bigint[] NOT NULL,
	"snapshot" "bytea" NOT NULL,
	CONSTRAINT "document_snapshot_document_id_content_hash_pk" PRIMARY KEY("document_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."document_source" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"file" text,
	"url" text,
	"sha256" text NOT NULL,
	"fetched_at" timestamp with time zone,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."forum" (
	"forum_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid,
	"path" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"command" text NOT NULL,
	"version" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"summary" jsonb
);
--> statement-breakpoint
CREATE TABLE "threadbare"."saying" (
	"row_id" uuid PRIMARY KEY NOT NULL,
	"saying_id" uuid NOT NULL,
	"thread_id" uuid,
	"post_id" uuid,
	"document_id" uuid,
	"speaker" text,
	"text" text NOT NULL,
	"start_offset" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"in_title" boolean NOT NULL,
	"form" text NOT NULL,
	"reference" boolean NOT NULL,
	"reference_basis" text,
	"relation" text NOT NULL,
	"similarity" double precision NOT NULL,
	"diff" jsonb,
	"published_at" timestamp with time zone,
	CONSTRAINT "saying_form" CHECK ("threadbare"."saying"."form" in ('direct', 'marks_lost', 'indirect')),
	CONSTRAINT "saying_relation" CHECK ("threadbare"."saying"."relation" in ('same', 'differs', 'truncated', 'reported')),
	CONSTRAINT "saying_basis" CHECK ("threadbare"."saying"."reference_basis" in ('earliest', 'declared', 'chosen')),
	CONSTRAINT "saying_span" CHECK ("threadbare"."saying"."start_offset" >= 0 and "threadbare"."saying"."end_offset" >= "threadbare"."saying"."start_offset")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."site" (
	"site_id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."page" (
	"thread_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"site" text,
	"engine" text NOT NULL,
	"page_number" integer,
	"snapshot" "bytea" NOT NULL,
	CONSTRAINT "page_thread_id_content_hash_pk" PRIMARY KEY("thread_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."page_source" (
	"thread_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"file" text,
	"url" text,
	"sha256" text NOT NULL,
	"fetched_at" timestamp with time zone,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_source_thread_id_source_id_pk" PRIMARY KEY("thread_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."post" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer,
	"ordinal" integer NOT NULL,
	"external_id" text,
	"url" text,
	"parent_external_id" text,
	"author_id" uuid,
	"author_external_id" text,
	"author_kind" text NOT NULL,
	"author_inferred" boolean NOT NULL,
	"author_evidence" text,
	"posted_at" timestamp with time zone,
	"posted_local" text,
	"posted_raw" text,
	"posted_precision" text NOT NULL,
	"posted_after" timestamp with time zone,
	"posted_before" timestamp with time zone,
	"edited" jsonb,
	"own_text" text NOT NULL,
	"parts" integer[],
	"analysis_text" text,
	"original_text" text,
	"original_share" double precision,
	"attribution" jsonb,
	"signature" text,
	"attachments" jsonb,
	"images" jsonb,
	"links" jsonb,
	"size_raw" integer NOT NULL,
	"size_folded" integer NOT NULL,
	"size_repeated_raw" integer NOT NULL,
	"size_repeated_folded" integer NOT NULL,
	"size_own_folded" integer NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, left(own_text, 100000))) STORED,
	CONSTRAINT "post_thread_id_post_id_pk" PRIMARY KEY("thread_id","post_id"),
	CONSTRAINT "post_kind" CHECK ("threadbare"."post"."kind" in ('post', 'stub', 'deleted', 'hidden')),
	CONSTRAINT "post_author_kind" CHECK ("threadbare"."post"."author_kind" in ('member', 'guest', 'deleted', 'unknown')),
	CONSTRAINT "post_precision" CHECK ("threadbare"."post"."posted_precision" in ('second', 'minute', 'day', 'unknown')),
	CONSTRAINT "post_stub_position" CHECK (("threadbare"."post"."kind" = 'stub') = ("threadbare"."post"."position" is null)),
	CONSTRAINT "post_share" CHECK ("threadbare"."post"."original_share" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "threadbare"."quote" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"quote_index" integer NOT NULL,
	"parent_index" integer,
	"header" text,
	"attributed_author" text,
	"cited" jsonb,
	"source_post_id" uuid,
	"source_document_id" uuid,
	"verdict" text NOT NULL,
	"method" text,
	"similarity" double precision,
	"source_start" integer,
	"source_end" integer,
	"text" text,
	"diff" jsonb,
	"meaning_changed" boolean NOT NULL,
	"extent_method" text NOT NULL,
	"extent_confidence" double precision NOT NULL,
	"source_edited_later" boolean NOT NULL,
	"declared_edit" text,
	CONSTRAINT "quote_thread_id_post_id_quote_index_pk" PRIMARY KEY("thread_id","post_id","quote_index"),
	CONSTRAINT "quote_verdict" CHECK ("threadbare"."quote"."verdict" in ('unattributed', 'source_absent', 'misattributed', 'altered', 'trimmed', 'elided', 'exact')),
	CONSTRAINT "quote_method" CHECK ("threadbare"."quote"."method" in ('id', 'author+text', 'text')),
	CONSTRAINT "quote_similarity" CHECK ("threadbare"."quote"."similarity" between 0 and 1),
	CONSTRAINT "quote_words" CHECK ("threadbare"."quote"."text" is not null or ("threadbare"."quote"."source_post_id" is not null and "threadbare"."quote"."source_start" is not null and "threadbare"."quote"."source_end" >= "threadbare"."quote"."source_start"))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."reaction" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"reaction_index" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"polarity" integer,
	"count" integer,
	"list_complete" boolean,
	CONSTRAINT "reaction_thread_id_post_id_reaction_index_pk" PRIMARY KEY("thread_id","post_id","reaction_index"),
	CONSTRAINT "reaction_kind" CHECK ("threadbare"."reaction"."kind" in ('reaction', 'vote', 'score')),
	CONSTRAINT "reaction_polarity" CHECK ("threadbare"."reaction"."polarity" in (-1, 0, 1))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."repeat" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"repeat_index" integer NOT NULL,
	"start_offset" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"source_post_id" uuid,
	"source_document_id" uuid,
	"kind" text NOT NULL,
	CONSTRAINT "repeat_thread_id_post_id_repeat_index_pk" PRIMARY KEY("thread_id","post_id","repeat_index"),
	CONSTRAINT "repeat_kind" CHECK ("threadbare"."repeat"."kind" in ('unmarked', 'self', 'article', 'double_post')),
	CONSTRAINT "repeat_span" CHECK ("threadbare"."repeat"."start_offset" >= 0 and "threadbare"."repeat"."end_offset" >= "threadbare"."repeat"."start_offset")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."reply" (
	"thread_id" uuid NOT NULL,
	"from_post_id" uuid NOT NULL,
	"to_post_id" uuid NOT NULL,
	"via" text NOT NULL,
	"multiplicity" integer NOT NULL,
	CONSTRAINT "reply_thread_id_from_post_id_to_post_id_via_pk" PRIMARY KEY("thread_id","from_post_id","to_post_id","via"),
	CONSTRAINT "reply_via" CHECK ("threadbare"."reply"."via" in ('quote', 'parent', 'mention')),
	CONSTRAINT "reply_multiplicity" CHECK ("threadbare"."reply"."multiplicity" >= 1)
);
--> statement-breakpoint
CREATE TABLE "threadbare"."revision" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"own_text" text NOT NULL,
	"edited" jsonb,
	CONSTRAINT "revision_thread_id_post_id_number_pk" PRIMARY KEY("thread_id","post_id","number")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."source" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"score" double precision NOT NULL,
	"pasted_share" double precision NOT NULL,
	"declared" text,
	"quotations_matched" integer NOT NULL,
	"quotations_total" integer NOT NULL,
	"containment" double precision NOT NULL,
	"longest_run" integer NOT NULL,
	"order_kept" boolean,
	CONSTRAINT "source_thread_id_post_id_document_id_relation_pk" PRIMARY KEY("thread_id","post_id","document_id","relation"),
	CONSTRAINT "source_relation" CHECK ("threadbare"."source"."relation" in ('derived_from', 'carries_same_quotations', 'same_event'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."thread" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid,
	"forum_id" uuid,
	"engine" text NOT NULL,
	"engine_version" text,
	"external_id" text,
	"title" text,
	"url" text,
	"tags" text[] NOT NULL,
	"page_count" integer,
	"pages" integer[] NOT NULL,
	"problems" jsonb NOT NULL,
	"fingerprints" bigint[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "threadbare"."author" ADD CONSTRAINT "author_site_id_site_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "threadbare"."site"("site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."forum" ADD CONSTRAINT "forum_site_id_site_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "threadbare"."site"("site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."post" ADD CONSTRAINT "post_thread_id_thread_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "threadbare"."thread"("thread_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."post" ADD CONSTRAINT "post_author_id_author_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "threadbare"."author"("author_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."quote" ADD CONSTRAINT "quote_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."quote" ADD CONSTRAINT "quote_thread_id_source_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","source_post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."reaction" ADD CONSTRAINT "reaction_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD CONSTRAINT "repeat_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."repeat" ADD CONSTRAINT "repeat_thread_id_source_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","source_post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."reply" ADD CONSTRAINT "reply_thread_id_from_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","from_post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."reply" ADD CONSTRAINT "reply_thread_id_to_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","to_post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."revision" ADD CONSTRAINT "revision_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."source" ADD CONSTRAINT "source_thread_id_post_id_post_thread_id_post_id_fk" FOREIGN KEY ("thread_id","post_id") REFERENCES "threadbare"."post"("thread_id","post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."thread" ADD CONSTRAINT "thread_site_id_site_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "threadbare"."site"("site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threadbare"."thread" ADD CONSTRAINT "thread_forum_id_forum_forum_id_fk" FOREIGN KEY ("forum_id") REFERENCES "threadbare"."forum"("forum_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_thread" ON "threadbare"."change" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "problem_thread" ON "threadbare"."problem" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "author_name_trgm" ON "threadbare"."author" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "document_title_trgm" ON "threadbare"."document" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "document_fingerprints" ON "threadbare"."document" USING gin ("fingerprints");--> statement-breakpoint
CREATE INDEX "document_source_document" ON "threadbare"."document_source" USING btree ("document_id","content_hash");--> statement-breakpoint
CREATE INDEX "saying_family" ON "threadbare"."saying" USING btree ("saying_id");--> statement-breakpoint
CREATE INDEX "saying_thread" ON "threadbare"."saying" USING btree ("thread_id","post_id");--> statement-breakpoint
CREATE INDEX "post_search" ON "threadbare"."post" USING gin ("search");--> statement-breakpoint
CREATE INDEX "post_author" ON "threadbare"."post" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "post_posted_at" ON "threadbare"."post" USING btree ("posted_at");--> statement-breakpoint
CREATE INDEX "quote_source" ON "threadbare"."quote" USING btree ("thread_id","source_post_id");--> statement-breakpoint
CREATE INDEX "repeat_source" ON "threadbare"."repeat" USING btree ("thread_id","source_post_id");--> statement-breakpoint
CREATE INDEX "reply_to" ON "threadbare"."reply" USING btree ("thread_id","to_post_id");--> statement-breakpoint
CREATE INDEX "source_document" ON "threadbare"."source" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "thread_title_trgm" ON "threadbare"."thread" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "thread_fingerprints" ON "threadbare"."thread" USING gin ("fingerprints");--> statement-breakpoint
CREATE INDEX "thread_site" ON "threadbare"."thread" USING btree ("site_id");