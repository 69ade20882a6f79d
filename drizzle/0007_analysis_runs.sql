CREATE TABLE "threadbare"."setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"run_id" uuid
);
--> statement-breakpoint
ALTER TABLE "threadbare"."analyzer" ADD COLUMN "task" text GENERATED ALWAYS AS (split_part(analyzer, ':', 1)) STORED;
--> statement-breakpoint
-- The run the views show, one per task (`stance` for the analyzers `stance` and `stance:openai`): the one chosen by hand,
-- else the latest version of the analyzer that is built in.
CREATE OR REPLACE VIEW threadbare.selected_run AS
SELECT DISTINCT ON (task) analyzer, version, task
FROM threadbare.analyzer
ORDER BY task, selected DESC, (analyzer = task) DESC, version_key COLLATE "C" DESC, analyzer COLLATE "C";
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
  p.size_raw, p.size_folded, p.size_repeated_raw, p.size_repeated_folded, p.size_own_folded
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
CREATE OR REPLACE VIEW analytics.v_author AS
SELECT a.author_id, s.host AS site, a.name,
  count(*) FILTER (WHERE p.kind = 'post') AS posts,
  count(DISTINCT p.thread_id) FILTER (WHERE p.kind = 'post') AS threads,
  sum(p.original_share * p.size_folded) FILTER (WHERE p.kind = 'post')
    / nullif(sum(p.size_folded) FILTER (WHERE p.kind = 'post' AND p.original_share IS NOT NULL), 0) AS original_share,
  avg((n.value ->> 'score')::double precision) FILTER (WHERE p.kind = 'post') AS sentiment,
  avg((i.value ->> 'score')::double precision) FILTER (WHERE p.kind = 'post') AS incivility,
  count(*) FILTER (WHERE p.kind = 'stub') AS stubs,
  bool_and(p.author_inferred) AS inferred,
  max(p.author_external_id) AS external_id,
  min(p.posted_at) AS first_posted_at, max(p.posted_at) AS last_posted_at
FROM threadbare.author a
JOIN threadbare.post p ON p.author_id = a.author_id
LEFT JOIN threadbare.site s ON s.site_id = a.site_id
LEFT JOIN threadbare.annotation n ON n.thread_id = p.thread_id AND n.subject_id = p.post_id
  AND n.analyzer = (SELECT r.analyzer FROM threadbare.selected_run r WHERE r.task = 'sentiment')
  AND n.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.task = 'sentiment')
LEFT JOIN threadbare.annotation i ON i.thread_id = p.thread_id AND i.subject_id = p.post_id
  AND i.analyzer = (SELECT r.analyzer FROM threadbare.selected_run r WHERE r.task = 'incivility')
  AND i.version = (SELECT r.version FROM threadbare.selected_run r WHERE r.task = 'incivility')
GROUP BY a.author_id, s.host, a.name;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_reply AS
SELECT r.thread_id, r.from_post_id, r.to_post_id, r.via, r.multiplicity,
  j.value ->> 'stance' AS stance,
  (j.value ->> 'confidence')::double precision AS confidence,
  (j.value ->> 'abstained')::boolean AS abstained,
  (j.value ->> 'score')::double precision AS score,
  j.value -> 'evidence' AS evidence
FROM threadbare.reply r
LEFT JOIN threadbare.annotation a ON a.thread_id = r.thread_id AND a.subject_id = r.from_post_id
  AND a.analyzer = (SELECT s.analyzer FROM threadbare.selected_run s WHERE s.task = 'reply-stance')
  AND a.version = (SELECT s.version FROM threadbare.selected_run s WHERE s.task = 'reply-stance')
LEFT JOIN LATERAL (
  SELECT e.value FROM jsonb_array_elements(a.value -> 'replies') AS e(value)
  WHERE e.value ->> 'toPostId' = r.to_post_id::text
    AND ((e.value ->> 'quoteIndex') IS NOT NULL) = (r.via = 'quote')
  ORDER BY (e.value ->> 'stance' <> 'neutral') DESC, (e.value ->> 'confidence')::double precision DESC,
    (e.value ->> 'quoteIndex')::integer
  LIMIT 1) j ON true;
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_stance AS
SELECT a.thread_id, a.post_id, n.name AS author, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(g.value -> 'aliases')), '{}') AS aliases,
  e.value ->> 'stance' AS stance, (e.value ->> 'confidence')::double precision AS confidence,
  (e.value ->> 'abstained')::boolean AS abstained, e.value ->> 'holder' AS holder, e.value -> 'evidence' AS evidence,
  (e.value ->> 'score')::double precision AS score, e.value ->> 'key' AS target_key, a.version, a.analyzer
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'stances') AS e(value)
JOIN threadbare.post p ON p.thread_id = a.thread_id AND p.post_id = a.post_id
LEFT JOIN threadbare.author n ON n.author_id = p.author_id
LEFT JOIN threadbare.annotation t ON t.thread_id = a.thread_id AND t.subject_id = a.thread_id
  AND t.analyzer = (SELECT s.analyzer FROM threadbare.selected_run s WHERE s.task = 'targets')
  AND t.version = (SELECT s.version FROM threadbare.selected_run s WHERE s.task = 'targets')
