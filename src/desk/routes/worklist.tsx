import { csvLine } from '../../export/cells.js';
import { UsageError } from '../../model/errors.js';
import { stateNamed } from '../../store/desk/decisions/rows.js';
import { audit } from '../auth/audit.js';
import { WorklistPage } from '../pages/log/worklist-page.js';
import { ownPath, postOf } from '../pages/queue/decision-fields.js';
import { actorOf } from '../read/actor.js';
import { readWorklist, taskWords, type WorkItem, type WorkOptions } from '../read/worklist.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

function optionsOf(params: URLSearchParams): WorkOptions {
  const done = params.get('done');
  return {
    state: stateNamed(params.get('state') ?? ''),
    done: done === 'all' ? null : done === 'yes',
    who: params.get('who') === 'all' ? 'all' : 'own',
    after: params.get('after'),
  };
}

async function show({ store, visitor, url, now }: MemberVisit): Promise<Response> {
  const options = optionsOf(url.searchParams);
  const list = await readWorklist(store, visitor, options);
  return html(<WorklistPage visitor={visitor} now={now} url={url} options={options} list={list} />);
}

/** Rows of the file at most: a worklist is walked through by hand. */
const MOST = 5_000;

const CELLS: readonly (readonly [string, (item: WorkItem) => unknown])[] = [
  ['task', taskWords],
  ['state', (item) => item.state],
  ['url', (item) => item.url],
  ['author', (item) => item.author],
  ['thread', (item) => item.threadTitle],
  ['site', (item) => item.site],
  ['decided_at', (item) => item.at],
  ['decided_by', (item) => item.by],
  ['note', (item) => item.note],
  ['done', (item) => item.done],
  ['done_at', (item) => item.doneAt],
  ['thread_id', (item) => item.threadId],
  ['post_id', (item) => item.postId],
];

async function csv(visit: MemberVisit): Promise<Response> {
  const options = optionsOf(visit.url.searchParams);
  const { items } = await readWorklist(visit.store, visit.visitor, { ...options, after: null, limit: MOST });
  await audit(visit, 'worklist.export', null, { rows: items.length });
  const lines = items.map((item) =>
    csvLine(
      CELLS.map(([, read]) => read(item)),
      true,
    ),
  );
  const head = csvLine(
    CELLS.map(([name]) => name),
    false,
  );
  return new Response(`${head}${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="worklist.csv"',
    },
  });
}

async function mark(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const posts = form.getAll('post').flatMap((field) => postOf(field) ?? []);
  if (posts.length === 0) throw new UsageError('bad-decision', 'Choose at least one line of the worklist.');
  await visit.store.desk.decisions.markDone(actorOf(visit.visitor), posts, form.get('to') !== 'open');
  return see(ownPath(form.get('back'), '/worklist'));
}

/** What is to be carried out on the forum. */
export const WORKLIST_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/worklist', access: 'moderator', answer: show },
  { method: 'GET', path: '/worklist.csv', access: 'moderator', answer: csv },
  { method: 'POST', path: '/worklist/done', access: 'moderator', answer: mark },
];
