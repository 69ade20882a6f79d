/**
 * Makes a dump of a board that never was: `npx tsx tests/bench/dump-maker.ts --posts 5000000 --out /tmp/x.csv`, with
 * the map for it beside (`/tmp/x.map.yaml`). Posts of realistic lengths, 72 % with a quote of an earlier post of their
 * thread, threads of very different lengths, rows in the order of posting, so that the posts of a thread lie all over
 * the file. Streaming: a thread is remembered by its last posts. Seeded: two runs give the same bytes.
 */
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../support/synthetic-thread.js';

export interface DumpPlan {
  readonly posts: number;
  readonly out: string;
  /** CSV with BBCode bodies, or JSON lines with `>` quotes. */
  readonly format: 'csv' | 'jsonl';
  readonly seed: number;
}

/** A few hundred words with the skew of a language: the n-th is written about 1/n as often as the first. */
const SYLLABLES = 'ba co di fe gu ha ji ka lo mi nu pa ri so ta ve wa yo ze bri cla dro ste tra'.split(' ');
const COMMON =
  'the of and to a in that is it was for on you with as be at have not this are but they we from or by one all there what so up out if about who get which go me when make can like time no just him know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these give day most us bad great terrible wrong right agree nonsense never always council bridge harbour ferry plan money vote repair cost school street river engineer report traffic market board mayor'.split(
    ' ',
  );

/** Members of the board; a few write most. */
const MEMBERS = 20_000;
/** Threads that are written in at a time. */
const OPEN = 3_000;
/** Posts of a thread that are remembered to be quoted. */
const REMEMBERED = 8;

interface Said {
  readonly id: number;
  readonly author: string;
  readonly text: string;
}

interface OpenThread {
  readonly id: number;
  readonly title: string;
  readonly forum: string;
  left: number;
  readonly last: Said[];
}

class Writer {
  private readonly vocabulary: readonly string[];

  constructor(private readonly random: () => number) {
    const made = Array.from({ length: 6_000 }, (_, at) => this.word(at));
    this.vocabulary = [...COMMON, ...made];
  }

  private word(at: number): string {
    let rest = at + SYLLABLES.length;
    let word = '';
    for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    return word;
  }

  /** Zipf by inversion: rank = size to the power of a uniform number. */
  private pick(): string {
    return this.vocabulary[Math.floor(this.vocabulary.length ** this.random()) - 1] ?? 'the';
  }

  sentence(): string {
    const words = Array.from({ length: 4 + Math.floor(this.random() * 20) }, () => this.pick());
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${this.random() < 0.15 ? '?' : '.'}`;
  }

  /** Log-normal like lengths: a median of two sentences, some posts of thirty. */
  post(): string {
    const sentences = Math.max(1, Math.min(40, Math.round(Math.exp(0.7 + 0.9 * this.normal()))));
    const out: string[] = [];
    for (let at = 0; at < sentences; at += 1) out.push(this.sentence(), this.random() < 0.2 ? '\n\n' : ' ');
    return out.join('').trim();
  }

  title(): string {
    return this.sentence().slice(0, 60).replace(/[.?]$/, '');
  }

  private normal(): number {
    const u = Math.max(this.random(), 1e-12);
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * this.random());
  }
}

/** The dump's lines, the head of a CSV first. */
export function* dumpLines({ posts, format, seed }: Omit<DumpPlan, 'out'>): Generator<string> {
  const random = seededRandom(seed);
  const writer = new Writer(random);
  const open: OpenThread[] = [];
  let threads = 0;
  const begin = (): OpenThread => {
    threads += 1;
    // Pareto: half of the threads have a few posts, one in a thousand has thousands.
    const length = Math.min(20_000, Math.ceil(3 / (1 - random()) ** 0.9));
    return { id: 1_000 + threads, title: writer.title(), forum: `Forum ${1 + (threads % 30)}`, left: length, last: [] };
  };
  if (format === 'csv') yield 'thread_id,title,forum,post_id,author,author_id,posted,body,likes\n';
  // Seconds: five million posts fill ten years.
  let at = Date.UTC(2012, 0, 1) / 1000;
  for (let n = 1; n <= posts; n += 1) {
    at += Math.floor(random() * 126);
    // A few threads are where everybody writes.
    const place = Math.floor(OPEN ** random()) - 1;
    const thread = open[place] ?? begin();
    open[place] = thread;
    const member = Math.floor(MEMBERS ** random());
    const said: Said = { id: 100_000 + n, author: `Member${member}`, text: writer.post() };
    const quoted = random() < 0.72 ? thread.last[Math.floor(random() * thread.last.length)] : undefined;
    yield lineOf(format, thread, said, quoted, member, at, random());
    thread.last.push(said);
    if (thread.last.length > REMEMBERED) thread.last.shift();
    thread.left -= 1;
    if (thread.left <= 0) delete open[place];
  }
}

function lineOf(
  format: DumpPlan['format'],
  thread: OpenThread,
  { id, author, text }: Said,
  quoted: Said | undefined,
  member: number,
  at: number,
  chance: number,
): string {
  const likes = Math.floor(chance ** 6 * 40);
  if (format === 'jsonl') {
    const quote = quoted === undefined ? '' : `${quoted.author} wrote:\n${quoted.text.replace(/^/gm, '> ')}\n\n`;
    return `${JSON.stringify({ thread: { id: thread.id, title: thread.title }, forum: thread.forum, id, author, author_id: member, posted: at, body: quote + text, likes })}\n`;
  }
  const quote = quoted === undefined ? '' : `[quote="${quoted.author}" post_id=${quoted.id}]${quoted.text}[/quote]\n`;
  const fields = [thread.id, thread.title, thread.forum, id, author, member, at, quote + text, likes];
  return `${fields.map(csvField).join(',')}\n`;
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The map of a dump that this program makes. */
export const dumpMap = (format: DumpPlan['format']): string => `name: synthetic
site: { value: board.example }
forum: forum
thread: { id: ${format === 'csv' ? 'thread_id' : 'thread.id'}, title: ${format === 'csv' ? 'title' : 'thread.title'} }
post:
  id: ${format === 'csv' ? 'post_id' : 'id'}
  author: { name: author, id: author_id }
  posted: { column: posted, format: unix }
body: { column: body, form: ${format === 'csv' ? 'bbcode' : 'text'} }
reactions:
  - { name: Like, column: likes }
`;

/** Writes a dump; memory is that of the open threads. */
export async function makeDump(plan: DumpPlan): Promise<void> {
  const out = createWriteStream(plan.out);
  let held: string[] = [];
  let length = 0;
  for (const line of dumpLines(plan)) {
    held.push(line);
    length += line.length;
    if (length < 1 << 20) continue;
    if (!out.write(held.join(''))) await once(out, 'drain');
    held = [];
    length = 0;
  }
  out.end(held.join(''));
  await once(out, 'finish');
  writeFileSync(`${plan.out}.map.yaml`, dumpMap(plan.format));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      posts: { type: 'string', default: '100000' },
      out: { type: 'string', default: 'dump.csv' },
      seed: { type: 'string', default: '1' },
    },
  });
  const format = values.out.endsWith('.jsonl') ? 'jsonl' : 'csv';
  await makeDump({ posts: Number(values.posts), out: values.out, format, seed: Number(values.seed) });
  console.log(`${Number(values.posts).toLocaleString('en')} posts: ${values.out}, its map: ${values.out}.map.yaml`);
}
