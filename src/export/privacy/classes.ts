import type { EntityName } from '../options.js';

/**
 * What a column may give away. `figure`: numbers, times, closed lists, the site; `id`: our own ids, which are made from
 * printed ones; `ref`: the engine's ids of threads and posts; `account`: the engine's ids of people; `name`, `names`:
 * members; `person`, `persons`: who is spoken of, a member or not; `header`: a line that names a member; `byline`,
 * `bylines`: authors of articles; `text`, `texts`: words of people; `note`: words of the program or of a site; `url`;
 * `path`: a file of this machine; `json`: anything with texts inside; `diff`: word diffs; `key`: a key made of words.
 */
export type PrivacyClass =
  | 'figure'
  | 'id'
  | 'ref'
  | 'account'
  | 'name'
  | 'names'
  | 'person'
  | 'persons'
  | 'header'
  | 'byline'
  | 'bylines'
  | 'text'
  | 'texts'
  | 'note'
  | 'url'
  | 'path'
  | 'json'
  | 'diff'
  | 'key';

/** Classes that hold words, titles or what is made of them: left out of `--no-text`. */
export const TEXT_CLASSES: ReadonlySet<PrivacyClass> = new Set<PrivacyClass>([
  'person',
  'persons',
  'header',
  'text',
  'texts',
  'url',
  'path',
  'json',
  'diff',
]);

/** Columns whose class does not depend on the entity. */
const COLUMNS: readonly (readonly [PrivacyClass, string])[] = [
  [
    'figure',
    `site engine engine_version position ordinal parts author_inferred posted_at posted_local posted_at_precision
      posted_after posted_before kind original_share language sentiment sentiment_class sentiment_full incivility
      author_kind edited_at edited_local attribution_date size_raw size_folded size_repeated_raw size_repeated_folded
      size_own_folded quote_index parent_index verdict method similarity meaning_changed source_start source_end
      source_edited_later extent_method extent_confidence by_reference cited_at cited_local via multiplicity stance
      confidence abstained score target_kind version analyzer class positive negative full_score full_class read_as
      read_as_by polarity count list_complete reaction_index posts threads stubs inferred first_posted_at last_posted_at
      start_offset end_offset repeat_index relation pasted_share quotations_matched quotations_total containment
      longest_run order_kept reference reference_basis form in_title published_at published_local
      published_at_precision day known_posts authors page_count pages seq entity op at publisher agency`,
  ],
  [
    'id',
    `thread_id post_id author_id source_post_id source_thread_id source_document_id document_id saying_id row_id
      from_post_id to_post_id run_id id`,
  ],
  ['ref', 'external_id parent_external_id thread_external_id'],
  ['account', 'author_external_id'],
  ['name', 'author attributed_author'],
  ['names', 'actors'],
  ['person', 'target holder speaker'],
  ['persons', 'aliases'],
  ['header', 'header'],
  [
    'text',
    `thread_title title text own_text analysis_text original_text attribution attribution_agency author_evidence
      signature posted_raw declared_edit cited_raw answer_text declared published_raw body_html`,
  ],
  ['texts', 'forum_path tags'],
  ['note', 'reason'],
  ['url', 'url thread_url'],
  ['path', 'file document_file'],
  ['json', 'attachments images links evidence words inference problems polls'],
  ['diff', 'diff'],
  ['key', 'target_key'],
];

const COMMON: ReadonlyMap<string, PrivacyClass> = new Map(
  COLUMNS.flatMap(([kind, columns]) =>
    columns
      .trim()
      .split(/\s+/)
      .map((column): [string, PrivacyClass] => [column, kind]),
  ),
);

const OWN: Readonly<Partial<Record<EntityName, Readonly<Record<string, PrivacyClass>>>>> = {
  authors: { name: 'name', external_id: 'account' },
  reactions: { name: 'note' },
  documents: { author: 'byline', authors: 'bylines' },
};

/**
 * The class of a column; null where nobody has said (a column newer than this list): it is then treated by its type,
 * so that nothing slips through (`classByType`).
 */
export const knownClass = (entity: EntityName, column: string): PrivacyClass | null =>
  OWN[entity]?.[column] ?? COMMON.get(column) ?? null;

export function privacyClass(entity: EntityName, column: string, type: string): PrivacyClass {
  return knownClass(entity, column) ?? classByType(type);
}

function classByType(type: string): PrivacyClass {
  if (type === 'uuid' || type === 'uuid[]') return 'id';
  if (type === 'text[]') return 'texts';
  if (/^(?:integer|bigint|double precision|boolean|timestamp with time zone|numeric|real|date)(?:\[\])?$/.test(type))
    return 'figure';
  return type === 'jsonb' ? 'json' : 'text';
}
