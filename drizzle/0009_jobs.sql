CREATE TABLE "threadbare"."task" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threadbare"."task_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"payload_version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"shared" boolean NOT NULL,
	"root_id" uuid NOT NULL,
	"parent_id" uuid,
	"stage" text,
	"progress" jsonb,
	"dedupe_key" text,
	"queue" text,
	"priority" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"max_attempts" integer NOT NULL,
	"deaths" integer DEFAULT 0 NOT NULL,
	"worker_id" uuid,
	"error_code" text,
	"error_message" text,
	"result" jsonb,
	"run_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "task_state" CHECK ("threadbare"."task"."state" in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."worker" (
	"worker_id" uuid PRIMARY KEY NOT NULL,
	"identity" jsonb NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"version" text NOT NULL,
	"jobs" integer NOT NULL,
	"state" text NOT NULL,
	"pools" text[] NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "worker_state" CHECK ("threadbare"."worker"."state" in ('working', 'stopping'))
);
--> statement-breakpoint
CREATE TABLE "threadbare"."schedule" (
	"name" text PRIMARY KEY NOT NULL,
	"cron" text NOT NULL,
	"timezone" text,
	"kind" text NOT NULL,
	"payload_version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"next_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"last_task" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare"."job_input" (
	"path" text NOT NULL,
	"reading" text NOT NULL,
	"size" bigint NOT NULL,
	"mtime" double precision NOT NULL,
	"sha256" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_input_path_reading_pk" PRIMARY KEY("path","reading")
);
--> statement-breakpoint
CREATE TABLE "threadbare"."job_output" (
	"job" text NOT NULL,
	"name" text NOT NULL,
	"mark" text NOT NULL,
	"result" jsonb NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_output_job_name_pk" PRIMARY KEY("job","name")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "task_dedupe" ON "threadbare"."task" USING btree ("dedupe_key") WHERE state in ('queued', 'running', 'waiting');
--> statement-breakpoint
CREATE INDEX "task_ready" ON "threadbare"."task" USING btree ("priority","seq") WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX "task_at_work" ON "threadbare"."task" USING btree ("worker_id") WHERE state = 'running';
--> statement-breakpoint
CREATE INDEX "task_unfinished" ON "threadbare"."task" USING btree ("parent_id") WHERE state in ('queued', 'running', 'waiting');
--> statement-breakpoint
CREATE INDEX "task_root" ON "threadbare"."task" USING btree ("root_id","seq");
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.task IS 'Ledger of work: what is to be done, what is being done and what came of it; `threadbare jobs` shows it.';
  COMMENT ON COLUMN threadbare.task.task_id IS 'Identifier of the task.';
  COMMENT ON COLUMN threadbare.task.seq IS 'Order in which tasks were queued.';
  COMMENT ON COLUMN threadbare.task.kind IS 'What is to be done: ingest, crawl, analyze, export, refresh or run-job.';
  COMMENT ON COLUMN threadbare.task.payload_version IS 'Version of the form of payload; a worker that does not know it leaves the task alone.';
  COMMENT ON COLUMN threadbare.task.payload IS 'What exactly is to be done, as the kind describes it.';
  COMMENT ON COLUMN threadbare.task.state IS 'queued, running, waiting (for the tasks it was divided into), done, failed (a dead letter) or cancelled.';
  COMMENT ON COLUMN threadbare.task.shared IS 'Any worker may take it; false: only the process that runs the whole job (threadbare run).';
  COMMENT ON COLUMN threadbare.task.root_id IS 'The task that was queued by a person or a schedule: itself, or the one this is a part of.';
  COMMENT ON COLUMN threadbare.task.parent_id IS 'The task this is a part of; null when it stands alone.';
  COMMENT ON COLUMN threadbare.task.stage IS 'Stage of its parent that it belongs to; null when it stands alone.';
  COMMENT ON COLUMN threadbare.task.progress IS 'How far a divided task is: the stage whose parts were queued last; null for others.';
  COMMENT ON COLUMN threadbare.task.dedupe_key IS 'Of the tasks that are not finished at most one has this key; null: any number.';
  COMMENT ON COLUMN threadbare.task.queue IS 'Tasks of one queue run one after the other on all machines together (host:… for crawls); null: no order.';
  COMMENT ON COLUMN threadbare.task.priority IS 'Smaller goes first.';
  COMMENT ON COLUMN threadbare.task.run_at IS 'Not before this time: later after an error.';
  COMMENT ON COLUMN threadbare.task.attempts IS 'Tries that ended in an error.';
  COMMENT ON COLUMN threadbare.task.max_attempts IS 'Tries until it is a dead letter.';
  COMMENT ON COLUMN threadbare.task.deaths IS 'Workers that died while they were at it.';
  COMMENT ON COLUMN threadbare.task.worker_id IS 'The worker that is or was at it last; null before the first try.';
  COMMENT ON COLUMN threadbare.task.error_code IS 'Code of the last error, from docs/problems.md; null when the last try went well or none was made.';
  COMMENT ON COLUMN threadbare.task.error_message IS 'The last error in words.';
  COMMENT ON COLUMN threadbare.task.result IS 'Figures of what was done; null until it is done.';
  COMMENT ON COLUMN threadbare.task.run_id IS 'The run that its rows name (v_run); null where it wrote none.';
  COMMENT ON COLUMN threadbare.task.created_at IS 'When it was queued.';
  COMMENT ON COLUMN threadbare.task.started_at IS 'When the last try began.';
  COMMENT ON COLUMN threadbare.task.finished_at IS 'When it was done, given up or cancelled.';
  COMMENT ON TABLE threadbare.worker IS 'Processes that work on tasks, each with its last sign of life; one that ends takes its row with it.';
  COMMENT ON COLUMN threadbare.worker.worker_id IS 'Identifier of the process, made when it starts.';
  COMMENT ON COLUMN threadbare.worker.identity IS 'Process id, start time and machine: on the same machine it tells at once whether the process lives.';
  COMMENT ON COLUMN threadbare.worker.host IS 'Name of its machine.';
  COMMENT ON COLUMN threadbare.worker.pid IS 'Its process id there.';
  COMMENT ON COLUMN threadbare.worker.version IS 'Version of the program.';
  COMMENT ON COLUMN threadbare.worker.jobs IS 'Tasks it does at the same time.';
  COMMENT ON COLUMN threadbare.worker.state IS 'working, or stopping: it finishes what is under way and takes nothing new.';
  COMMENT ON COLUMN threadbare.worker.pools IS 'Names under which it holds locks in the queue of the server; empty on an embedded database.';
  COMMENT ON COLUMN threadbare.worker.started_at IS 'When it began.';
  COMMENT ON COLUMN threadbare.worker.seen_at IS 'Its last sign of life.';
  COMMENT ON TABLE threadbare.schedule IS 'Tasks that are queued again and again.';
  COMMENT ON COLUMN threadbare.schedule.name IS 'Name of the schedule: that of the job file, unless told otherwise.';
  COMMENT ON COLUMN threadbare.schedule.cron IS 'When: five fields (minute, hour, day, month, weekday).';
  COMMENT ON COLUMN threadbare.schedule.timezone IS 'Time zone of the five fields (IANA name); null: UTC.';
  COMMENT ON COLUMN threadbare.schedule.kind IS 'Kind of the task.';
  COMMENT ON COLUMN threadbare.schedule.payload_version IS 'Version of the form of payload.';
  COMMENT ON COLUMN threadbare.schedule.payload IS 'Payload of the task.';
  COMMENT ON COLUMN threadbare.schedule.next_at IS 'When it is queued next; null when never again.';
  COMMENT ON COLUMN threadbare.schedule.last_at IS 'When it was queued last; null when it was not yet.';
  COMMENT ON COLUMN threadbare.schedule.last_task IS 'The task that was queued then.';
  COMMENT ON COLUMN threadbare.schedule.created_at IS 'When the schedule was made.';
  COMMENT ON TABLE threadbare.job_input IS 'Files that jobs have read, so that only what changed is read again.';
  COMMENT ON COLUMN threadbare.job_input.path IS 'The file, as an absolute path.';
  COMMENT ON COLUMN threadbare.job_input.reading IS 'Hash of how it was read: version of the program, engine, address, map.';
  COMMENT ON COLUMN threadbare.job_input.size IS 'Its size in bytes.';
  COMMENT ON COLUMN threadbare.job_input.mtime IS 'Its time of change, in milliseconds since 1970.';
  COMMENT ON COLUMN threadbare.job_input.sha256 IS 'SHA-256 of its bytes.';
  COMMENT ON COLUMN threadbare.job_input.read_at IS 'When it was read.';
  COMMENT ON TABLE threadbare.job_output IS 'What jobs have written and from which state of the data, so that only what changed is written again.';
  COMMENT ON COLUMN threadbare.job_output.job IS 'Name of the job.';
  COMMENT ON COLUMN threadbare.job_output.name IS 'Which part of it: models, refresh, or the path of an output.';
  COMMENT ON COLUMN threadbare.job_output.mark IS 'Hash of its options and of the state of the data it was made from.';
  COMMENT ON COLUMN threadbare.job_output.result IS 'Figures of what was written then.';
  COMMENT ON COLUMN threadbare.job_output.written_at IS 'When.';
END
$comments$;
