ALTER TABLE "threadbare"."reaction" ADD COLUMN "actors" text[];--> statement-breakpoint
ALTER TABLE "threadbare"."thread" ADD COLUMN "polls" jsonb;--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_reaction AS
SELECT thread_id, post_id, name, kind, polarity, count, list_complete, reaction_index, actors
FROM threadbare.reaction;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_thread AS
SELECT t.thread_id, s.host AS site, t.engine, t.external_id, t.title, t.url,
  (SELECT count(*) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS posts,
  (SELECT count(*) FROM threadbare.post p WHERE p.thread_id = t.thread_id) AS known_posts,
  (SELECT count(DISTINCT p.author_id) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS authors,
  (SELECT min(p.posted_at) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS first_posted_at,
  (SELECT max(p.posted_at) FROM threadbare.post p WHERE p.thread_id = t.thread_id AND p.kind = 'post') AS last_posted_at,
  t.engine_version, f.path AS forum_path, t.tags, t.page_count, t.pages, t.problems, t.polls
FROM threadbare.thread t
LEFT JOIN threadbare.site s ON s.site_id = t.site_id
LEFT JOIN threadbare.forum f ON f.forum_id = t.forum_id;
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON COLUMN threadbare.reaction.actors IS 'Who reacted, as printed; null where nobody is named.';
  COMMENT ON COLUMN threadbare.reaction.list_complete IS 'Whether actors names everyone who reacted so; null where nobody is named.';
  COMMENT ON COLUMN threadbare.thread.polls IS 'Polls as printed: question, options with votes, voters; null where there is none.';
  COMMENT ON COLUMN analytics.v_reaction.actors IS 'Who reacted, as printed; null where nobody is named.';
  COMMENT ON COLUMN analytics.v_reaction.list_complete IS 'Whether actors names everyone who reacted so; null where nobody is named.';
  COMMENT ON COLUMN analytics.v_thread.polls IS 'Polls as printed: question, options with votes, voters; null where there is none.';
END
$comments$;
