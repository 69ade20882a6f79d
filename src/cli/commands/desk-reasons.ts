import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { refreshReasons } from '../../desk/reasons/refresh.js';
import { REPORT_COLUMNS, type ReportField, type ReportProblem, readReportCsv } from '../../desk/reasons/report-csv.js';
import { InputError, UsageError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';
import { REASON_KINDS, type ReasonKind } from '../../store/desk/reasons/kinds.js';
import type { ReasonPrecision } from '../../store/desk/reasons/types.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import { startBar } from '../progress.js';
import { formatRows } from '../rows.js';
import type { Session } from '../session.js';

interface ReasonOptions extends DataOptions {
  readonly json?: boolean;
}

interface RefreshCommandOptions extends ReasonOptions {
  readonly full?: boolean;
}

interface ImportOptions extends ReasonOptions {
  readonly map?: readonly string[];
  readonly site?: string;
}

interface MuteOptions extends ReasonOptions {
  readonly site?: string;
}

interface PrecisionOptions extends ReasonOptions {
  readonly autoMute?: boolean;
}

const FORMAT = ' {bar} {value}/{total} threads · {eta_formatted} left';
const MAP_HELP = `field=COLUMN for columns of another name; fields: ${Object.keys(REPORT_COLUMNS).join(', ')}`;

/** `threadbare desk refresh|import-reports|mute|unmute|mutes|precision` */
export function registerDeskReasons(desk: Command, session: Session): void {
  const sub = (name: string, description: string): Command =>
    desk.command(name).description(description).addOption(dataOption()).addOption(jsonOption());
  const on = <O extends ReasonOptions>(
    options: O,
    work: (context: Context, store: Store) => Promise<number>,
  ): Promise<void> =>
    session.run(options, (context) => withExistingStore(context, options, (store) => work(context, store)));

  sub('refresh', 'bring reasons and the queue up to what is stored (threadbare serve does so by itself)')
    .option('--full', 'make them anew, not only for threads that changed')
    .action((options: RefreshCommandOptions) => on(options, (context, store) => runRefresh(context, store, options)));
  sub('import-reports', "read members' reports from CSV into the queue; the same file again changes nothing")
    .argument('<file>', 'CSV with a line of column names')
    .option('--map <pairs...>', MAP_HELP)
    .option('--site <host>', 'host of the forum, where the file names posts by their ids alone')
    .action((file: string, options: ImportOptions) =>
      on(options, (context, store) => runImport(context, store, file, options)),
    );
  sub('mute', 'do not ask about a kind of reason any more, everywhere or on one site')
    .argument('<reason>', REASON_KINDS.join(', '), asKind)
    .option('--site <host>', 'on this site only')
    .action((kind: ReasonKind, options: MuteOptions) =>
      on(options, async (context, store) => {
        await store.desk.reasons.mute(kind, await siteId(store, options.site), null);
        return tell(
          context,
          options,
          { reason: kind, site: options.site ?? null },
          `${kind} is muted${at(options.site)}.`,
        );
      }),
    );
  sub('unmute', 'ask about a kind of reason again')
    .argument('<reason>', REASON_KINDS.join(', '), asKind)
    .option('--site <host>', 'on this site only')
    .action((kind: ReasonKind, options: MuteOptions) =>
      on(options, async (context, store) => {
        await store.desk.reasons.unmute(kind, await siteId(store, options.site));
        return tell(
          context,
          options,
          { reason: kind, site: options.site ?? null },
          `${kind} is asked about${at(options.site)}.`,
        );
      }),
    );
  sub('precision', 'how often each kind of reason was right, by what was decided')
    .option('--auto-mute', 'mute those that are surely wrong more often than right')
    .action((options: PrecisionOptions) => on(options, (context, store) => runPrecision(context, store, options)));
}

const at = (site: string | undefined): string => (site === undefined ? ' everywhere' : ` on ${site}`);

function asKind(text: string): ReasonKind {
  const kind = REASON_KINDS.find((one) => one === text.replaceAll('-', '_'));
  if (kind === undefined)
    throw new UsageError('bad-reason', `There is no reason ${text}; there are ${REASON_KINDS.join(', ')}.`);
  return kind;
}

async function siteId(store: Store, host: string | undefined): Promise<string | null> {
  if (host === undefined) return null;
  const { rows } = await store.query('select site_id, host from threadbare.site order by host');
  const found = rows.find((row) => row.host === host.toLowerCase());
  if (found === undefined)
    throw new UsageError(
      'unknown-site',
      `No site ${host} is stored; there is ${rows.map((row) => String(row.host)).join(', ') || 'none yet'}.`,
    );
  return String(found.site_id);
}

async function tell(context: Context, options: ReasonOptions, json: unknown, text: string): Promise<number> {
  await context.out.write(options.json === true ? `${JSON.stringify(json)}\n` : `${text}\n`);
  return 0;
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

async function runRefresh(context: Context, store: Store, options: RefreshCommandOptions): Promise<number> {
  const bar = startBar(process.stderr, process.stderr.isTTY === true && options.json !== true, FORMAT);
  const done = await refreshReasons(store, {
    full: options.full === true,
    signal: context.signal,
    onStep: (n, all) => bar.update(n, all, {}),
  });
  bar.stop();
  const gone = done.gone === 0 ? '' : `; ${count(done.gone, 'thread')} gone`;
  return tell(
    context,
    options,
    done,
    `${count(done.threads, 'thread')} looked at: ${count(done.reasons, 'reason')} and ${count(done.items, 'item')} changed${gone}.`,
  );
}

async function runImport(context: Context, store: Store, file: string, options: ImportOptions): Promise<number> {
  const { rows, lines, problems } = readReportCsv(await textOf(file), {
    columns: columnsOf(options.map ?? []),
    site: options.site ?? null,
  });
  if (rows.length === 0 && problems[0] !== undefined) throw new InputError('bad-reports', said(problems[0]), file);
  await refreshReasons(store, { signal: context.signal });
  const done = await store.desk.reasons.importReports(rows, { userId: null, source: 'csv', sites: null });
  for (const problem of problems) context.log.error(`${file}: ${said(problem)}`, { code: 'bad-report' });
  const lost = done.rows.flatMap((row, i) => (row.status === 'unmatched' ? [i] : []));
  for (const i of lost)
    context.log.warn(
      `${file}: Line ${lines[i] ?? 0}: the post ${rows[i]?.target ?? ''} is not stored; the report is kept and finds its post when that comes in.`,
      { code: 'report-without-post' },
    );
  const { new: fresh, known, unmatched, reopened } = done;
  const failed = problems.length;
  await tell(
    context,
    options,
    { new: fresh, known, unmatched, reopened, failed },
    `${count(fresh, 'new report')}, ${known} known, ${unmatched} without a stored post, ${failed} not readable${reopened === 0 ? '' : `; ${count(reopened, 'decided post')} open again`}.`,
  );
  return failed > 0 || unmatched > 0 ? 1 : 0;
}

const said = ({ line, column, message }: ReportProblem): string =>
  `Line ${line}${column === null ? '' : `, column ${column}`}: ${message}`;

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    const reason = cause instanceof TypeError ? 'it is not UTF-8: save it as UTF-8' : fileReason(cause);
    throw new InputError('unreadable', `The reports cannot be read: ${reason}.`, file, { cause });
  }
}

