import { type Command, Option } from 'commander';
import { settleSayings } from '../../ingest/settle-sayings.js';
import { UsageError } from '../../model/errors.js';
import { findReference } from '../../report/find-reference.js';
import { type NamedReference, namedReferences } from '../../report/references.js';
import type { ChosenReference, Store } from '../../store/index.js';
import { VERSION } from '../../version.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import type { Session } from '../session.js';
import { count } from '../summary-text.js';

interface ReferenceOptions extends DataOptions {
  readonly format: 'text' | 'json';
  readonly unset?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare reference                          what is chosen
  $ threadbare reference "Bay Ledger"             an article, by publisher, title, file, address or id
  $ threadbare reference "winter ferries#1"       a post
  $ threadbare reference "Bay Ledger" --unset     the rules decide again
  $ threadbare reference --unset                  … about everything

A chosen source is the reference of every saying it holds (basis "chosen" in v_saying) until it is taken back, also of
what is ingested later; where a saying stands in several, the one chosen last. To compare just once:
threadbare quotes THREAD --reference SOURCE.`;

/** `threadbare reference` */
export function registerReference(program: Command, session: Session): void {
  program
    .command('reference')
    .description('choose the article or post that sayings are compared with, lastingly, or show what is chosen')
    .argument('[source...]', 'articles or posts: id, address, file, title, publisher, or THREAD#N; none: show')
    .option('--unset', 'take the choice back; without a source every choice')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], options: ReferenceOptions) =>
      session.run({}, (context) =>
        withExistingStore(context, options, (store) => runReference(context, store, sources, options)),
      ),
    );
}

async function runReference(
  context: Context,
  store: Store,
  wanted: readonly string[],
  options: ReferenceOptions,
): Promise<number> {
  if (options.unset === true) await unset(context, store, wanted);
  else if (wanted.length > 0) await choose(store, wanted);
  const chosen = await namedReferences(store);
  await context.out.write(options.format === 'json' ? `${JSON.stringify(chosen, null, 2)}\n` : chosenText(chosen));
  return 0;
}

/** All are found before one is chosen. */
async function choose(store: Store, wanted: readonly string[]): Promise<void> {
  const found: ChosenReference[] = [];
  for (const one of wanted) found.push(await findReference(store, one));
  await settled(store, async (run) => {
    for (const one of found) await store.chooseReference(run, one);
  });
}

async function unset(context: Context, store: Store, wanted: readonly string[]): Promise<void> {
  const chosen = (await store.references()).map((one) => one.sourceId);
  const ids = wanted.length === 0 ? chosen : [];
  for (const one of wanted) {
    // What is no longer stored can still be taken back by its id.
    const known = chosen.filter((id) => one.trim().length >= 6 && id.startsWith(one.trim().toLowerCase()));
    const [id] = known.length === 1 ? known : [(await findReference(store, one)).sourceId];
    if (id === undefined || !chosen.includes(id))
      throw new UsageError('not-chosen', `“${one}” is not chosen; \`threadbare reference\` shows what is.`);
    ids.push(id);
  }
  if (ids.length === 0) context.log.info('nothing was chosen');
  else await settled(store, () => store.dropReferences(ids));
}

/** Changes the choice and settles the sayings by it, as one run. */
async function settled(store: Store, change: (run: string) => Promise<unknown>): Promise<void> {
  const run = await store.beginRun('reference', VERSION);
  await change(run);
  await store.endRun(run, { sayings: await settleSayings(store, run) });
}

function chosenText(chosen: readonly NamedReference[]): string {
  if (chosen.length === 0) return 'No reference is chosen: the rules decide (declared by a post, else the earliest).\n';
  const lines = chosen.map(
    ({ name, sourceId, sayings }) =>
      `${name ?? 'no longer stored'} (${sourceId}): the reference of ${count(sayings, 'saying')}`,
  );
  return `${lines.join('\n')}\n`;
}
