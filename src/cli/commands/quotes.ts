import { type Command, Option } from 'commander';
import { regroupSayings } from '../../ingest/settle-sayings.js';
import type { Saying } from '../../model/thread.js';
import { QUOTE_SETTINGS } from '../../quotes/quote-settings.js';
import { type Answer, answersSection, readAnswers } from '../../report/answers.js';
import { type CheckedQuote, checkedQuotes } from '../../report/checked-quotes.js';
import { facts } from '../../report/facts.js';
import { findReference } from '../../report/find-reference.js';
import { findThread } from '../../report/find-thread.js';
import { quotesSection } from '../../report/quotes.js';
import { renderHtml } from '../../report/render-html.js';
import { DEFAULT_WIDTH, renderText } from '../../report/render-text.js';
import type { Report } from '../../report/report.js';
import { readTravels, type SayingTravel, storedSayings, touching } from '../../report/saying-travel.js';
import type { Section } from '../../report/section.js';
import { sources } from '../../report/sources.js';
import { travelSection } from '../../report/travel-sections.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import { readSettings, settingsOption } from '../quote-settings.js';
import type { Session } from '../session.js';
import { writeOutput } from '../write-output.js';

interface QuotesCommandOptions extends DataOptions {
  readonly format: 'text' | 'json' | 'html';
  readonly out?: string;
  readonly reference?: string;
  readonly settings?: string;
  readonly all?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare quotes "winter ferries"                      how its sentences travel, and which quotes are true
  $ threadbare quotes 3f2a --reference "Bay Ledger"         compared once with what one article or post says
  $ threadbare quotes 3f2a --format json > sentences.json
  $ threadbare quotes 3f2a --settings strict.json           with other thresholds; nothing is stored

Each saying stands with one reference (declared by a post, else the earliest known, or chosen: \`threadbare reference\`
chooses lastingly) and the other renderings in the order of time. A reference is a point of comparison, not the truth: the others differ from it. What words suggest
(back-translated, moved to another speaker) is an inference with a confidence from 0 to 1.`;

/** `threadbare quotes` */
export function registerQuotes(program: Command, session: Session): void {
  program
    .command('quotes')
    .description(
      'how sentences travel between articles and posts, whether quotes are true, and which words answer which quote',
    )
    .argument('<thread>', 'id or the beginning of it, address, or words of the title')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'html']).default('text'))
    .option(
      '--reference <source>',
      'compare this once with an article or post: id, address, file, title, publisher or THREAD#N',
    )
    .option('--all', 'also sayings that stand in one source only')
    .addOption(settingsOption())
    .option('--out <file>', 'write to this file instead of standard output')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((thread: string, options: QuotesCommandOptions) =>
      session.run({}, (context) =>
        withExistingStore(context, options, (store) => runQuotes(context, store, thread, options)),
      ),
    );
}

async function runQuotes(
  context: Context,
  store: Store,
  wanted: string,
  options: QuotesCommandOptions,
): Promise<number> {
  const threadId = await findThread(store, wanted);
  const all = await readTravels(store, await sayingsOf(context, store, threadId, options));
  const travels = options.all === true ? all : all.filter((travel) => travel.sources > 1);
  const quotes = await checkedQuotes(store, threadId);
  const answers = await readAnswers(store, threadId);
  const head = await facts(store, threadId);
  const text =
    options.format === 'json'
      ? toJson(head, travels, quotes, answers)
      : render(
          {
            overview: null,
            threads: [
              {
                threadId,
                sections: [
                  head,
                  ...travels.map((travel, i) => travelSection(travel, i + 1, threadId)),
                  ...(options.settings === undefined ? [await sources(store, threadId)] : []),
                  quotesSection(threadId, quotes),
                  answersSection(answers, quotes),
                ],
              },
            ],
          },
          options.format,
          context.out.isTerminal ? context.out.columns : null,
        );
  await writeOutput(context, options.out, text);
  return 0;
}

/** The stored sayings, or grouped again (and not stored) where another reference or other thresholds are asked for. */
async function sayingsOf(
  context: Context,
  store: Store,
  threadId: string,
  options: QuotesCommandOptions,
): Promise<Saying[]> {
  if (options.reference === undefined && options.settings === undefined) return storedSayings(store, threadId);
  const reference = options.reference === undefined ? null : (await findReference(store, options.reference)).sourceId;
  const settings =
    options.settings === undefined ? QUOTE_SETTINGS : await readSettings(options.settings, context.stdin);
  const { threads, sayings } = await regroupSayings(store, reference, settings, [threadId]);
  const related = threads
    .filter((thread) => thread.id === threadId)
    .flatMap((thread) => thread.posts.flatMap((post) => post.sources.map((link) => link.documentId)));
  return touching(sayings, threadId, new Set(related));
}

function render(report: Report, format: 'text' | 'html', columns: number | null): string {
  return format === 'html' ? renderHtml(report) : renderText(report, columns ?? DEFAULT_WIDTH);
}

function toJson(
  head: Section,
  sayings: readonly SayingTravel[],
  quotes: readonly CheckedQuote[],
  answers: readonly Answer[],
): string {
  return `${JSON.stringify({ thread: head.figures, sayings, quotes, answers }, null, 2)}\n`;
}
