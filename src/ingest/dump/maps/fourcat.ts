/** CSV files of 4CAT: what it exports, and what its upload takes. */
export const FOURCAT = `# 4CAT: CSV exports and uploads. What a data source lacks is passed over.
name: 4cat
site: [site]
thread:
  id: [thread_id]
  title: [subject, thread_title]
forum: [board]
post:
  id: id
  parent: [replied_to_post, reply_to, parent_id]
  url: [link, url, post_url]
  author:
    name: [author, author_name]
    id: [author_id]
  posted: { any: [unix_timestamp, timestamp], zone: UTC }
body: { column: body, form: text }
quotes:
  post: { any: [quoted_post], split: "," }
  author: { any: [quoted_user], split: "," }
reactions:
  - { name: Like, any: [like_count, likes] }
  - { name: Score, any: [score] }
`;
