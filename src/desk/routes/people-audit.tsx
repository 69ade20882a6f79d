import { csvLine } from '../../export/cells.js';
import { audit } from '../auth/audit.js';
import { AuditPage, detailOf } from '../pages/people/audit.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

/** Entries on a page, and in one step of an export. */
const PAGE = 100;
const STEP = 1000;

export const AUDIT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/audit', access: 'admin', answer: list },
  { method: 'GET', path: '/audit.csv', access: 'admin', answer: csv },
];

interface Wish {
  readonly user: string;
  readonly action: string;
  readonly before: number | null;
}

function wishOf({ url }: MemberVisit): Wish {
  const before = url.searchParams.get('before') ?? '';
  return {
    user: url.searchParams.get('user') ?? '',
    action: url.searchParams.get('action')?.trim() ?? '',
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

const filterOf = (wish: Wish, limit: number) => ({
  before: wish.before,
  limit,
  userId: wish.user === '' ? null : wish.user,
  action: wish.action === '' ? null : wish.action,
});

async function list(visit: MemberVisit): Promise<Response> {
  const { accounts } = visit.store.desk;
  const wish = wishOf(visit);
  const entries = await accounts.auditLog(filterOf(wish, PAGE + 1));
  const shown = entries.slice(0, PAGE);
  const kept = { user: wish.user, action: wish.action };
  const last = shown.at(-1);
  const next =
    entries.length > PAGE && last !== undefined
      ? `/audit?${new URLSearchParams({ ...kept, before: String(last.auditId) }).toString()}`
      : null;
  return html(
    <AuditPage
      visitor={visit.visitor}
      entries={shown}
      members={await accounts.members()}
      user={wish.user}
      action={wish.action}
      next={next}
      csv={`/audit.csv?${new URLSearchParams(kept).toString()}`}
      now={visit.now}
    />,
  );
}

/** The whole log that fits the filter, written while it is read. */
async function csv(visit: MemberVisit): Promise<Response> {
  await audit(visit, 'audit.export', null);
  const { accounts } = visit.store.desk;
  const wish = wishOf(visit);
  const encoder = new TextEncoder();
  let before = wish.before;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(encoder.encode(csvLine(['at', 'who', 'token_id', 'action', 'subject', 'detail'], true)));
    },
    pull: async (controller) => {
      const entries = await accounts.auditLog(filterOf({ ...wish, before }, STEP));
      const lines = entries.map((entry) =>
        csvLine([entry.at, entry.who, entry.tokenId, entry.action, entry.subject, detailOf(entry)], true),
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      before = entries.at(-1)?.auditId ?? null;
      if (entries.length < STEP) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
    },
  });
}
