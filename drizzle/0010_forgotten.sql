-- What must not be stored again: keyed hashes, no names and no words.
CREATE TABLE "threadbare"."forgotten_key" (
	"only" boolean DEFAULT true NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "forgotten_key_only_pk" PRIMARY KEY("only"),
	CONSTRAINT "forgotten_key_only" CHECK ("threadbare"."forgotten_key"."only")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."forgotten" (
	"rule_id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threadbare"."forgotten_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1) NOT NULL,
	"kind" text NOT NULL,
	"site" text,
	"mark" text NOT NULL,
	"length" integer,
	"screen" integer,
	"swept" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid,
	CONSTRAINT "forgotten_kind" CHECK ("threadbare"."forgotten"."kind" in ('author', 'account', 'name', 'handle', 'slug', 'post', 'url', 'written', 'words', 'quote', 'seen', 'document'))
);
--> statement-breakpoint
CREATE INDEX "forgotten_number" ON "threadbare"."forgotten" USING btree ("number");
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.forgotten_key IS 'The key under which forgotten things are hashed; one row, made with the first of them.';
  COMMENT ON COLUMN threadbare.forgotten_key.only IS 'True: there is one key.';
  COMMENT ON COLUMN threadbare.forgotten_key.key IS '32 random bytes.';
  COMMENT ON TABLE threadbare.forgotten IS 'What was forgotten on demand and is not stored again: keyed hashes, neither names nor words.';
  COMMENT ON COLUMN threadbare.forgotten.rule_id IS 'Rule (UUIDv5 of kind, site and mark).';
  COMMENT ON COLUMN threadbare.forgotten.number IS 'Order of arrival.';
  COMMENT ON COLUMN threadbare.forgotten.kind IS 'What the mark is of: author, account, name, handle, slug, post, url, written, words, quote, seen or document.';
  COMMENT ON COLUMN threadbare.forgotten.site IS 'Host it is limited to; null: every site.';
  COMMENT ON COLUMN threadbare.forgotten.mark IS 'HMAC-SHA-256, cut to 24 bytes, of what is forgotten.';
  COMMENT ON COLUMN threadbare.forgotten.length IS 'Length of what is looked for inside texts, folded; null for what is looked up whole.';
  COMMENT ON COLUMN threadbare.forgotten.screen IS 'Short keyed hash of it, by which most of a text is passed over.';
  COMMENT ON COLUMN threadbare.forgotten.swept IS 'Whether everything stored has been looked through by it; the next forget does what is left.';
  COMMENT ON COLUMN threadbare.forgotten.at IS 'When it was made; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN threadbare.forgotten.run_id IS 'The run (command) that wrote it; provenance.';
END
$comments$;
