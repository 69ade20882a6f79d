/**
 * Posts as `threadbare export --entity posts --body` writes them. Posts that are known only through quotes of them come
 * back by these quotes; earlier wordings and polls are not in that table.
 */
export const THREADBARE_POSTS = `# Posts of another Threadbare: threadbare export --format csv|jsonl|parquet --body
name: threadbare
site: [site]
engine: [engine]
forum: [forum_path]
tags: [tags]
thread:
  key: thread_id
  id: [thread_external_id]
  url: [thread_url]
  title: [thread_title]
post:
  id: [external_id]
  parent: [parent_external_id]
  position: [position]
  url: [url]
  author:
    name: [author]
    id: [author_external_id]
    kind: [author_kind]
    inferred: { any: [author_inferred] }
    evidence: [author_evidence]
  posted: { any: [posted_at, posted_local], local: [posted_local], words: [posted_raw], precision: [posted_at_precision] }
  edited: { any: [edited_at, edited_local], local: [edited_local] }
  signature: [signature]
  images: [images]
  links: [links]
  attachments: [attachments]
  deleted: { column: kind, equals: deleted }
  hidden: { column: kind, equals: hidden }
body: { column: body_html, form: threadbare }
reactions:
  - { json: [reactions] }
leaveOut: { column: kind, equals: stub }
`;
