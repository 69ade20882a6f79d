import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { ingest } from '../../ingest/ingest.js';
import { findInputs } from '../../ingest/inputs.js';
import { DEFAULT_WIDTH, renderText } from '../../report/render-text.js';
import { reportThread, type ThreadReport } from '../../report/report.js';
import type { Store } from '../../store/index.js';
import { PACKAGE_ROOT } from '../../version.js';
import { type Context, type DataOptions, dataFolder, withStore } from '../context.js';
import { dataOption } from '../options.js';
import type { Session } from '../session.js';
import { summaryText } from '../summary-text.js';

/** The sample documents that come with the package; all people and events in them are made up. */
const SEEDS = fileURLToPath(new URL('seeds/', PACKAGE_ROOT));

/** Sections shown of every thread after the first: the demo is to be read, `threadbare report` has them all. */
const SHORT = ['thread', 'saving', 'quotes'] as const;

/** `threadbare demo` */
export function registerDemo(program: Command, session: Session): void {
  program
    .command('demo')
    .description('ingest the sample documents into an embedded database and show what comes out')
    .addOption(dataOption())
    .action((options: DataOptions) => session.run({}, (context) => runDemo(context, options)));
}

/** Always embedded, so that it needs nothing but Node; run again, it finds everything unchanged. */
function runDemo(context: Context, options: DataOptions): Promise<number> {
  const folder = dataFolder(context, options);
  return withStore(context, { data: folder }, async (store) => {
    await context.out.write(`Reading six sample documents into ${folder}\n\n`);
    const inputs = await findInputs([SEEDS]);
    const threads = new Set<string>();
    const progress = context.progress();
    try {
      const summary = await ingest(store, inputs, {
        url: null,
        jobs: 1,
        analyze: true,
        parse: {},
        signal: context.signal,
        stdin: context.stdin,
        onStep: (tally, step) => progress.update(tally, step),
        onThread: (threadId) => threads.add(threadId),
        onProblem: (problem) =>
          context.log.warn(`${problem.file}: ${problem.message}`, { file: problem.file, code: problem.code }),
      });
      progress.stop();
      await context.out.write(`${summaryText(summary)}\n`);
      await context.out.write(await threadsText(store, [...threads], context.out.columns ?? DEFAULT_WIDTH));
      await context.out.write(nextSteps(options.data));
      return summary.failed > 0 ? 1 : 0;
    } finally {
      progress.stop();
    }
  });
}

/** The thread with the most unknown first, as it shows most: flattened text; the others in short. */
async function threadsText(store: Store, threadIds: readonly string[], width: number): Promise<string> {
  const reports: ThreadReport[] = [];
  for (const id of threadIds) reports.push(await reportThread(store, id));
  const flattened = (report: ThreadReport): boolean =>
    report.sections.some((section) => String(section.figures.engine ?? '').startsWith('text:'));
  reports.sort((a, b) => Number(flattened(b)) - Number(flattened(a)));
  const threads = reports.map((report, i) =>
    i === 0
      ? report
      : { ...report, sections: report.sections.filter((section) => SHORT.some((key) => key === section.key)) },
  );
  return renderText({ overview: null, threads }, width);
}

function nextSteps(data: string | undefined): string {
  const folder = data === undefined ? '' : ` --data ${data}`;
  return `
Try next:
  npx threadbare sql "select * from v_altered_quote"${folder}
  npx threadbare sql "select author, own_text from v_post order by position"${folder}
  npx threadbare report --format html --out report.html${folder}
  npx threadbare ingest YOUR-SAVED-PAGES/${folder}
  npx threadbare serve --open${folder}        the moderators' desk on it, in the browser
`;
}