LEFT JOIN LATERAL (
  SELECT x.value FROM jsonb_array_elements(t.value -> 'targets') AS x(value)
  WHERE x.value ->> 'key' = e.value ->> 'key' LIMIT 1) g ON true
WHERE r.task = 'stance';
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_sentiment AS
SELECT a.thread_id, a.post_id, a.analyzer, a.version,
  (a.value ->> 'score')::double precision AS score, a.value ->> 'class' AS class,
  (a.value ->> 'positive')::double precision AS positive, (a.value ->> 'negative')::double precision AS negative,
  (a.value ->> 'fullScore')::double precision AS full_score, a.value ->> 'fullClass' AS full_class,
  a.value ->> 'reason' AS reason, a.value -> 'words' AS words,
  (a.value ->> 'confidence')::double precision AS confidence, a.value #>> '{readAs,language}' AS read_as, a.value #>> '{readAs,by}' AS read_as_by
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
WHERE a.post_id IS NOT NULL AND r.task = 'sentiment';
--> statement-breakpoint
CREATE OR REPLACE VIEW analytics.v_target AS
SELECT a.thread_id, e.value ->> 'key' AS target_key, e.value ->> 'name' AS target, e.value ->> 'kind' AS target_kind,
  coalesce(ARRAY(SELECT jsonb_array_elements_text(e.value -> 'aliases')), '{}') AS aliases,
  (e.value ->> 'mentions')::integer AS mentions, (e.value ->> 'posts')::integer AS posts, a.version,
  coalesce((e.value ->> 'member')::boolean, false) AS member, coalesce((e.value ->> 'given')::boolean, false) AS given,
  e.value ->> 'holder' AS holder, (e.value ->> 'confidence')::double precision AS confidence, e.value ->> 'reason' AS reason,
  e.position::integer AS rank
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'targets') WITH ORDINALITY AS e(value, position)
WHERE r.task = 'targets';
--> statement-breakpoint
CREATE VIEW analytics.v_aspect AS
SELECT a.thread_id, a.post_id, e.value ->> 'key' AS target_key, e.value ->> 'target' AS target, e.value ->> 'targetKind' AS target_kind,
  (e.value ->> 'score')::double precision AS score, e.value ->> 'class' AS class, e.value -> 'words' AS words, a.analyzer, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sentiment'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'aspects') AS e(value)
