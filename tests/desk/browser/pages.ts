import type { Store } from '../../../src/store/index.js';

/** An address of the desk and what to call it. */
export interface Place {
  readonly name: string;
  readonly path: string;
}

const IDS = `
select (select thread_id::text from threadbare_desk.item order by rank desc limit 1) as hot_thread,
       (select post_id::text from threadbare_desk.item order by rank desc limit 1) as hot_post,
       (select incident from threadbare_desk.item order by rank desc limit 1) as incident,
       (select author_id::text from threadbare_desk.item order by rank desc limit 1) as author,
       (select thread_id::text from threadbare.thread order by thread_id limit 1) as thread,
       (select document_id::text from threadbare.document order by document_id limit 1) as document`;

/** Pages whose addresses are always the same. */
const FIXED: Readonly<Record<string, string>> = {
  queue: '/queue',
  'queue-filtered': '/queue?reason=personal_attack&state=all&min=0.1',
  'queue-empty': '/queue?language=xx',
  batch: '/queue/batch?min=0.1&max=1',
  worklist: '/worklist',
  overview: '/overview',
  threads: '/threads',
  search: '/search?q=timetable',
  'search-empty': '/search',
  sources: '/sources',
  problems: '/problems',
  log: '/log',
  templates: '/templates',
  settings: '/settings',
  help: '/help',
  account: '/account',
  tokens: '/tokens',
  members: '/members',
  audit: '/audit',
  webhooks: '/webhooks',
  'not-found': '/nothing/here',
};

/** Pages about something, whose addresses hold its id. */
const ABOUT = ['thread', 'post', 'author', 'incident', 'source'] as const;

export const PLACE_NAMES: readonly string[] = [...Object.keys(FIXED), ...ABOUT];

/** Every page of the desk over a store, with ids that are there; without what has none. */
export async function placesOf(store: Store): Promise<readonly Place[]> {
  const [ids] = (await store.query(IDS)).rows;
  const id = (name: string): string => (typeof ids?.[name] === 'string' ? ids[name] : '');
  const thread = id('hot_thread') === '' ? id('thread') : id('hot_thread');
  const paths: Readonly<Record<(typeof ABOUT)[number], readonly string[]>> = {
    thread: ['thread', thread],
    post: ['post', thread, id('hot_post')],
    author: ['author', id('author')],
    incident: [`incident?${new URLSearchParams({ id: id('incident') })}`],
    source: ['source', id('document')],
  };
  return [
    ...Object.entries(FIXED).map(([name, path]) => ({ name, path })),
    ...ABOUT.filter((name) => !paths[name].includes('')).map((name) => ({ name, path: `/${paths[name].join('/')}` })),
  ];
}
