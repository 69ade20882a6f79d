/**
 * How a table forgets. `derived`: its rows follow from the kept pages, which are rewritten, and are derived again.
 * `pages`: rewritten by what knows their form. `columns`: read through and cleared in place. `rows`: rows that hold
 * something are deleted (others make them again, or nobody needs them). `nothing`: it holds no names and no words.
 */
export type Forgets =
  | { readonly how: 'derived' | 'pages' | 'orphans' | 'nothing'; readonly because: string }
  | {
      readonly how: 'columns' | 'rows';
      readonly because: string;
      /** What tells one row from another. */
      readonly key: readonly string[];
      /** Columns that may hold a name or words: texts, addresses, lists and JSON alike. */
      readonly columns: readonly string[];
      /** Cleared to null where it holds something, not cut: a path that was cut leads nowhere. */
      readonly whole?: readonly string[];
      /** Column with the host a row belongs to; left out: rules of every site count. */
      readonly site?: string;
      /** Set where a row was changed, in SQL. */
      readonly set?: string;
    };

const derived = (because: string): Forgets => ({ how: 'derived', because });
const nothing = (because: string): Forgets => ({ how: 'nothing', because });
const daily = (key: readonly string[], columns: readonly string[]): Forgets => ({
  how: 'rows',
  because: 'figures by name: their own job makes them again from what is left',
  key,
  columns,
  site: 'site',
});
const FIGURES = 'figures without names or words';

