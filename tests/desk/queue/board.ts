import { rmSync } from 'node:fs';
import path from 'node:path';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import type { Actor, DecisionPost } from '../../../src/store/desk/decisions.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { makeMember } from '../auth/support.js';
import { CLOWN, ELSEWHERE, HARBOUR, ingestPages, pageOf } from '../thread/board.js';

type Thread = typeof HARBOUR;

const at = (minute: number): string => new Date(Date.UTC(2024, 3, 2, 9, minute)).toISOString().replace('.000', '');

/** A long quarrel of one member with several others, on the first site. */
const QUAY: Thread = {
  host: 'board.example.org',
  topic: 9,
  title: 'Who painted the quay',
  posts: [
    {
      id: 901,
      author: 'Ana',
      at: at(0),
      html: '<p>Somebody painted the quay green in the night. I rather like it.</p>',
    },
    ...Array.from({ length: 14 }, (_, i) => ({
      id: 902 + i,
      author: i % 2 === 0 ? 'Rudi' : 'Ana',
      at: at(2 + i),
      html:
        i % 2 === 0
          ? `<p>Ana, you are a pathetic liar and a coward, number ${i} of your tales. ${CLOWN}</p>`
          : `<p>I only said what I saw on the quay at ${i} o'clock, please stay civil.</p>`,
    })),
  ],
};

/** A board of two sites with reports and reasons, and people who look after it. */
export interface QueueBoard {
  readonly store: Store;
  readonly folder: string;
  readonly mara: Actor;
  readonly ben: Actor;
  /** Moderator of the other site alone. */
  readonly stranger: Actor;
  readonly siteId: string;
  readonly otherSiteId: string;
  /** Posts of the queue of the first site, the first one first. */
  readonly queued: () => Promise<readonly QueuedRow[]>;
  /** A post nobody asks to look at. */
  readonly quiet: DecisionPost;
  readonly otherPost: DecisionPost;
  readonly close: () => Promise<void>;
}

export interface QueuedRow extends DecisionPost {
  readonly incident: string;
  readonly state: string;
  readonly reports: number;
  readonly reasons: readonly string[];
  readonly textHash: string;
}

/** @param databaseUrl a server's database that is migrated and empty; null: an embedded one of its own */
export async function openQueueBoard(databaseUrl: string | null = null): Promise<QueueBoard> {
  const folder = await dataFolder({ fresh: databaseUrl !== null });
  const store = await openStore({ dataDir: folder, databaseUrl });
  await ingestPages(store, path.join(folder, 'pages'), {
    'harbour.html': pageOf(HARBOUR),
    'quay.html': pageOf(QUAY),
    'elsewhere.html': pageOf(ELSEWHERE),
  });
  await refreshReasons(store);
  const one = async (sql: string): Promise<string> => String((await store.query(sql)).rows[0]?.id);
  const siteId = await one(`select site_id as id from threadbare.site where host = 'board.example.org'`);
  const otherSiteId = await one(`select site_id as id from threadbare.site where host = 'other.example.net'`);
  const by = { userId: null, source: 'csv', sites: null } as const;
  await store.desk.reasons.importReports(
    [
      {
        target: `https://board.example.org/topic/7/?do=findComment&comment=704`,
        reporter: 'Bo',
        category: 'off topic',
        note: 'again!',
      },
      { target: `https://board.example.org/topic/7/?do=findComment&comment=704`, reporter: 'Eli', category: 'rude' },
      { target: `https://other.example.net/topic/3/?do=findComment&comment=31`, reporter: 'Kim', category: 'spam' },
    ],
    by,
  );
  const post = async (where: string): Promise<DecisionPost> => {
    const [row] = (await store.query(`select thread_id, post_id from v_post where ${where} order by position limit 1`))
      .rows;
    return { threadId: String(row?.thread_id), postId: String(row?.post_id) };
  };
  const actor = async (email: string, sites: readonly string[] | null): Promise<Actor> => ({
    userId: await makeMember(store, { email, role: 'moderator', sites }),
    tokenId: null,
    sites,
  });
  return {
    store,
    folder,
    mara: await actor('mara@desk.example', [siteId]),
    ben: await actor('ben@desk.example', [siteId]),
    stranger: await actor('kim@desk.example', [otherSiteId]),
    siteId,
    otherSiteId,
    queued: async () => {
      const { rows } = await store.query(
        `select thread_id, post_id, incident, state, reports, reasons, text_hash from threadbare_desk.item
         where site_id = $1::uuid order by rank desc, post_id`,
        { params: [siteId] },
      );
      return rows.map((row) => ({
        threadId: String(row.thread_id),
        postId: String(row.post_id),
        incident: String(row.incident),
        state: String(row.state),
        reports: Number(row.reports),
        reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
        textHash: String(row.text_hash),
        seen: '',
      }));
    },
    quiet: await post(`site = 'board.example.org' and author = 'Gus'`),
    otherPost: await post(`site = 'other.example.net'`),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
