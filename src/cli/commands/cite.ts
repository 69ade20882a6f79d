import path from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../../model/errors.js';
import { type Check, checkCitation } from '../../report/cite-check.js';
import { citePosts } from '../../report/cite-posts.js';
import { findPost, type PostKey } from '../../report/find-post.js';
import type { Store } from '../../store/index.js';
import { VERSION } from '../../version.js';
import { checkPages, readHeldPages } from '../check-pages.js';
import { bundleFiles, checkFiles, readBundle, readCopies, withCopies, writeBundle } from '../citation-folder.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import { checkLayout, checkReadings, printCitation, READINGS } from '../print-citation.js';
import type { Session } from '../session.js';
import { writeOutput } from '../write-output.js';

interface CiteCommandOptions extends DataOptions {
  readonly format: 'text' | 'json' | 'html';
  readonly out?: string;
  readonly pages?: boolean;
  readonly verify?: string;
  readonly expect?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare cite "winter ferries#4"                           the fourth post of a thread, for reading
  $ threadbare cite 3f2a9c1e --out evidence/                     a folder: JSON, text, HTML and SHA256SUMS
  $ threadbare cite 3f2a9c1e --pages --out evidence/             with copies of the saved pages
  $ threadbare cite "#1" "#3" --out both.json                    one JSON file
  $ threadbare cite --verify evidence/                           recompute every hash
  $ threadbare cite --verify both.json saved-page.html           … and compare with the page itself

A bundle holds the address, time and text of each post, when its page was captured and the SHA-256 of that page, what
it quotes with source and word diff, and the articles its words come from. Publish the digest beside it: whoever has the
digest (--expect) knows that nothing was changed since, hashes included.`;

/** `threadbare cite` */
export function registerCite(program: Command, session: Session): void {
  program
    .command('cite')
    .description('a verifiable citation of posts for publication: words, source, diff, and the hash of the saved page')
    .argument(
      '[post...]',
      'ids (ours, its beginning, or the engine’s), addresses, or THREAD#N; with --verify: saved pages to compare with',
    )
    .option('--out <path>', 'write a folder, or one file where it ends in .json, .txt or .html')
    .addOption(
      new Option('--format <format>', 'what is printed without --out')
        .choices(['text', 'json', 'html'])
        .default('text'),
    )
    .option('--pages', 'copy the saved pages into the folder, where their files are still there unchanged')
    .option('--verify <bundle>', 'recompute the hashes of a bundle: its folder or JSON file')
    .option('--expect <sha256>', 'with --verify: the digest the bundle must have')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((posts: string[], options: CiteCommandOptions) =>
      session.run({}, (context) => {
        if (options.verify !== undefined) return verify(context, options.verify, posts, options);
        if (posts.length === 0) throw new UsageError('no-post', 'Name a post, for example: threadbare cite "#1"');
        return withExistingStore(context, options, (store) => cite(context, store, posts, options));
      }),
    );
}

async function cite(
  context: Context,
  store: Store,
  wanted: readonly string[],
  options: CiteCommandOptions,
): Promise<number> {
  const keys = new Map<string, PostKey>();
  for (const one of wanted) {
    const key = await findPost(store, one);
    keys.set(key.postId, key);
  }
  const createdAt = new Date().toISOString();
  const { citation, files } = await citePosts(store, [...keys.values()], { tool: `threadbare ${VERSION}`, createdAt });
  if (options.out === undefined || /\.(?:json|txt|html?)$/i.test(options.out)) {
    if (options.pages === true) throw new UsageError('pages-need-folder', '--pages needs a folder as --out.');
    await writeOutput(
      context,
      options.out,
      printCitation(citation, formatOf(options), options.out === undefined ? context.out.columns : null),
    );
  } else {
    const whole = options.pages === true ? await withCopies(citation, files) : { citation, copies: new Map() };
    await writeBundle(
      options.out,
      bundleFiles(
        whole,
        new Map(Object.entries(READINGS).map(([name, format]) => [name, printCitation(whole.citation, format)])),
      ),
    );
    await context.out.write(
      `${options.out}: ${wanted.length === 1 ? '1 post' : `${keys.size} posts`}, digest ${whole.citation.digest}\n`,
    );
    if (options.pages === true && whole.copies.size === 0)
      context.log.warn('no saved page could be copied: the files are gone or were changed; their hashes are cited');
  }
  return 0;
}

function formatOf({ out, format }: CiteCommandOptions): CiteCommandOptions['format'] {
  if (out === undefined) return format;
  const ending = path.extname(out).toLowerCase();
  return ending === '.json' ? 'json' : ending === '.txt' ? 'text' : 'html';
}

/** Prints every check; 1 when one failed. */
async function verify(
  context: Context,
  place: string,
  pages: readonly string[],
  options: CiteCommandOptions,
): Promise<number> {
  const bundle = await readBundle(place);
  const { citation, checks } = checkCitation(bundle.bytes, options.expect ?? null);
  const all: Check[] = [...checks];
  if (citation !== null) all.push(checkLayout(bundle.bytes, citation));
  if (bundle.folder !== null) all.push(...(await checkFiles(bundle.folder, citation)));
  if (citation !== null) {
    if (bundle.folder !== null) all.push(...(await checkReadings(bundle.folder, citation)));
    const copies = bundle.folder === null ? [] : await readCopies(bundle.folder, citation);
    all.push(...checkPages(citation, [...copies, ...(await readHeldPages(pages))]));
  }
  const failures = all.filter((check) => check.result === 'failed').length;
  await context.out.write(
    options.format === 'json'
      ? `${JSON.stringify({ ok: failures === 0, digest: citation?.digest ?? null, checks: all }, null, 2)}\n`
      : verdictText(all, failures, citation?.digest ?? null),
  );
  return failures === 0 ? 0 : 1;
}

const MARKS = { ok: 'ok       ', failed: 'FAILED   ', unchecked: 'unchecked' } as const;

function verdictText(checks: readonly Check[], failures: number, digest: string | null): string {
  const lines = checks.map(
    ({ what, result, detail }) => `${MARKS[result]} ${clean(what)}${detail === null ? '' : `: ${clean(detail)}`}`,
  );
  const open = checks.filter((check) => check.result === 'unchecked').length;
  const ending =
    failures === 0
      ? `Nothing was changed${open === 0 ? '' : `; ${open} could not be checked here`}. Digest: ${digest ?? 'none'}`
      : `${failures} of ${checks.length} checks failed.`;
  return `${[...lines, ending].join('\n')}\n`;
}

/** A bundle may come from anybody: no terminal escapes. */
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
