import { audit } from '../auth/audit.js';
import { LogPage } from '../pages/log/log-page.js';
import { decisionNotice } from '../read/decision-notice.js';
import { logFilterOf, logQuery, readLog } from '../read/log.js';
import { type LogFormat, logStream } from '../read/log-export.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

async function show(visit: MemberVisit): Promise<Response> {
  const { store, visitor, url, now } = visit;
  const filter = logFilterOf(url.searchParams);
  const before = Number(url.searchParams.get('before') ?? '');
  const page = await readLog(store, visitor, filter, {
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  });
  const said = await decisionNotice(visit);
  return html(
    <LogPage
      visitor={visitor}
      now={now}
      filter={filter}
      page={page}
      before={url.searchParams.get('before')}
      said={said}
    />,
  );
}

const TYPES: Readonly<Record<LogFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

const download =
  (format: LogFormat) =>
  async (visit: MemberVisit): Promise<Response> => {
    const filter = logFilterOf(visit.url.searchParams);
    await audit(visit, 'log.export', format, Object.fromEntries(logQuery(filter)));
    return new Response(logStream(visit.store, visit.visitor, filter, format), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="decisions.${format}"`,
      },
    });
  };

/** What was decided, by whom, when and why. */
export const LOG_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/log', access: 'reader', answer: show },
  { method: 'GET', path: '/log.csv', access: 'moderator', answer: download('csv') },
  { method: 'GET', path: '/log.jsonl', access: 'moderator', answer: download('jsonl') },
];
