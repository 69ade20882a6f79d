import { InputError } from '../../../model/errors.js';
import { firstRow, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { makeItems } from './items.js';
import { isReasonKind, type ReasonKind } from './kinds.js';
import { lockDeskThreads } from './lock.js';
import type { Mute } from './types.js';

export type { Mute } from './types.js';

/** Threads whose items are made anew at a time. */
const CHUNK = 500;

/** Mutes a kind of reason on a site, or everywhere; items that have no other reason leave the queue with it. */
export async function mute(
  session: Session,
  kind: ReasonKind,
  siteId: string | null,
  by: string | null,
): Promise<void> {
  await session.query(
    `insert into threadbare_desk.mute (reason, site, user_id) values ($1, $2, $3) on conflict do nothing`,
    [kind, await hostOf(session, siteId), by],
  );
  await remake(session, kind, siteId);
}

/** Takes a mute back: the reasons, which are kept, count again. */
export async function unmute(session: Session, kind: ReasonKind, siteId: string | null): Promise<void> {
  await session.query('delete from threadbare_desk.mute where reason = $1 and site = $2', [
    kind,
    await hostOf(session, siteId),
  ]);
  await remake(session, kind, siteId);
}

export async function readMutes(session: Session): Promise<Mute[]> {
  const result = await session.query(
    `select m.reason, m.site, s.site_id, m.user_id, m.at from threadbare_desk.mute m
     left join threadbare.site s on s.host = m.site and m.site <> ''
     order by m.reason, m.site collate "C"`,
  );
  return rowsOf(result).flatMap((row) => {
    const reason = row.text('reason');
    if (!isReasonKind(reason)) return [];
    return [
      {
        reason,
        siteId: row.textOrNull('site_id'),
        host: row.text('site') === '' ? null : row.text('site'),
        userId: row.textOrNull('user_id'),
        at: row.text('at'),
      },
    ];
  });
}

async function hostOf(session: Session, siteId: string | null): Promise<string> {
  if (siteId === null) return '';
  const row = firstRow(await session.query('select host from threadbare.site where site_id::text = $1', [siteId]));
  if (row === null)
    throw new InputError(
      'no-site',
      `There is no site ${siteId} in this database: \`threadbare sql "select * from v_thread"\` shows their hosts.`,
    );
  return row.text('host');
}

async function remake(session: Session, kind: ReasonKind, siteId: string | null): Promise<void> {
  const threads = rowsOf(
    await session.query(
      `select distinct r.thread_id from threadbare_desk.reason r
       join threadbare.thread t on t.thread_id = r.thread_id
       where r.reason = $1 and ($2::uuid is null or t.site_id = $2::uuid) order by 1`,
      [kind, siteId],
    ),
  ).map((row) => row.text('thread_id'));
  for (let start = 0; start < threads.length; start += CHUNK) {
    const threadIds = threads.slice(start, start + CHUNK);
    await lockDeskThreads(session, threadIds);
    const posts = rowsOf(
      await session.query(
        'select distinct post_id from threadbare_desk.reason where reason = $1 and thread_id = any($2::uuid[])',
        [kind, arrayLiteral(threadIds)],
      ),
    ).map((row) => row.text('post_id'));
    await makeItems(session, { threadIds, postIds: posts });
  }
}
