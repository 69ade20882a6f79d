/** `utterances.jsonl` of a ConvoKit corpus. */
export const CONVOKIT = `# ConvoKit: utterances.jsonl of a corpus. The conversation is the thread.
name: convokit
format: jsonl
thread:
  id: [conversation_id, root]
  title: [meta.title, meta.thread_title]
  url: [meta.thread_url]
site: [meta.site]
forum: [meta.subreddit, meta.forum]
post:
  id: id
  parent: [reply_to, reply-to]
  url: [meta.permalink, meta.url]
  author: [speaker, user]
  posted: { any: [timestamp] }
body: { column: text, form: text }
reactions:
  - { name: Score, any: [meta.score] }
  - { json: [meta.reactions] }
# Posts known only from quotes, in corpora that Threadbare wrote.
leaveOut: { any: [meta.kind], equals: stub }
`;