WHERE a.post_id IS NOT NULL;
--> statement-breakpoint
CREATE VIEW analytics.v_incivility AS
SELECT a.thread_id, a.post_id, (a.value ->> 'score')::double precision AS score, a.value ->> 'label' AS label,
  ARRAY(SELECT jsonb_array_elements_text(coalesce(a.value -> 'kinds', '[]'))) AS kinds,
  a.value #>> '{attack,aim}' AS attack, a.value #>> '{attack,target}' AS attack_name,
  (a.value #>> '{attack,confidence}')::double precision AS attack_confidence,
  a.value -> 'evidence' AS evidence, a.value ->> 'reason' AS reason, a.analyzer, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'incivility'
WHERE a.post_id IS NOT NULL;
--> statement-breakpoint
CREATE VIEW analytics.v_side AS
SELECT a.thread_id, e.value ->> 'key' AS side, (e.value ->> 'members')::integer AS members, (e.value ->> 'posts')::integer AS posts,
  (e.value ->> 'share')::double precision AS share, (a.value ->> 'undecidedShare')::double precision AS undecided_share,
  (a.value ->> 'confidence')::double precision AS confidence, e.value -> 'stances' AS stances, a.value -> 'basis' AS basis, a.version
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value);
--> statement-breakpoint
CREATE VIEW analytics.v_side_stance AS
SELECT a.thread_id, e.value ->> 'key' AS side, s.value ->> 'key' AS target_key, s.value ->> 'target' AS target,
  s.value ->> 'targetKind' AS target_kind, s.value ->> 'stance' AS stance, (s.value ->> 'share')::double precision AS share,
  (s.value ->> 'members')::integer AS members
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value)
CROSS JOIN LATERAL jsonb_array_elements(e.value -> 'stances') AS s(value);
--> statement-breakpoint
CREATE VIEW analytics.v_side_summary AS
SELECT a.thread_id, e.value ->> 'key' AS side, (s.value ->> 'postId')::uuid AS post_id, (s.value ->> 'start')::integer AS start_offset,
  (s.value ->> 'end')::integer AS end_offset, s.value ->> 'text' AS text, (s.value ->> 'weight')::double precision AS weight
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'sides') AS e(value)
CROSS JOIN LATERAL jsonb_array_elements(e.value -> 'summary') AS s(value);
--> statement-breakpoint
CREATE VIEW analytics.v_side_member AS
SELECT a.thread_id, e.value ->> 'author' AS author, e.value ->> 'side' AS side, (e.value ->> 'score')::double precision AS score,
  (e.value ->> 'confidence')::double precision AS confidence, (e.value ->> 'posts')::integer AS posts
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'sides'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'memberSides') AS e(value);
--> statement-breakpoint
CREATE VIEW analytics.v_timeline AS
SELECT a.thread_id, (e.position - 1)::integer AS bin, (e.value ->> 'from')::integer AS from_position, (e.value ->> 'to')::integer AS to_position,
  (e.value ->> 'startedAt')::timestamptz AS started_at, (e.value ->> 'endedAt')::timestamptz AS ended_at,
  (e.value ->> 'posts')::integer AS posts, (e.value ->> 'authors')::integer AS authors,
  (e.value ->> 'sentiment')::double precision AS sentiment, (e.value ->> 'incivility')::double precision AS incivility,
  (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'timeline') WITH ORDINALITY AS e(value, position);
--> statement-breakpoint
CREATE VIEW analytics.v_escalation AS
SELECT a.thread_id, ARRAY(SELECT jsonb_array_elements_text(e.value -> 'members')) AS members,
  ARRAY(SELECT jsonb_array_elements_text(e.value -> 'postIds')::uuid) AS post_ids,
  (e.value ->> 'from')::integer AS from_position, (e.value ->> 'to')::integer AS to_position,
  (e.value ->> 'before')::double precision AS before, (e.value ->> 'after')::double precision AS after,
  (e.value ->> 'rise')::double precision AS rise, (e.value ->> 'confidence')::double precision AS confidence
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'escalations') AS e(value);
--> statement-breakpoint
CREATE VIEW analytics.v_answered AS
SELECT a.thread_id, (e.value ->> 'postId')::uuid AS post_id, (e.value ->> 'replies')::integer AS replies,
  (e.value ->> 'authors')::integer AS authors, (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'answered') AS e(value);
--> statement-breakpoint
CREATE VIEW analytics.v_agreement AS
SELECT a.thread_id, e.value ->> 'from' AS from_author, e.value ->> 'to' AS to_author, (e.value ->> 'replies')::integer AS replies,
  (e.value ->> 'agree')::integer AS agree, (e.value ->> 'disagree')::integer AS disagree, (e.value ->> 'neutral')::integer AS neutral,
  (e.value ->> 'balance')::double precision AS balance
FROM threadbare.annotation a
JOIN threadbare.selected_run r ON r.analyzer = a.analyzer AND r.version = a.version AND r.task = 'discussion'
CROSS JOIN LATERAL jsonb_array_elements(a.value -> 'network') AS e(value);
--> statement-breakpoint
CREATE VIEW analytics.v_analyzer_run AS
SELECT z.task, z.analyzer, z.version,
  EXISTS (SELECT 1 FROM threadbare.selected_run r WHERE r.analyzer = z.analyzer AND r.version = z.version) AS shown,
  z.selected AS chosen
