-- The moderators' desk: a schema of its own. Only threadbare_moderator may see it; see grant_roles below.
CREATE SCHEMA "threadbare_desk";
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."audit" (
	"audit_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "threadbare_desk"."audit_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"token_id" uuid,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."lockout" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."member" (
	"user_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"all_sites" boolean NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_visit" timestamp with time zone,
	"this_visit" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"preferences" jsonb NOT NULL,
	CONSTRAINT "member_role" CHECK ("threadbare_desk"."member"."role" in ('reader', 'moderator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."member_site" (
	"user_id" text NOT NULL,
	"site_id" uuid NOT NULL,
	CONSTRAINT "member_site_user_id_site_id_pk" PRIMARY KEY("user_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."token" (
	"token_id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean,
	"failed_verification_count" integer,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"two_factor_enabled" boolean
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."claim" (
	"incident" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."delivery" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event_seq" bigint NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"status" integer,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."event" (
	"thread_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threadbare_desk"."event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" uuid NOT NULL,
	"site_id" uuid,
	"kind" text NOT NULL,
	"reason" text,
	"label" text,
	"note" text,
	"template_id" uuid,
	"incident" text,
	"batch_id" uuid,
	"undoes" uuid,
	"text_hash" text,
	"user_id" text,
	"token_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_thread_id_event_id_pk" PRIMARY KEY("thread_id","event_id"),
	CONSTRAINT "event_kind" CHECK ("threadbare_desk"."event"."kind" in ('approve', 'remove', 'warn', 'escalate', 'label', 'note', 'reopen', 'undo', 'wrong_reason'))
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."item" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"site_id" uuid,
	"forum_id" uuid,
	"author_id" uuid,
	"language" text,
	"posted_at" timestamp with time zone,
	"incident" text NOT NULL,
	"rank" double precision NOT NULL,
	"score" double precision NOT NULL,
	"reasons" text[] NOT NULL,
	"reports" integer NOT NULL,
	"state" text NOT NULL,
	"noticed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"text_hash" text NOT NULL,
	CONSTRAINT "item_thread_id_post_id_pk" PRIMARY KEY("thread_id","post_id"),
	CONSTRAINT "item_state" CHECK ("threadbare_desk"."item"."state" in ('open', 'approved', 'removed', 'warned', 'escalated'))
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."mute" (
	"reason" text NOT NULL,
	"site" text NOT NULL,
	"user_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mute_reason_site_pk" PRIMARY KEY("reason","site")
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."reason" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"reason_index" integer NOT NULL,
	"score" double precision NOT NULL,
	"incident" text NOT NULL,
	"other_post_id" uuid,
	"evidence" jsonb NOT NULL,
	"noticed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reason_thread_id_post_id_reason_reason_index_pk" PRIMARY KEY("thread_id","post_id","reason","reason_index"),
	CONSTRAINT "reason_kind" CHECK ("threadbare_desk"."reason"."reason" in ('personal_attack', 'escalation', 'altered_quote', 'misattribution', 'pasted_article', 'campaign', 'pile_on')),
	CONSTRAINT "reason_score" CHECK ("threadbare_desk"."reason"."score" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."report" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid,
	"post_id" uuid,
	"site_id" uuid,
	"target" text NOT NULL,
	"reporter" text,
	"category" text,
	"note" text,
	"reported_at" timestamp with time zone,
	"source" text NOT NULL,
	"external_id" text,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"imported_by" text,
	CONSTRAINT "report_source" CHECK ("threadbare_desk"."report"."source" in ('csv', 'api'))
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."saved_queue" (
	"queue_id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"filters" text NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."state" (
	"thread_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"site_id" uuid,
	"state" text NOT NULL,
	"event_id" uuid NOT NULL,
	"user_id" text,
	"at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	CONSTRAINT "state_thread_id_post_id_pk" PRIMARY KEY("thread_id","post_id"),
	CONSTRAINT "state_state" CHECK ("threadbare_desk"."state"."state" in ('open', 'approved', 'removed', 'warned', 'escalated'))
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."template" (
	"template_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."thread" (
	"thread_id" uuid PRIMARY KEY NOT NULL,
	"made_from" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threadbare_desk"."webhook" (
	"webhook_id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"kinds" text[] NOT NULL,
	"sites" text[],
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_because" text,
	"with_text" boolean DEFAULT false NOT NULL,
	"failing_since" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "account_user" ON "threadbare_desk"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_user" ON "threadbare_desk"."audit" USING btree ("user_id","audit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limit_key" ON "threadbare_desk"."rate_limit" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "threadbare_desk"."session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "threadbare_desk"."session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "token_hash" ON "threadbare_desk"."token" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "threadbare_desk"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "threadbare_desk"."user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "threadbare_desk"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_once" ON "threadbare_desk"."delivery" USING btree ("webhook_id","event_seq");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "threadbare_desk"."delivery" USING btree ("next_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "event_post" ON "threadbare_desk"."event" USING btree ("thread_id","post_id","seq");--> statement-breakpoint
CREATE INDEX "event_seq" ON "threadbare_desk"."event" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "event_user" ON "threadbare_desk"."event" USING btree ("user_id","seq");--> statement-breakpoint
CREATE INDEX "event_id" ON "threadbare_desk"."event" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "event_undoes" ON "threadbare_desk"."event" USING btree ("undoes") WHERE undoes is not null;--> statement-breakpoint
CREATE INDEX "event_batch" ON "threadbare_desk"."event" USING btree ("batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "item_open" ON "threadbare_desk"."item" USING btree ("rank" DESC NULLS LAST) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "item_incident" ON "threadbare_desk"."item" USING btree ("incident");--> statement-breakpoint
CREATE INDEX "item_author" ON "threadbare_desk"."item" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "item_noticed" ON "threadbare_desk"."item" USING btree ("noticed_at");--> statement-breakpoint
CREATE INDEX "report_post" ON "threadbare_desk"."report" USING btree ("thread_id","post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_queue_name" ON "threadbare_desk"."saved_queue" USING btree ("user_id","name");--> statement-breakpoint
CREATE INDEX "state_user" ON "threadbare_desk"."state" USING btree ("user_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "template_name" ON "threadbare_desk"."template" USING btree ("name") WHERE retired_at is null;
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."thread" IS 'Threads whose reasons for a look are up to date';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."thread"."thread_id" IS 'The thread';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."thread"."made_from" IS 'Hash of what they were made from: values, quotes, rules';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."thread"."made_at" IS 'When they were made';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."reason" IS 'Why the machine asks for a look at a post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."thread_id" IS 'Thread of the post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."post_id" IS 'The post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."reason" IS 'personal_attack, escalation, altered_quote, misattribution, pasted_article, campaign or pile_on';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."reason_index" IS 'Counts reasons of one kind at one post, from 0';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."score" IS 'How strong the sign is, 0..1';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."incident" IS 'What belongs together, as one decision: kind and ids';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."other_post_id" IS 'The post answered, quoted or copied, where there is one';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."evidence" IS 'Spans of the words that show it and figures, as JSON; no words themselves';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."reason"."noticed_at" IS 'When it was first noticed';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."report" IS 'What members reported, as the forum handed it over';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."report_id" IS 'UUIDv5 of source and the reports own id, or of what it says';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."thread_id" IS 'Thread of the post; null: not found among the stored posts';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."post_id" IS 'The reported post; null: not found';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."site_id" IS 'Site of the post; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."target" IS 'Address or id of the post, as given';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."reporter" IS 'Who reported it, as given';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."category" IS 'The forums category of the report';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."note" IS 'What the reporter wrote';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."reported_at" IS 'When it was reported; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."source" IS 'csv or api';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."external_id" IS 'Id the report has on the forum';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."imported_at" IS 'When it came in';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."report"."imported_by" IS 'Account of the desk that brought it in';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."item" IS 'Posts worth a look: what the queue lists';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."thread_id" IS 'Thread of the post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."post_id" IS 'The post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."site_id" IS 'Its site; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."forum_id" IS 'Its section; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."author_id" IS 'Its author; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."language" IS 'Language of its own words, ISO 639-1; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."posted_at" IS 'Time of posting; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."incident" IS 'The incident it is decided with: that of its strongest reason';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."rank" IS 'Place in the queue: the highest first; posts with reports are above 1';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."score" IS 'Strongest machine reason that is not muted, 0..1';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."reasons" IS 'Kinds of its reasons, the strongest first; report for reports';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."reports" IS 'How many members reported it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."state" IS 'open, approved, removed, warned or escalated; follows from the events';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."noticed_at" IS 'When it came into the queue';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."item"."text_hash" IS 'Hash of its own words now';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."event" IS 'What moderators did with posts; only ever appended';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."thread_id" IS 'Thread of the post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."event_id" IS 'The event';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."seq" IS 'Order in which events were written';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."post_id" IS 'The post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."site_id" IS 'Site of the post; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."kind" IS 'approve, remove, warn, escalate, label, note, reopen, undo or wrong_reason';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."reason" IS 'The machines reason that was wrong (wrong_reason)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."label" IS 'The label (label)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."note" IS 'Why, in words';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."template_id" IS 'Template the words come from';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."incident" IS 'Incident it was decided in';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."batch_id" IS 'The decision it belongs to: all events of one have the same';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."undoes" IS 'The event that is taken back (undo)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."text_hash" IS 'Hash of the own words it was made on';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."user_id" IS 'Account of the desk; null: the desk itself (a new report opens a post again)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."token_id" IS 'API token it came by';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."event"."at" IS 'When';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."state" IS 'State of each post that has events; derived from them';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."thread_id" IS 'Thread of the post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."post_id" IS 'The post';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."site_id" IS 'Site of the post; null: unknown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."state" IS 'open, approved, removed, warned or escalated';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."event_id" IS 'The event it follows from';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."user_id" IS 'Who decided';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."at" IS 'When it came to this state';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."done_at" IS 'When it was last carried out on the forum; before "at": the state has changed since; null: not yet';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."state"."done_by" IS 'Who carried it out';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."claim" IS 'Who works on an incident now';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."claim"."incident" IS 'The incident';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."claim"."user_id" IS 'Who has it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."claim"."until" IS 'When it is free again';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."saved_queue" IS 'Filters kept under a name';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."queue_id" IS 'The saved queue';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."user_id" IS 'Whose it is';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."name" IS 'Its name';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."filters" IS 'Query string of the queues address';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."shared" IS 'Whether others see it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."saved_queue"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."template" IS 'Words for decisions that come again and again';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."template_id" IS 'The template';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."name" IS 'Its name';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."kind" IS 'The decision it is for';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."note" IS 'The words';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."created_by" IS 'Who made it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."template"."retired_at" IS 'When it was withdrawn; null: in use';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."mute" IS 'Reasons nobody is asked about any more';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."mute"."reason" IS 'The reason';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."mute"."site" IS 'Host it is muted on; empty: everywhere';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."mute"."user_id" IS 'Who muted it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."mute"."at" IS 'When';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."webhook" IS 'Where decisions are told to';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."webhook_id" IS 'The webhook';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."url" IS 'Address that is called';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."secret" IS 'Key of the signature';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."kinds" IS 'Kinds of events it hears of; empty: all';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."sites" IS 'Ids of the sites it hears of; null: all';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."created_by" IS 'Who made it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."disabled_at" IS 'When it was switched off; null: it is on';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."disabled_because" IS 'Why';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."with_text" IS 'Whether the words of the post are sent along';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."webhook"."failing_since" IS 'First failure since the last success; null: none';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."delivery" IS 'Each telling of an event to a webhook';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."delivery_id" IS 'The delivery';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."webhook_id" IS 'The webhook';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."event_seq" IS 'Number of the event';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."attempts" IS 'Tries so far';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."queued_at" IS 'When the event was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."first_at" IS 'First try';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."last_at" IS 'Last try';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."next_at" IS 'When it is tried next; null: no more';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."delivered_at" IS 'When it was taken';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."status" IS 'HTTP status of the last answer';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."delivery"."error" IS 'What went wrong last';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."user" IS 'Accounts of the desk (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."id" IS 'The account';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."name" IS 'Name shown to others';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."email" IS 'Address to sign in with';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."email_verified" IS 'Whether the address was confirmed';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."image" IS 'Picture; not used';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."updated_at" IS 'When it was changed';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."user"."two_factor_enabled" IS 'Whether a second factor is asked for';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."session" IS 'Sessions (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."id" IS 'The session';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."expires_at" IS 'When it ends';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."token" IS 'Its secret, as the signed cookie holds it';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."created_at" IS 'When it began';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."updated_at" IS 'When it was last prolonged';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."ip_address" IS 'Address it came from';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."user_agent" IS 'Browser it came from';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."session"."user_id" IS 'Whose it is';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."account" IS 'Ways to sign in (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."id" IS 'The way';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."account_id" IS 'Id of the account there';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."provider_id" IS 'credential, or the provider of OpenID Connect';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."user_id" IS 'Whose it is';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."access_token" IS 'Token of the provider';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."refresh_token" IS 'Token of the provider';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."id_token" IS 'Token of the provider';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."access_token_expires_at" IS 'When it ends';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."refresh_token_expires_at" IS 'When it ends';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."scope" IS 'What it allows';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."password" IS 'scrypt hash of the password';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."account"."updated_at" IS 'When it was changed';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."verification" IS 'Confirmations under way (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."id" IS 'The confirmation';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."identifier" IS 'What is confirmed';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."value" IS 'What must be shown';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."expires_at" IS 'When it ends';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."verification"."updated_at" IS 'When it was changed';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."two_factor" IS 'Second factors (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."id" IS 'The factor';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."secret" IS 'Encrypted secret of the one-time codes';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."backup_codes" IS 'Encrypted backup codes';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."user_id" IS 'Whose it is';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."verified" IS 'Whether a code was shown once';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."failed_verification_count" IS 'Wrong codes in a row';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."two_factor"."locked_until" IS 'When codes are taken again';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."rate_limit" IS 'Requests counted against limits (better-auth)';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."rate_limit"."id" IS 'The counter';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."rate_limit"."key" IS 'Who asks for what';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."rate_limit"."count" IS 'Requests in the window';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."rate_limit"."last_request" IS 'Time of the last one, in milliseconds';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."member" IS 'What an account may do';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."user_id" IS 'The account';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."role" IS 'reader, moderator or admin';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."all_sites" IS 'All sites, or only those of member_site';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."disabled_at" IS 'When it was closed; null: open';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."last_visit" IS 'When the visit before this one began';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."this_visit" IS 'When this visit began';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."seen_at" IS 'When it was last at work';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member"."preferences" IS 'Theme, blurring of hostile words, images';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."member_site" IS 'Sites an account may see';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member_site"."user_id" IS 'The account';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."member_site"."site_id" IS 'The site';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."lockout" IS 'Failed sign-ins under one address';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."lockout"."key" IS 'Keyed hash of the address';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."lockout"."failures" IS 'Failures in a row';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."lockout"."last_at" IS 'The last one';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."lockout"."locked_until" IS 'When sign-ins are taken again; null: now';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."token" IS 'Keys of programs';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."token_id" IS 'The token';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."user_id" IS 'Whose rights it has';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."name" IS 'What it is for';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."hash" IS 'SHA-256 of the token';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."scopes" IS 'What it may be used for';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."created_at" IS 'When it was made';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."expires_at" IS 'When it ends; null: never';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."last_used_at" IS 'When it was last used';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."token"."revoked_at" IS 'When it was taken back; null: in use';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."audit" IS 'Who did what to the desk itself; only ever appended';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."audit_id" IS 'Order';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."at" IS 'When';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."user_id" IS 'Who; null: somebody not signed in, or the command line';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."token_id" IS 'API token it came by';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."action" IS 'What was done';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."subject" IS 'To what';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."audit"."detail" IS 'More of it, as JSON';
--> statement-breakpoint
COMMENT ON TABLE threadbare_desk."setting" IS 'What the desk keeps for itself';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."setting"."name" IS 'Name';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."setting"."value" IS 'Value, as JSON';
--> statement-breakpoint
COMMENT ON COLUMN threadbare_desk."setting"."at" IS 'When it was set';
--> statement-breakpoint
-- As in 0011, with the desk:
--   threadbare_moderator  a reader, and the desk's own tables; of the data set itself nothing is written
CREATE OR REPLACE FUNCTION threadbare.grant_roles() RETURNS text[]
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
    GRANT USAGE ON SCHEMA threadbare_desk, threadbare_migrations TO threadbare_moderator;
    GRANT SELECT ON ALL TABLES IN SCHEMA threadbare_migrations TO threadbare_moderator;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA threadbare_desk TO threadbare_moderator;
    -- What was done stays as it was done.
    REVOKE UPDATE, DELETE ON threadbare_desk.event, threadbare_desk.audit FROM threadbare_moderator;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA threadbare_desk TO threadbare_moderator;
    ALTER DEFAULT PRIVILEGES IN SCHEMA threadbare_desk GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO threadbare_moderator;
    ALTER DEFAULT PRIVILEGES IN SCHEMA threadbare_desk GRANT USAGE ON SEQUENCES TO threadbare_moderator;
    -- What tells which threads have changed, and what their posts are found by.
    GRANT USAGE ON SCHEMA threadbare TO threadbare_moderator;
    GRANT SELECT ON threadbare.thread_state, threadbare.thread, threadbare.site, threadbare.forum, threadbare.author, threadbare.post TO threadbare_moderator;
    -- What reasons are made from: the same values as the views show, by their keys.
    GRANT SELECT ON threadbare.annotation, threadbare.analyzer, threadbare.selected_run, threadbare.reply, threadbare.quote, threadbare.repeat,
      threadbare.source, threadbare.document, threadbare.post_print, threadbare.page TO threadbare_moderator;
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
    -- Of the desk what forgetting has to reach, and nothing of its people.
    GRANT USAGE ON SCHEMA threadbare_desk TO threadbare_writer;
    GRANT SELECT, UPDATE, DELETE ON threadbare_desk.reason, threadbare_desk.report, threadbare_desk.item, threadbare_desk.event, threadbare_desk.state, threadbare_desk.thread TO threadbare_writer;
  END IF;
  RETURN ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN ('threadbare_reader', 'threadbare_writer', 'threadbare_moderator') ORDER BY 1);
END
$$;
--> statement-breakpoint
SELECT threadbare.grant_roles();
--> statement-breakpoint
-- Values of posts by the key of the annotation: some posts of a long thread took 25 to 90 ms, now 5.
CREATE OR REPLACE VIEW analytics.v_sentiment AS
SELECT a.thread_id, a.subject_id AS post_id, a.analyzer, a.version,
  (a.value ->> 'score')::double precision AS score, a.value ->> 'class' AS class,
  (a.value ->> 'positive')::double precision AS positive, (a.value ->> 'negative')::double precision AS negative,
  (a.value ->> 'fullScore')::double precision AS full_score, a.value ->> 'fullClass' AS full_class,
  a.value ->> 'reason' AS reason, a.value -> 'words' AS words,
  (a.value ->> 'confidence')::double precision AS confidence, a.value #>> '{readAs,language}' AS read_as, a.value #>> '{readAs,by}' AS read_as_by
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
WHERE a.post_id IS NOT NULL AND r.task = 'sentiment';
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_aspect AS
SELECT a.thread_id, a.subject_id AS post_id, e.value ->> 'key' AS target_key, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
  (e.value ->> 'score')::double precision AS score, e.value ->> 'class' AS class, e.value -> 'words' AS words, a.analyzer, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sentiment'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'aspects') AS e(value)
WHERE a.post_id IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_incivility AS
SELECT a.thread_id, a.subject_id AS post_id, (a.value ->> 'score')::double precision AS score, a.value ->> 'label' AS label,
  ARRAY(SELECT jsonb_array_elements_text(coalesce(a.value -> 'kinds', '[]'))) AS kinds,
  a.value #>> '{attack,aim}' AS attack, a.value #>> '{attack,target}' AS attack_name,
  (a.value #>> '{attack,confidence}')::double precision AS attack_confidence,
  a.value -> 'evidence' AS evidence, a.value ->> 'reason' AS reason, a.analyzer, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'incivility'
WHERE a.post_id IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_stance AS
SELECT a.thread_id, a.subject_id AS post_id, n.name AS author, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
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
JOIN threadbare.post p ON p.thread_id = a.thread_id AND p.post_id = a.subject_id
LEFT JOIN threadbare.author n ON n.author_id = p.author_id
WHERE a.post_id IS NOT NULL AND r.task = 'stance';