function columnsOf(pairs: readonly string[]): Partial<Record<ReportField, string>> {
  const out: Partial<Record<ReportField, string>> = {};
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    const field = fieldNamed(name);
    const column = rest.join('=');
    if (field === null || column === '') throw new UsageError('bad-columns', `--map ${pair}: write ${MAP_HELP}.`);
    out[field] = column;
  }
  return out;
}

function fieldNamed(name: string): ReportField | null {
  switch (name) {
    case 'target':
    case 'thread':
    case 'post':
    case 'site':
    case 'reporter':
    case 'category':
    case 'note':
    case 'reported_at':
    case 'id':
      return name;
    default:
      return null;
  }
}

async function runPrecision(context: Context, store: Store, options: PrecisionOptions): Promise<number> {
  const all = await store.desk.reasons.precision(null);
  const weak = all.filter((one) => one.weak && !one.muted);
  if (options.autoMute === true) for (const { reason } of weak) await store.desk.reasons.mute(reason, null, null);
  if (options.json === true) {
    await context.out.write(
      `${JSON.stringify({ reasons: all, muted: options.autoMute === true ? weak.map(({ reason }) => reason) : [] })}\n`,
    );
    return 0;
  }
  const columns = ['reason', 'decided', 'right', 'wrong', 'precision', 'interval', 'muted'];
  await context.out.write(formatRows(columns, all.map(rowOf), 'table'));
  const names = weak.map(({ reason }) => reason).join(', ');
  if (weak.length > 0)
    context.log.info(
      options.autoMute === true
        ? `Muted: ${names}.`
        : `Wrong more often than right: ${names}. --auto-mute mutes them, or threadbare desk mute REASON.`,
    );
  return 0;
}

const rowOf = (one: ReasonPrecision): Readonly<Record<string, unknown>> => ({
  reason: one.reason,
  decided: one.decided,
  right: one.right,
  wrong: one.wrong,
  precision: one.precision === null ? null : one.precision.toFixed(2),
  interval: one.decided === 0 ? null : `${one.low.toFixed(2)}–${one.high.toFixed(2)}`,
  muted: one.muted ? 'yes' : 'no',
});
