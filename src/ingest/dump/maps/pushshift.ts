/**
 * Comments (RC_…) and submissions (RS_…) of Reddit as the Pushshift archives have them, JSON lines. A comment names its
 * submission in `link_id`; a submission is the thread itself.
 */
export const PUSHSHIFT = `# Reddit, as the Pushshift archives have it: comments (RC_*) and submissions (RS_*), JSON lines.
name: reddit
format: jsonl
site: { value: www.reddit.com }
forum: [subreddit]
tags: [link_flair_text]
thread:
  id: [{ column: link_id, match: "^(?:t3_)?(.{1,20})$" }, { column: id, match: "^(?:t3_)?(.{1,20})$" }]
  title: [link_title, title]
post:
  id: { column: id, match: "^(?:t[13]_)?(.{1,20})$" }
  parent: [{ column: parent_id, match: "^(?:t[13]_)?(.{1,20})$" }]
  url: [permalink]
  author:
    name: [author]
    id: [{ column: author_fullname, match: "^(?:t2_)?(.{1,20})$" }]
    deleted: { column: author, equals: "[deleted]" }
  posted: { column: created_utc, format: unix }
  edited: { any: [{ column: edited, match: "^[0-9.]{9,14}$" }], format: unix }
  deleted:
    - { any: [body], equals: ["[deleted]", "[removed]", "[ Removed by Reddit ]"] }
    - { any: [selftext], equals: ["[deleted]", "[removed]", "[ Removed by Reddit ]"] }
body: { any: [body, selftext], form: markdown }
reactions:
  - { name: Score, column: score }
`;
