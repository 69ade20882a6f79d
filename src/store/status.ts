import { schemaState } from './migrate.js';
import { firstRow, rowsOf } from './row.js';
import type { Backend } from './session.js';
import type { StoreStatus } from './store.js';

const COUNTED = ['thread', 'page', 'post', 'quote', 'reply', 'document', 'saying', 'annotation', 'problem', 'change'];

/** What the store holds and where; see `Store.status`. */
export async function readStatus(backend: Backend): Promise<StoreStatus> {
  return backend.transaction(
    async (session) => {
      const schema = await schemaState(session);
      const about = firstRow(
        await session.query(
          `select current_setting('server_version') as server, pg_database_size(current_database())::bigint as bytes,
             (select coalesce(string_agg(rolname, ' ' order by rolname), '') from pg_roles
              where rolname in ('threadbare_reader', 'threadbare_writer', 'threadbare_moderator')) as roles`,
        ),
      );
      const base = {
        mode: backend.mode,
        location: backend.location,
        server: about?.text('server') ?? '',
        migrations: { applied: schema.applied, known: schema.known },
        bytes: about?.number('bytes') ?? 0,
        roles: (about?.text('roles') ?? '').split(' ').filter((role) => role !== ''),
      };
      if (schema.state === 'empty') return { ...base, rows: {}, analyzers: [] };
      const rows: Record<string, number> = {};
      for (const table of COUNTED) {
        const count = firstRow(await session.query(`select count(*)::bigint as n from threadbare."${table}"`));
        rows[table] = count?.number('n') ?? 0;
      }
      const analyzers = await session.query(
        `select r.analyzer, r.version, (
           select count(*) from threadbare.post p where not exists (
             select 1 from threadbare.annotation a where a.thread_id = p.thread_id and a.subject_id = p.post_id
               and a.analyzer = r.analyzer and a.version = r.version)
             -- a post that answers nobody has no stance toward a post
             and (r.analyzer <> 'reply-stance' or exists (
               select 1 from threadbare.reply e where e.thread_id = p.thread_id and e.from_post_id = p.post_id
                 and e.via <> 'mention')))::bigint as missing
         from threadbare.selected_run r
         where exists (select 1 from threadbare.annotation a where a.analyzer = r.analyzer and a.post_id is not null)
         order by r.analyzer collate "C"`,
      );
      return {
        ...base,
        rows,
        analyzers: rowsOf(analyzers).map((row) => ({
          analyzer: row.text('analyzer'),
          version: row.text('version'),
          missing: row.number('missing'),
        })),
      };
    },
    { readOnly: true },
  );
}

/** Statements that delete everything of ours, and nothing of others. */
export const RESET_STATEMENTS = [
  'drop schema if exists analytics cascade',
  'drop schema if exists threadbare_desk cascade',
  'drop schema if exists threadbare_queue cascade',
  'drop schema if exists threadbare cascade',
  'drop schema if exists threadbare_migrations cascade',
] as const;
