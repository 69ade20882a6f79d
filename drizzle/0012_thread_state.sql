-- What a thread was derived from and analysed by, so that one of which nothing has changed is not read again.
CREATE TABLE "threadbare"."thread_state" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"derived_from" text NOT NULL,
	"analyzed_by" text
);
--> statement-breakpoint
ALTER TABLE "threadbare"."thread_state" ADD CONSTRAINT "thread_state_thread_id_thread_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "threadbare"."thread"("thread_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
COMMENT ON TABLE threadbare.thread_state IS 'What a thread was derived from and analysed by: it saves time, never decides about rows';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread_state.thread_id IS 'The thread';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread_state.revision IS 'Counts how often the thread was derived; values computed from an earlier time are not stored';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread_state.derived_from IS 'Hash of the program version, the pages and the articles it was derived from';
--> statement-breakpoint
COMMENT ON COLUMN threadbare.thread_state.analyzed_by IS 'Hash of the analyzers and settings whose values are stored; null: not analysed since it was derived';
