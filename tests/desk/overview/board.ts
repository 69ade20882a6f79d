import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '../../../src/store/index.js';
import { ROOT, runCli } from '../../cli/run-cli.js';

/** Two sites of our own: what stands on one must never be seen by somebody of the other. */
export const NORTH = 'north.example.org';
export const SOUTH = 'south.example.org';

const MAP = `
site: site
forum: forum
thread: { id: topic, title: title }
post:
  id: id
  author: { name: who }
  posted: { column: at, format: iso }
body: { column: body, form: bbcode }
`;

/** What the article says; posts of the north carry it whole, with its name and without. */
const ARTICLE = `The Skerry Post
Ferry fares to rise in spring, says harbour board
By Nina Holt
March 3, 2031

The harbour board said on Sunday that fares on the night ferry will rise by two crowns on the first of April, the first rise in nine years. The money is for the new engines, which were ordered from a yard on the mainland in the autumn and have been paid for in part.

"We do not want anybody to stay at home because of two crowns, and children will go on travelling free," said board member Mats Lund on Sunday. He added that a card for ten crossings would be sold from May at the old price.

Fishermen asked in February for a morning crossing as well, but the board has not answered them yet.
`;
const CARRIED = ARTICLE.split('\n\n').slice(1, 3).join('\n\n');

interface Line {
  readonly site: string;
  readonly forum: string;
  readonly topic: string;
  readonly title: string;
  readonly who: string;
  readonly at: string;
  readonly body: string;
}

const line = (site: string, topic: string, who: string, at: string, body: string): Line => ({
  site,
  forum: topic.startsWith('f') ? 'Ferries' : 'Town hall',
  topic,
  title: `${site === NORTH ? 'Northern' : 'Southern'} talk about ${topic}`,
  who,
  at,
  body,
});

const LINES: readonly Line[] = [
  line(
    NORTH,
    'fares',
    'Anselm',
    '2031-03-04T08:00:00Z',
    'I like the night ferry and thank the crew, it was a pleasure.',
  ),
  line(NORTH, 'fares', 'Berit', '2031-03-04T09:00:00Z', CARRIED),
  line(NORTH, 'fares', 'Corin', '2031-03-05T09:00:00Z', `The Skerry Post has this: ${CARRIED}`),
  line(
    NORTH,
    'fares',
    'Dagny',
    '2031-03-06T09:00:00Z',
    '[quote="Anselm"]I like the night ferry and thank the crew, it was a pleasure.[/quote]\nYou are an idiot and everybody here knows it.',
  ),
  line(NORTH, 'hall', 'Eskil', '2031-03-07T10:00:00Z', 'The council meets on Tuesday at eight in the old hall.'),
  line(SOUTH, 'fares', 'Frida', '2031-03-04T11:00:00Z', 'Nobody in the south takes that ferry, the bridge is quicker.'),
  line(SOUTH, 'fares', 'Ingrid', '', 'You are wrong, and you know it, you liar.'),
];

/** Reads the board, its article and two files that are no pages into the database. */
export async function fillBoard(folder: string, data: string): Promise<void> {
  const rows = LINES.map((one, i) => [...Object.values(one), String(i + 1)]);
  const csv = [['site', 'forum', 'topic', 'title', 'who', 'at', 'body', 'id'], ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at('posts.csv'), csv);
  writeFileSync(at('map.yaml'), MAP);
  writeFileSync(at('article.txt'), ARTICLE);
  writeFileSync(at('nothing.html'), '<p>No posts, no article, nothing that could be told apart.</p>');
  writeFileSync(at('binary.html'), Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8]));
  for (const args of [
    [at('article.txt')],
    [at('posts.csv'), '--map', at('map.yaml')],
    [path.join(ROOT, 'seeds', 'ferry-thread.html')],
    [at('nothing.html'), at('binary.html')],
  ])
    await runCli(['ingest', ...args, '--data', data]);
}

/** Ids of the board by what they are called. */
export interface BoardIds {
  readonly north: string;
  readonly south: string;
  /** A post of each site with its thread: Dagny's and Ingrid's. */
  readonly dagny: { readonly threadId: string; readonly postId: string };
  readonly ingrid: { readonly threadId: string; readonly postId: string };
}

export async function idsOf(store: Store): Promise<BoardIds> {
  const site = async (host: string): Promise<string> => {
    const { rows } = await store.query('select site_id from threadbare.site where host = $1', { params: [host] });
    return String(rows[0]?.site_id);
  };
  const post = async (author: string) => {
    const { rows } = await store.query('select thread_id, post_id from v_post where author = $1', { params: [author] });
    return { threadId: String(rows[0]?.thread_id), postId: String(rows[0]?.post_id) };
  };
  return {
    north: await site(NORTH),
    south: await site(SOUTH),
    dagny: await post('Dagny'),
    ingrid: await post('Ingrid'),
  };
}

/** Writes what moderators did: their tables are written as they are, so that the pages are tested alone. */
export const write = (store: Store, sql: string, params: readonly unknown[]) =>
  store.query(sql, { params, readOnly: false });

/** Puts a post into the queue. */
export async function flag(
  store: Store,
  siteId: string,
  post: { readonly threadId: string; readonly postId: string },
  what: { readonly reasons: readonly string[]; readonly reports: number; readonly state: string; readonly at: string },
): Promise<void> {
  await write(
    store,
    `insert into threadbare_desk.item (thread_id, post_id, site_id, forum_id, author_id, posted_at, incident, rank, score, reasons, reports, state, noticed_at, text_hash)
     select p.thread_id, p.post_id, t.site_id, t.forum_id, p.author_id, p.posted_at, 'post:' || p.thread_id || ':' || p.post_id, 0.5, 0.5, $3::text[], $4::integer, $5, $6::timestamptz, ''
       from threadbare.post p join threadbare.thread t on t.thread_id = p.thread_id
      where p.thread_id = $1::uuid and p.post_id = $2::uuid and t.site_id = $7::uuid`,
    [post.threadId, post.postId, what.reasons, what.reports, what.state, what.at, siteId],
  );
}

/** A decision that stands. */
export async function decide(
  store: Store,
  siteId: string,
  post: { readonly threadId: string; readonly postId: string },
  what: { readonly state: string; readonly by: string; readonly at: string },
): Promise<void> {
  await write(
    store,
    `insert into threadbare_desk.state (thread_id, post_id, site_id, state, event_id, user_id, at) values ($1::uuid, $2::uuid, $3::uuid, $4, $5::uuid, $6, $7::timestamptz)`,
    [post.threadId, post.postId, siteId, what.state, randomUUID(), what.by, what.at],
  );
}
