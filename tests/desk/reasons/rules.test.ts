import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evalQueue } from '../../../src/cli/eval-queue.js';
import {
  authorIncident,
  campaignIncident,
  incidentParts,
  incidentWords,
  pairIncident,
  pileIncident,
} from '../../../src/desk/reasons/incident.js';
import { changesOf } from '../../../src/desk/reasons/quotes.js';
import { readReportCsv } from '../../../src/desk/reasons/report-csv.js';
import { ATTACK, scoreOn } from '../../../src/desk/reasons/settings.js';
import { reasonWords } from '../../../src/desk/reasons/words.js';
import { measureQueue, parseQueueLabels } from '../../../src/measure/queue.js';
import { wilson } from '../../../src/store/desk/reasons/precision.js';
import { readTarget } from '../../../src/store/desk/reasons/report-target.js';

const [A, B, T, P] = ['a1', 'b2', 't3', 'p4'];

describe('keys of incidents', () => {
  it('are read back as they were made', () => {
    expect(incidentParts(authorIncident(A, T, P))).toEqual({ kind: 'author', authors: [A], threadId: T, postId: null });
    expect(incidentParts(pairIncident(B, A, T, P))).toEqual({
      kind: 'pair',
      authors: [A, B],
      threadId: T,
      postId: null,
    });
    expect(incidentParts(campaignIncident(T, P))).toEqual({ kind: 'campaign', authors: [], threadId: T, postId: P });
    expect(incidentParts(pileIncident(T, P))).toEqual({ kind: 'pile', authors: [], threadId: T, postId: P });
    expect(incidentParts(authorIncident(null, T, P))).toEqual({ kind: 'post', authors: [], threadId: T, postId: P });
  });

  it('name a quarrel alike from both sides', () => {
    expect(pairIncident(A, B, T, P)).toBe(pairIncident(B, A, T, P));
  });

  it('have a title', () => {
    expect(incidentWords({ kind: 'pair' }, { authors: ['Ana', null], thread: 'Quay' })).toBe(
      'Ana and somebody in “Quay”',
    );
    expect(incidentWords({ kind: 'author' }, { authors: ['Ana'], thread: null })).toBe('Ana');
  });
});

describe('scores', () => {
  it('rise with the strength, from 0 to 1, and there is none below the curve', () => {
    expect(scoreOn(ATTACK.curve, 0.1)).toBeNull();
    fc.assert(
      fc.property(
        fc.double({ min: 0.15, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, more) => {
          const [low, high] = [scoreOn(ATTACK.curve, x) ?? -1, scoreOn(ATTACK.curve, x + more) ?? -1];
          expect(low).toBeGreaterThan(0);
          expect(high).toBeGreaterThanOrEqual(low);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('have an interval that holds the share', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
    const [low, high] = wilson(7, 10);
    // Wilson (1927) for 7 of 10: .397 to .892.
    expect(low).toBeCloseTo(0.397, 3);
    expect(high).toBeCloseTo(0.892, 3);
  });
});

describe('words', () => {
  it('say who, whom and what, without the hostile words', () => {
    const words = reasonWords(
      'personal_attack',
      {
        reason: 'personal_attack',
        spans: [{ start: 8, end: 13, kind: 'insult' }],
        incivility: 0.9,
        confidence: 0.8,
        aim: 'answered',
        kinds: ['insult', 'learned'],
        victimId: 'x',
      },
      { score: 0.72, author: 'Rudi', other: 'Ana', document: null },
    );
    expect(words.title).toBe('Attack on the person answered');
    expect(words.sentence).toBe('Rudi seems to go for Ana: an insult.');
    expect(words.sure).toBe('fairly sure (0.72)');
    expect(words.marks).toEqual([
      { in: 'own', start: 8, end: 13, kind: 'hostile', quoteIndex: null, label: 'an insult' },
    ]);
  });

  it('tell what was changed in a quote', () => {
    expect(
      changesOf([
        { op: 'equal', text: 'the wall will hold for' },
        { op: 'delete', text: '15' },
        { op: 'insert', text: '5' },
        { op: 'delete', text: "doesn't" },
      ]),
    ).toEqual(['negation', 'number']);
    expect(changesOf(null)).toEqual([]);
  });
});

describe('targets of reports', () => {
  const ids = (target: string): readonly string[] => readTarget(target, null).externalIds;
  it.each([
    ['https://f.example/viewtopic.php?p=345#p345', ['345']],
    ['https://f.example/threads/quay.12/#post-345', ['345']],
    ['https://f.example/threads/quay.12/post-345', ['345']],
    ['https://f.example/topic/12-quay/?do=findComment&comment=345', ['345']],
    ['https://f.example/showthread.php?t=12&pid=345#pid345', ['345']],
    ['https://f.example/index.php?topic=12.msg345#msg345', ['345']],
    ['https://f.example/posts/345/', ['345']],
    ['https://f.example/r/harbour/comments/1abcd2/quay/k9xyz/', ['k9xyz']],
    ['12/345', ['345']],
    ['345', ['345']],
    ['https://f.example/about', []],
  ])('%s', (target, expected) => {
    expect(ids(target)).toEqual(expected);
  });

  it('never fail, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // Whatever is not an address of a page or of the desk names a post on the forum that was given, or nothing.
        const { host, ids } = readTarget(text, 'f.example');
        if (!text.includes('//') && ids === null) expect(host).toBe('f.example');
      }),
    );
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(readTarget(url, null).host).toBe(new URL(url).host);
      }),
    );
  });
});

