import { lockDocuments } from '../documents.js';
import { lockThread } from '../pages.js';
import { firstRow, rowsOf } from '../row.js';
import type { Backend, Session } from '../session.js';
import { begin } from './begin.js';
import type { ForgetTables, Forgetting } from './forgetting.js';
import { readRules } from './keep-rules.js';
import { learnThread, suspects } from './learn-thread.js';
import { sweepDocuments } from './sweep-documents.js';
import { sweepPages } from './sweep-pages.js';
import { dropOrphans, sweepTables } from './sweep-tables.js';

/** How a step gets its transaction. */
type InTransaction = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** Erasure over any connection. */
export function forgettingOver(backend: Backend): Forgetting {
  const steps = stepsIn((work) => backend.transaction(work));
  return {
    ...steps,
    rehearse: async (work) => {
      const done: { readonly value: Awaited<ReturnType<typeof work>> }[] = [];
      const undo = new Error('rehearsed');
      try {
        await backend.transaction(
          async (session) => {
            done.push({ value: await work(stepsIn((step) => step(session))) });
            throw undo;
          },
          { once: true },
        );
      } catch (error) {
        if (error !== undo) throw error;
      }
      const [first] = done;
      if (first === undefined) throw undo;
      return first.value;
    },
  };
}

function stepsIn(inTransaction: InTransaction): Forgetting {
  return {
    begin: (runId, wish) => inTransaction((session) => begin(session, runId, wish)),
    isPending: () =>
      inTransaction(async (session) => {
        const row = firstRow(
          await session.query('select exists (select 1 from threadbare.forgotten where not swept) as pending'),
        );
        return row?.boolean('pending') ?? false;
      }),
    suspects: () => inTransaction(suspects),
    learn: (runId, threadId) => inTransaction((session) => learnThread(session, runId, threadId)),
    threads: () =>
      inTransaction(async (session) =>
        rowsOf(await session.query('select distinct thread_id from threadbare.page order by thread_id')).map((row) =>
          row.text('thread_id'),
        ),
      ),
    sweep: (runId, threadId) =>
      inTransaction(async (session) => {
        const kept = await readRules(session);
        await lockThread(session, threadId);
        return kept === null ? { pages: 0, files: [] } : sweepPages(session, runId, threadId, kept);
      }),
    sweepTables: (runId) => inTransaction((session) => sweepRest(session, runId)),
    finish: (runId) =>
      inTransaction(async (session) => {
        const kept = await readRules(session);
        if (kept === null) return 0;
        const orphans = await dropOrphans(session, kept);
        // Rules that came in after this run had begun are looked through by the next one.
        await session.query(
          `update threadbare.forgotten set swept = true where not swept
             and (run_id = $1::uuid or at <= (select started_at from threadbare.run where run_id = $1::uuid))`,
          [runId],
        );
        return orphans;
      }),
    rehearse: (work) => work(stepsIn(inTransaction)),
  };
}

async function sweepRest(session: Session, runId: string): Promise<ForgetTables> {
  await lockDocuments(session, 'exclusive');
  const kept = await readRules(session);
  if (kept === null) return { rows: {}, documents: [] };
  return { documents: await sweepDocuments(session, runId, kept), rows: await sweepTables(session, kept) };
}
