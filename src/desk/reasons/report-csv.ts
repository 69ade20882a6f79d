import { type CsvRow, readCsv } from '../../measure/coding/csv.js';
import type { ReportRow } from '../../store/desk/reasons/types.js';

/** What a column of a file of reports is. */
export type ReportField =
  | 'target'
  | 'thread'
  | 'post'
  | 'site'
  | 'reporter'
  | 'category'
  | 'note'
  | 'reported_at'
  | 'id';

/** Names columns have in files of forums, in small letters without signs; the first that is there counts. */
export const REPORT_COLUMNS: Readonly<Record<ReportField, readonly string[]>> = {
  target: ['url', 'posturl', 'link', 'address', 'permalink', 'target', 'contenturl'],
  thread: ['thread', 'threadid', 'topic', 'topicid', 'tid'],
  post: ['post', 'postid', 'pid', 'messageid', 'contentid', 'commentid'],
  site: ['site', 'host', 'forum', 'board'],
  reporter: ['reporter', 'reportedby', 'user', 'username', 'member', 'from'],
  category: ['category', 'type', 'reason', 'reasontitle', 'flag'],
  note: ['note', 'text', 'message', 'comment', 'details', 'reporttext', 'reasontext'],
  reported_at: ['reportedat', 'date', 'time', 'created', 'createdat', 'reporttime', 'reportdate', 'when'],
  id: ['id', 'reportid', 'rid'],
};

const FIELDS: readonly ReportField[] = [
  'target',
  'thread',
  'post',
  'site',
  'reporter',
  'category',
  'note',
  'reported_at',
  'id',
];

/** Something in a file of reports that could not be read. */
export interface ReportProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

export interface ReadReports {
  readonly rows: readonly ReportRow[];
  /** Line of the file each row begins on. */
  readonly lines: readonly number[];
  readonly problems: readonly ReportProblem[];
}

export interface ReportCsvOptions {
  /** Names of columns that differ from those known, by field. */
  readonly columns?: Readonly<Partial<Record<ReportField, string>>> | undefined;
  /** Host of the forum where the rows do not say it. */
  readonly site?: string | null | undefined;
}

/** Characters of a note that are kept: a report is a remark, not a document. */
const LONGEST = 10_000;

/** Reads reports from CSV. Rows that cannot be read are problems and lose no other row. Total. */
export function readReportCsv(text: string, { columns = {}, site = null }: ReportCsvOptions = {}): ReadReports {
  const [head, ...body] = readCsv(text);
  if (head === undefined) return { rows: [], lines: [], problems: [problem(1, null, 'The file is empty.')] };
  const places = new Map<ReportField, number>();
  const problems: ReportProblem[] = [];
  for (const field of FIELDS) {
    const asked = columns[field];
    const at = placeOf(head.cells, asked === undefined ? REPORT_COLUMNS[field] : [plain(asked)]);
    if (at !== null) places.set(field, at);
    else if (asked !== undefined)
      problems.push(problem(head.line, asked, `There is no column ${asked}; there are ${head.cells.join(', ')}.`));
  }
  if (!places.has('target') && !places.has('post'))
    problems.push(
      problem(
        head.line,
        null,
        `No column says which post is meant: one of ${[...REPORT_COLUMNS.target, ...REPORT_COLUMNS.post].join(', ')}, or say it with --map target=COLUMN. There are ${head.cells.join(', ')}.`,
      ),
    );
  if (problems.length > 0) return { rows: [], lines: [], problems };
  const rows: ReportRow[] = [];
  const lines: number[] = [];
  for (const row of body) {
    const read = readRow(row, places, head.cells, site);
    if ('message' in read) problems.push(read);
    else {
      rows.push(read);
      lines.push(row.line);
    }
  }
  return { rows, lines, problems };
}

function readRow(
  { line, cells }: CsvRow,
  places: ReadonlyMap<ReportField, number>,
  head: readonly string[],
  site: string | null,
): ReportRow | ReportProblem {
  const cell = (field: ReportField): string | null => {
    const at = places.get(field);
    const text = at === undefined ? '' : (cells[at] ?? '').trim();
    return text === '' ? null : text.slice(0, LONGEST);
  };
  const nameOf = (field: ReportField): string | null => head[places.get(field) ?? -1] ?? null;
  const [thread, post] = [cell('thread'), cell('post')];
  const target = cell('target') ?? (post === null ? null : thread === null ? post : `${thread}/${post}`);
  if (target === null)
    return problem(line, nameOf('target') ?? nameOf('post'), 'The cell that says which post is meant is empty.');
  const when = cell('reported_at');
  const reportedAt = when === null ? null : instantOf(when);
  if (when !== null && reportedAt === null)
    return problem(
      line,
      nameOf('reported_at'),
      `${when} is no time with a zone: write 2026-03-01T18:30:00+01:00, or seconds since 1970, or leave the cell empty.`,
    );
  return {
    target,
    reportedAt,
    site: cell('site') ?? site,
    reporter: cell('reporter'),
    category: cell('category'),
    note: cell('note'),
    externalId: cell('id'),
  };
}

/** ISO 8601 with a zone, or seconds (or thousandths) since 1970; null: neither. */
function instantOf(text: string): string | null {
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000).toISOString();
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text)).toISOString();
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)$/i.test(text)) return null;
  const time = Date.parse(
    text
      .replace(/\s?UTC$/i, 'Z')
      .replace(' ', 'T')
      .replace(/\s(?=[+-])/, ''),
  );
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function placeOf(head: readonly string[], names: readonly string[]): number | null {
  const known = head.map(plain);
  for (const name of names) {
    const at = known.indexOf(name);
    if (at !== -1) return at;
  }
  return null;
}

const problem = (line: number, column: string | null, message: string): ReportProblem => ({ line, column, message });
