import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { type ForgetOptions, type Forgotten, forget, rehearseForget } from '../../ingest/forget.js';
import { UsageError } from '../../model/errors.js';
import { findPost } from '../../report/find-post.js';
import type { ForgetWish, Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { analyzeJobsOption, dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { count } from '../summary-text.js';

interface ForgetCommandOptions extends DataOptions {
  readonly author?: string;
  readonly post?: string;
  readonly site?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly ahead?: boolean;
  readonly json?: boolean;
  readonly analyze: boolean;
  readonly jobs: number;
}

const NOTES = `
Examples:
  $ threadbare forget --author "Jane Roe" --dry-run
  $ threadbare forget --author "Jane Roe" --site forum.example --yes
  $ threadbare forget --post https://forum.example/topic/1/?comment=7 --yes
  $ threadbare forget                       finish what was interrupted, and look through everything again

What was forgotten stays forgotten: the same files, other saves and later crawls bring it back neither in posts nor in
quotes. Files outside the database (archives, saved pages, exports, coding sheets) are yours; those that still hold it
are named. docs/privacy.md says what is reached and what is not.`;

/** `threadbare forget` */
export function registerForget(program: Command, session: Session): void {
  program
    .command('forget')
    .description('erase a person, a post or an article from everything stored, for good')
    .option('--author <name>', 'the name as printed beside the posts; upper and lower case make no difference')
    .option('--site <host>', 'only on this host; left out: on every site, also where none is known')
    .option('--post <post>', "one post or article: its id, its address, the engine's id, or THREAD#N")
    .option('--dry-run', 'say what would be erased, and change nothing')
    .option('--ahead', 'also where nobody of that name is stored yet: what comes later leaves the person out')
    .option('--yes', 'do not ask')
    .option('--no-analyze', 'do not analyze the changed threads; `threadbare analyze` can follow later')
    .addOption(analyzeJobsOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', NOTES)
    .action((options: ForgetCommandOptions) =>
      session.run(options, (context) =>
        withExistingStore(context, options, (store) => runForget(context, store, options)),
      ),
    );
}

async function runForget(context: Context, store: Store, options: ForgetCommandOptions): Promise<number> {
  const wish = await wishOf(store, options);
  if (options.dryRun !== true && wish !== null && options.yes !== true && !(await confirmed()))
    throw new UsageError(
      'not-confirmed',
      'Nothing was deleted. Add --yes to erase it, or --dry-run to see what would go.',
    );
  const progress = context.progress();
  const how = {
    analyze: options.analyze,
    jobs: options.jobs,
    signal: context.signal,
    onStep: (step: string, done: number, total: number): void =>
      progress.update({ files: done, totalFiles: total, pages: 0, posts: 0 }, step),
  };
  try {
    const isDry = options.dryRun === true && wish !== null;
    if (wish?.kind === 'author' && !isDry && options.ahead !== true && !(await isKnown(store, wish, how)))
      throw new UsageError(
        'unknown-author',
        'Nobody of that name is stored, so nothing was changed: a word of others is not erased for a typing error. Look the ' +
          'name up in v_author, or add --ahead to keep the person out of what comes later.',
      );
    const done = isDry ? await rehearseForget(store, wish, how) : await forget(store, wish, how);
    progress.stop();
    await context.out.write(
      options.json === true ? `${JSON.stringify({ dryRun: isDry, ...done })}\n` : text(done, isDry),
    );
    return 0;
  } finally {
    progress.stop();
  }
}

/** Whether somebody of that name has a post or a quoted one, or was asked to be forgotten before. */
async function isKnown(store: Store, wish: ForgetWish, how: ForgetOptions): Promise<boolean> {
  if (wish.kind !== 'author') return true;
  const { rows } = await store.query(
    'select 1 from v_author where lower(name) = lower($1) and ($2::text is null or site = $2) limit 1',
    { params: [wish.name, wish.site], timeoutMs: 0 },
  );
  if (rows.length > 0) return true;
  // Written otherwise (marks, spaces), or forgotten already.
  const { found } = await rehearseForget(store, wish, how);
  return found !== null && (found.posts > 0 || found.rules === 0);
}

/** What the options name; null: nothing, so what was begun is finished. */
async function wishOf(store: Store, { author, post, site }: ForgetCommandOptions): Promise<ForgetWish | null> {
  if (author !== undefined && post !== undefined)
    throw new UsageError('two-wishes', 'Give either --author or --post, not both.');
  if (author !== undefined) {
    if (author.trim() === '') throw new UsageError('no-name', 'Give the name as it is printed: --author "Jane Roe".');
    return { kind: 'author', name: author.trim(), site: site === undefined ? null : site.trim().toLowerCase() };
  }
  if (site !== undefined) throw new UsageError('no-name', '--site goes with --author.');
  if (post === undefined) return null;
  const { rows } = await store.query(
    'select document_id::text as id from v_document where document_id::text = lower($1) or url = $1 order by 1 limit 1',
    { params: [post.trim()], timeoutMs: 0 },
  );
  const documentId = rows[0]?.id;
  if (typeof documentId === 'string') return { kind: 'document', documentId };
  return { kind: 'post', ...(await findPost(store, post)) };
}

function text({ found, pages, threads, documents, rows, files }: Forgotten, isDry: boolean): string {
  const changed = Object.entries(rows);
  const lines = [
    found === null
      ? 'What was begun is finished.'
      : `Found: ${count(found.posts, 'post')}, ${count(found.accounts, 'account')}${found.rules === 0 ? ' (asked for before)' : ''}`,
    `${isDry ? 'Would rewrite' : 'Rewritten'}: ${count(pages, 'kept page')} of ${count(threads, 'thread')}, ${count(documents, 'article')}`,
    ...(changed.length === 0 ? [] : [`Other rows: ${changed.map(([table, n]) => `${table} ${n}`).join(', ')}`]),
    ...(found?.everyday === true
      ? ['The name is an everyday word: inside texts it goes only behind an @ and in the headers of quotes.']
      : []),
    ...(files.length === 0
      ? []
      : [
          'These files still hold it; delete or replace them yourself (a reparse leaves it out). #N is the record:',
          ...files.map((file) => `  ${file}`),
        ]),
    ...(isDry
      ? ['Nothing was changed.']
      : ['The database files may hold old bytes until they are vacuumed: docs/privacy.md.']),
  ];
  return `${lines.join('\n')}\n`;
}

/** Asks a person at a terminal; anything else counts as no. */
async function confirmed(): Promise<boolean> {
  if (process.stdin.isTTY !== true) return false;
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await dialogue.question('Erase this from everything stored? [y/N] ')).trim());
  } finally {
    dialogue.close();
  }
}