/** Every table of the data set, by schema and name; a test holds this list to the schema. */
export const FORGETTING: Readonly<Record<string, Forgets>> = {
  'threadbare.page': { how: 'pages', because: 'snapshots are rewritten without it, then threads derived again' },
  'threadbare.page_source': { how: 'pages', because: 'addresses are cut, paths with a name dropped' },
  'threadbare.document_snapshot': { how: 'pages', because: 'snapshots of articles are rewritten' },
  'threadbare.document': { how: 'pages', because: 'written from its snapshot' },
  'threadbare.annotation': {
    how: 'pages',
    because: 'values that cite it go, of every version; current ones are made again',
  },
  'threadbare.thread': derived('title, addresses and tags come from the pages'),
  'threadbare.post': derived('a placeholder stands in the place of a forgotten post'),
  'threadbare.revision': derived('earlier wordings come from the pages'),
  'threadbare.quote': derived(
    'words, header and name come from the pages; references to forgotten posts lose their source',
  ),
  'threadbare.reaction': derived('who reacted comes from the pages'),
  'threadbare.reply': derived('edges follow from quotes and mentions'),
  'threadbare.repeat': derived('repeats of words that are gone go'),
  'threadbare.source': derived('follows from the posts'),
  'threadbare.post_print': derived('fingerprints of words that are gone go'),
  'threadbare.waiting': derived('fingerprints of words that are gone go'),
  'threadbare.saying': derived('grouped again from posts and articles'),
  'threadbare.author': { how: 'orphans', because: 'deleted once no post has it' },
  'threadbare.forum': { how: 'orphans', because: 'a section named after somebody is deleted once no thread has it' },
  'threadbare.stale': nothing('thread ids and counts'),
  'threadbare.thread_state': nothing('hashes'),
  'threadbare.site': nothing('host names'),
  'threadbare.analyzer': nothing('names and versions of analyzers'),
  'threadbare.change': nothing('ids; the tombstones of what went'),
  'threadbare.forgotten': nothing('keyed hashes: the rules themselves'),
  'threadbare.forgotten_key': nothing('the key of the rules'),
  'threadbare.chosen_reference': nothing('ids of posts and articles'),
  'threadbare_desk.thread': nothing('hashes'),
  'threadbare_desk.reason': nothing('ids, offsets and figures: the words are read from the posts'),
  'threadbare_desk.item': nothing('ids and figures'),
  'threadbare_desk.state': nothing('ids and states'),
  'threadbare_desk.claim': nothing('ids'),
  'threadbare_desk.mute': nothing('kinds of reasons and hosts'),
  'threadbare_desk.delivery': nothing('ids and times; an event is told as it stands when it is told'),
  'threadbare_desk.webhook': nothing('addresses of the people of the desk'),
  'threadbare_desk.saved_queue': {
    how: 'columns',
    because: 'a filter may name an author',
    key: ['queue_id'],
    columns: ['name', 'filters'],
  },
  'threadbare_desk.template': nothing('words of the people of the desk for every case'),
  'threadbare_desk.event': {
    how: 'columns',
    because: 'notes may cite a post or name somebody; that a decision was made stays',
    key: ['event_id'],
    columns: ['note', 'label'],
  },
  'threadbare_desk.report': {
    how: 'columns',
    because: 'what members wrote about a post, and who they are',
    key: ['report_id'],
    columns: ['note', 'category', 'reporter'],
    whole: ['target'],
  },
  ...Object.fromEntries(
    [
      'user',
      'session',
      'account',
      'verification',
      'two_factor',
      'rate_limit',
      'member',
      'member_site',
      'lockout',
      'token',
      'audit',
      'setting',
    ].map((name) => [`threadbare_desk.${name}`, nothing('the people of the desk, who are not authors')]),
  ),
  'threadbare.document_source': {
    how: 'columns',
    because: 'addresses are cut, paths with a name dropped',
    key: ['source_id'],
    columns: ['url'],
    whole: ['file'],
  },
  'threadbare.problem': {
    how: 'columns',
    because: 'messages may cite what a page prints',
    key: ['problem_id'],
    columns: ['message'],
    whole: ['file'],
  },
  'threadbare.run': {
    how: 'columns',
    because: 'what a command was given',
    key: ['run_id'],
    columns: ['command', 'summary'],
  },
  'threadbare.setting': {
    how: 'columns',
    because: 'targets a user named',
    key: ['name'],
    columns: ['value'],
  },
  'threadbare.crawl': {
    how: 'columns',
    because: 'seeds are addresses',
    key: ['crawl_id'],
    columns: ['seeds', 'options'],
  },
  'threadbare.crawl_page': {
    how: 'columns',
    because: 'addresses and what lists said; such an address is not fetched again',
    key: ['crawl_id', 'page_key'],
    columns: ['url', 'about', 'message'],
    set: `state = case when state in ('queued', 'failed') then 'skipped' else state end`,
  },
  'threadbare.crawl_host': nothing('origins and robots.txt'),
  'threadbare.task': {
    how: 'columns',
    because: 'what a task was given and what came of it',
    key: ['task_id'],
    columns: ['payload', 'progress', 'error_message', 'result', 'dedupe_key', 'queue'],
  },
  'threadbare.worker': nothing('processes'),
  'threadbare.schedule': { how: 'columns', because: 'what a task is given', key: ['name'], columns: ['payload'] },
  'threadbare.job_input': { how: 'rows', because: 'paths of files', key: ['path', 'reading'], columns: ['path'] },
  'threadbare.job_output': { how: 'columns', because: 'results of jobs', key: ['job', 'name'], columns: ['result'] },
  'threadbare.daily_state': nothing('places in the change log'),
  'analytics.daily_thread': nothing(FIGURES),
  'analytics.daily_author': daily(['thread_id', 'author_id', 'day'], ['author']),
  'analytics.daily_target': daily(['thread_id', 'target_key', 'day'], ['target', 'target_key']),
  'analytics.thread_pair': daily(['thread_id', 'from_author_id', 'to_author_id'], ['from_author', 'to_author']),
  'analytics.total_thread': daily(['thread_id'], ['title', 'url']),
  'analytics.total_author': daily(['author_id'], ['name']),
  'analytics.total_target': daily(['target', 'target_kind', 'site'], ['target']),
};