describe('files of reports', () => {
  it('are read by the names forums give their columns', () => {
    const read = readReportCsv(
      'Report ID;Post URL;Reported by;Reason;Date\n7;https://f.example/p/1;Ana;spam;2025-07-01 10:00:00+02:00\n8;;Ben;rude;\n9;https://f.example/p/2;Ben;rude;yesterday\n',
    );
    expect(read.rows).toMatchObject([
      {
        target: 'https://f.example/p/1',
        externalId: '7',
        reporter: 'Ana',
        category: 'spam',
        reportedAt: '2025-07-01T08:00:00.000Z',
      },
    ]);
    expect(read.problems).toMatchObject([
      { line: 3, column: 'Post URL' },
      { line: 4, column: 'Date' },
    ]);
  });

  it('say what is missing', () => {
    expect(readReportCsv('').problems[0]?.message).toContain('empty');
    expect(readReportCsv('who;what\na;b\n').problems[0]?.message).toContain('who, what');
    expect(readReportCsv('who,what\na,9\n', { columns: { post: 'what' }, site: 'f.example' }).rows).toMatchObject([
      { target: '9', site: 'f.example' },
    ]);
  });

  it('never fail, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { rows, lines, problems } = readReportCsv(`post,note\n${text}`);
        expect(lines.length).toBe(rows.length);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a labelled queue', () => {
  const label = (post: string, worth: boolean, half = 'held'): string =>
    JSON.stringify({ post, half, worth, reasons: worth ? ['campaign'] : [] });

  it('is measured on each half alone', () => {
    const labels = parseQueueLabels(
      [label('1', true), label('2', false), label('3', true), label('4', true, 'tune')].join('\n'),
      'x',
    );
    const raised = ['4', '2', '1'].map((post) => ({ post, rank: 0.5, reasons: ['campaign'], words: '' }));
    expect(measureQueue(labels, raised, 'held')).toMatchObject({
      posts: 3,
      worth: 2,
      raised: 2,
      found: 1,
      recall: 0.5,
      precision: [{ first: 2, right: 1, precision: 0.5 }, {}, {}],
      byReason: [{ reason: 'campaign', labelled: 2, found: 1 }],
    });
    expect(() => parseQueueLabels('{"post": 1}', 'labels.jsonl')).toThrow('Line 1');
  });

  it('has seven of ten right among the first thirty, also where nothing was tuned', { timeout: 180_000 }, async () => {
    const pieces: string[] = [];
    await evalQueue(
      {
        out: {
          write: async (piece: string) => {
            pieces.push(piece);
            return true;
          },
          closed: () => false,
          isTerminal: false,
          columns: null,
        },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        signal: new AbortController().signal,
        env: {},
        stdin: Readable.from([]),
        progress: () => ({ update: () => undefined, clear: () => undefined, stop: () => undefined }),
      },
      path.join(import.meta.dirname, '..', '..', 'eval', 'desk-queue'),
      { format: 'json' },
    );
    const figures: unknown = JSON.parse(pieces.join(''));
    expect(figures).toMatchObject([{ half: 'tune' }, { half: 'held' }]);
    for (const one of Array.isArray(figures) ? figures : []) {
      expect(one.precision[1].first).toBe(30);
      expect(one.precision[1].precision).toBeGreaterThanOrEqual(0.7);
    }
  });
});