FROM threadbare.analyzer z;
--> statement-breakpoint
CREATE VIEW analytics.v_setting AS
SELECT name, value, at, run_id FROM threadbare.setting;
--> statement-breakpoint
DO $comments$
BEGIN
  COMMENT ON TABLE threadbare.setting IS 'What users told the analyzers; values are computed under it until it is taken back.';
  COMMENT ON COLUMN threadbare.setting."name" IS 'targets or profiles.';
  COMMENT ON COLUMN threadbare.setting."value" IS 'The setting as JSON.';
  COMMENT ON COLUMN threadbare.setting."at" IS 'When it was made; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN threadbare.setting."run_id" IS 'The run (command) that wrote it; provenance.';
  COMMENT ON COLUMN threadbare.analyzer.task IS 'What it answers: the part of its name before a colon.';
  COMMENT ON COLUMN threadbare.analyzer.selected IS 'Chosen by hand for the views; at most one per task.';
  COMMENT ON VIEW threadbare.selected_run IS 'The run the views show for each task: chosen by hand, else the latest version of the built-in analyzer.';
  COMMENT ON COLUMN threadbare.selected_run.task IS 'What it answers: stance, sentiment, ….';
  COMMENT ON COLUMN analytics.v_stance.analyzer IS 'Name of the analyzer.';
  COMMENT ON COLUMN analytics.v_sentiment.confidence IS 'Probability that the class is right, 0..1.';
  COMMENT ON COLUMN analytics.v_sentiment.read_as IS 'Language the words were read in (ISO 639-1).';
  COMMENT ON COLUMN analytics.v_sentiment.read_as_by IS 'Where that came from: the post, its thread, or assumed.';
  COMMENT ON COLUMN analytics.v_target.member IS 'A member of the thread whom others speak of.';
  COMMENT ON COLUMN analytics.v_target.given IS 'Named by the user, not found.';
  COMMENT ON COLUMN analytics.v_target.holder IS 'Propositions: who urges or says it, as printed; null: nobody is named.';
  COMMENT ON COLUMN analytics.v_target.confidence IS 'Propositions: how sure it is that the title proposes this, 0..1.';
  COMMENT ON COLUMN analytics.v_target.reason IS 'Why the kind is other, or why a proposition is none of the title.';
  COMMENT ON COLUMN analytics.v_target.rank IS 'Order of weight in the thread, from 1.';
  COMMENT ON VIEW analytics.v_aspect IS 'Tone of the words that bear on one target; a row per post and target it names.';
  COMMENT ON COLUMN analytics.v_aspect."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_aspect."post_id" IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN analytics.v_aspect."target_key" IS 'Key of the target inside the thread.';
  COMMENT ON COLUMN analytics.v_aspect."target" IS 'Its name: the most frequent full variant in the thread.';
  COMMENT ON COLUMN analytics.v_aspect."target_kind" IS 'person, organisation, place, proposition or other.';
  COMMENT ON COLUMN analytics.v_aspect."score" IS '-1..1; 0 where no word of tone bears on it.';
  COMMENT ON COLUMN analytics.v_aspect."class" IS 'negative, neutral or positive.';
  COMMENT ON COLUMN analytics.v_aspect."words" IS 'The words that decided it, with offsets (code points of analysis_text) and valence.';
  COMMENT ON COLUMN analytics.v_aspect."analyzer" IS 'Name of the analyzer.';
  COMMENT ON COLUMN analytics.v_aspect."version" IS 'Version of the analyzer that gave the value.';
  COMMENT ON VIEW analytics.v_incivility IS 'How uncivil a post is, of which kinds, and whom it attacks; one row per post.';
  COMMENT ON COLUMN analytics.v_incivility."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_incivility."post_id" IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN analytics.v_incivility."score" IS '0 civil .. 1 uncivil; null with a reason.';
  COMMENT ON COLUMN analytics.v_incivility."label" IS 'civil or uncivil.';
  COMMENT ON COLUMN analytics.v_incivility."kinds" IS 'Kinds of incivility found, the weightiest first (docs/glossary.md).';
  COMMENT ON COLUMN analytics.v_incivility."attack" IS 'Whom the attack is on: answered (the person spoken to), member (another one of the thread), figure (a person, organisation or place it speaks of) or group; null where nobody is hit that can be told.';
  COMMENT ON COLUMN analytics.v_incivility."attack_name" IS 'Who it is, where a name is known.';
  COMMENT ON COLUMN analytics.v_incivility."attack_confidence" IS 'How sure that is, 0..1.';
  COMMENT ON COLUMN analytics.v_incivility."evidence" IS 'The words, with offsets (code points of analysis_text), kind and target.';
  COMMENT ON COLUMN analytics.v_incivility."reason" IS 'Why there is no score.';
  COMMENT ON COLUMN analytics.v_incivility."analyzer" IS 'Name of the analyzer.';
  COMMENT ON COLUMN analytics.v_incivility."version" IS 'Version of the analyzer that gave the value.';
  COMMENT ON VIEW analytics.v_side IS 'The sides of a thread and their share: none, or exactly two rows.';
  COMMENT ON COLUMN analytics.v_side."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_side."side" IS 'a (the larger one) or b.';
  COMMENT ON COLUMN analytics.v_side."members" IS 'Members of the side.';
  COMMENT ON COLUMN analytics.v_side."posts" IS 'Posts of its members.';
  COMMENT ON COLUMN analytics.v_side."share" IS 'Of all members of the thread that wrote; both sides and undecided_share add up to 1.';
  COMMENT ON COLUMN analytics.v_side."undecided_share" IS 'Share of the members that could not be decided.';
  COMMENT ON COLUMN analytics.v_side."confidence" IS 'Mean confidence of the members that were decided, .5..1.';
  COMMENT ON COLUMN analytics.v_side."stances" IS 'How the side stands to the targets of the thread (v_side_stance).';
  COMMENT ON COLUMN analytics.v_side."basis" IS 'What the sides were read from: stated stances, pairs that agree, disagree or leave it open, and the share of the weight of pairs that the division respects.';
  COMMENT ON COLUMN analytics.v_side."version" IS 'Version of the analyzer that gave the value.';
  COMMENT ON VIEW analytics.v_side_stance IS 'How each side of a thread stands to its targets.';
  COMMENT ON COLUMN analytics.v_side_stance."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_side_stance."side" IS 'a (the larger one) or b.';
  COMMENT ON COLUMN analytics.v_side_stance."target_key" IS 'Key of the target inside the thread.';
  COMMENT ON COLUMN analytics.v_side_stance."target" IS 'Its name: the most frequent full variant in the thread.';
  COMMENT ON COLUMN analytics.v_side_stance."target_kind" IS 'person, organisation, place, proposition or other.';
  COMMENT ON COLUMN analytics.v_side_stance."stance" IS 'favor or against: what more of its members hold.';
  COMMENT ON COLUMN analytics.v_side_stance."share" IS 'Share of that stance among the sides members with a decided one.';
  COMMENT ON COLUMN analytics.v_side_stance."members" IS 'Members of the side with a decided stance on it.';
  COMMENT ON VIEW analytics.v_side_summary IS 'A few sentences of each side in its own words: an extractive summary.';
  COMMENT ON COLUMN analytics.v_side_summary."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_side_summary."side" IS 'a (the larger one) or b.';
  COMMENT ON COLUMN analytics.v_side_summary."post_id" IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN analytics.v_side_summary."start_offset" IS 'First code point in analysis_text.';
  COMMENT ON COLUMN analytics.v_side_summary."end_offset" IS 'Code point after the last.';
  COMMENT ON COLUMN analytics.v_side_summary."text" IS 'The sentence, verbatim.';
  COMMENT ON COLUMN analytics.v_side_summary."weight" IS '0..1: how central it is among its sides sentences, times how sure its posts stance is.';
  COMMENT ON VIEW analytics.v_side_member IS 'Where each member stands: filled only where profiles are asked for (`analyze --profiles`).';
  COMMENT ON COLUMN analytics.v_side_member."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_side_member."author" IS 'Name as printed.';
  COMMENT ON COLUMN analytics.v_side_member."side" IS 'a or b; null: undecided.';
  COMMENT ON COLUMN analytics.v_side_member."score" IS '-1 wholly on side b .. 1 wholly on side a.';
  COMMENT ON COLUMN analytics.v_side_member."confidence" IS 'Chance that the side is the right one, .5..1; 0 without evidence.';
  COMMENT ON COLUMN analytics.v_side_member."posts" IS 'Posts in the thread.';
  COMMENT ON VIEW analytics.v_timeline IS 'Threads in stretches of equal numbers of posts: tone, incivility, agreement.';
  COMMENT ON COLUMN analytics.v_timeline."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_timeline."bin" IS 'Stretch in order, from 0; at most 50.';
  COMMENT ON COLUMN analytics.v_timeline."from_position" IS 'Position of its first post.';
  COMMENT ON COLUMN analytics.v_timeline."to_position" IS 'Position of its last post.';
  COMMENT ON COLUMN analytics.v_timeline."started_at" IS 'First certain posting time in it.';
  COMMENT ON COLUMN analytics.v_timeline."ended_at" IS 'Last certain posting time in it.';
  COMMENT ON COLUMN analytics.v_timeline."posts" IS 'Posts in it.';
  COMMENT ON COLUMN analytics.v_timeline."authors" IS 'Different authors in it.';
  COMMENT ON COLUMN analytics.v_timeline."sentiment" IS 'Mean sentiment, -1..1.';
  COMMENT ON COLUMN analytics.v_timeline."incivility" IS 'Mean incivility, 0..1.';
  COMMENT ON COLUMN analytics.v_timeline."agree" IS 'Decided replies in it that agree.';
  COMMENT ON COLUMN analytics.v_timeline."disagree" IS 'Decided replies in it that disagree.';
  COMMENT ON VIEW analytics.v_escalation IS 'Pairs of members whose answers to each other grow more hostile.';
  COMMENT ON COLUMN analytics.v_escalation."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_escalation."members" IS 'The two, as printed, in the order of their first answer.';
  COMMENT ON COLUMN analytics.v_escalation."post_ids" IS 'Their answers to each other, in thread order.';
  COMMENT ON COLUMN analytics.v_escalation."from_position" IS 'Position of the first of them.';
  COMMENT ON COLUMN analytics.v_escalation."to_position" IS 'Position of the last.';
  COMMENT ON COLUMN analytics.v_escalation."before" IS 'Hostility (0..1: incivility, disagreement, negative words) at the beginning of a robust line through the answers.';
  COMMENT ON COLUMN analytics.v_escalation."after" IS 'Hostility at its end.';
  COMMENT ON COLUMN analytics.v_escalation."rise" IS 'after less before.';
  COMMENT ON COLUMN analytics.v_escalation."confidence" IS 'One less the chance of so steady a rise among answers without order.';
  COMMENT ON VIEW analytics.v_answered IS 'The most answered posts of each thread.';
  COMMENT ON COLUMN analytics.v_answered."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_answered."post_id" IS 'Post (UUIDv5 of its thread and the printed id, or of author, printed date and own text).';
  COMMENT ON COLUMN analytics.v_answered."replies" IS 'Posts that answer it.';
  COMMENT ON COLUMN analytics.v_answered."authors" IS 'Different members among those who answered.';
  COMMENT ON COLUMN analytics.v_answered."agree" IS 'Decided replies that agree.';
  COMMENT ON COLUMN analytics.v_answered."disagree" IS 'Decided replies that disagree.';
  COMMENT ON VIEW analytics.v_agreement IS 'Who answers whom, and how far they agree: the agreement network of each thread.';
  COMMENT ON COLUMN analytics.v_agreement."thread_id" IS 'Thread (UUIDv5 of site and thread id, or of what identifies it where none is printed).';
  COMMENT ON COLUMN analytics.v_agreement."from_author" IS 'Who answers, as printed.';
  COMMENT ON COLUMN analytics.v_agreement."to_author" IS 'Who is answered, as printed.';
  COMMENT ON COLUMN analytics.v_agreement."replies" IS 'Answers.';
  COMMENT ON COLUMN analytics.v_agreement."agree" IS 'Answers that agree.';
  COMMENT ON COLUMN analytics.v_agreement."disagree" IS 'Answers that disagree.';
  COMMENT ON COLUMN analytics.v_agreement."neutral" IS 'Answers that are neither, or undecided.';
  COMMENT ON COLUMN analytics.v_agreement."balance" IS 'Mean of agree (1) and disagree (-1), weighted by confidence; null where no answer is decided.';
  COMMENT ON VIEW analytics.v_analyzer_run IS 'Runs of analyzers that have stored values, and which of them the views show.';
  COMMENT ON COLUMN analytics.v_analyzer_run."task" IS 'What is answered: stance, sentiment, ….';
  COMMENT ON COLUMN analytics.v_analyzer_run."analyzer" IS 'Name of the analyzer: the task, or the task and a model (stance:openai).';
  COMMENT ON COLUMN analytics.v_analyzer_run."version" IS 'Its version.';
  COMMENT ON COLUMN analytics.v_analyzer_run."shown" IS 'Whether the views show it.';
  COMMENT ON COLUMN analytics.v_analyzer_run."chosen" IS 'Whether it was chosen by hand.';
  COMMENT ON VIEW analytics.v_setting IS 'What users told the analyzers.';
  COMMENT ON COLUMN analytics.v_setting."name" IS 'targets (names to look for) or profiles (whether sides are said per member).';
  COMMENT ON COLUMN analytics.v_setting."value" IS 'The setting as JSON.';
  COMMENT ON COLUMN analytics.v_setting."at" IS 'When it was made; provenance, outside the promise of equal rows.';
  COMMENT ON COLUMN analytics.v_setting."run_id" IS 'The run (command) that wrote it; provenance.';
END
$comments$;
