ALTER TABLE "threadbare"."saying" ADD COLUMN "inference" jsonb;--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_saying AS
SELECT saying_id, post_id, document_id, speaker, text, reference, reference_basis, relation, similarity, published_at,
  thread_id, form, start_offset, end_offset, in_title, diff, inference
FROM threadbare.saying;
--> statement-breakpoint
CREATE VIEW analytics.v_document_source AS
SELECT s.document_id, s.file, s.url, s.sha256, s.fetched_at, s.at, s.run_id, s.content_hash,
  s.content_hash = d.content_hash AS shown
FROM threadbare.document_source s
LEFT JOIN threadbare.document d ON d.document_id = s.document_id;
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON COLUMN threadbare.saying.inference IS 'What words alone suggest about it ([{kind: back_translated or moved_to_another_speaker, confidence 0..1, evidence}]); null where nothing.';
  COMMENT ON COLUMN analytics.v_saying.inference IS 'What words alone suggest about it ([{kind: back_translated or moved_to_another_speaker, confidence 0..1, evidence}]); null where nothing.';
  COMMENT ON VIEW analytics.v_document_source IS 'Saved articles and where they came from; provenance.';
  COMMENT ON COLUMN analytics.v_document_source.document_id IS 'Article (UUIDv5 of what identifies it).';
  COMMENT ON COLUMN analytics.v_document_source."file" IS 'Path of the input as given; provenance.';
  COMMENT ON COLUMN analytics.v_document_source.url IS 'Address as printed or given; null when unknown.';
  COMMENT ON COLUMN analytics.v_document_source.sha256 IS 'SHA-256 of the bytes it was parsed from.';
  COMMENT ON COLUMN analytics.v_document_source.fetched_at IS 'When it was fetched, where somebody recorded it; provenance.';
  COMMENT ON COLUMN analytics.v_document_source."at" IS 'When it was written; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN analytics.v_document_source.run_id IS 'The run (command) that wrote it; provenance.';
  COMMENT ON COLUMN analytics.v_document_source.content_hash IS 'SHA-256 of the canonical JSON of the wording it gave.';
  COMMENT ON COLUMN analytics.v_document_source.shown IS 'Whether v_document shows the wording it gave.';
END
$comments$;
