import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/model/moment.js';
import { sliceCodePoints } from '../../src/model/text.js';
import type { Saying } from '../../src/model/thread.js';
import { changeSettings } from '../../src/quotes/quote-settings.js';
import { groupSayings } from '../../src/quotes/sayings.js';
import { article, post, thread } from './made-up.js';

const at = (iso: string): Moment => ({ at: iso, local: null, raw: null, precision: 'minute' });

const ECHO = article(
  'echo',
  'Harbour master Ada Brandt spoke on Tuesday.\n' +
    '“We really have to thank the divers for what they did below the old quay last night,” Brandt told the Echo.\n' +
    '“The second boat will come from the mainland as soon as the storm has passed,” she added.\n' +
    'Brandt noted that she was not allowed to name the owner of the vessel.',
  { published: at('2031-05-02T09:00:00Z') },
);
const GAZETTE = article(
  'gazette',
  'On the island they wait. “We really have to thank the divers for what they did below the quay,” Ada Brandt said.\n' +
    'Brandt said she was not allowed to name the owner or the price.',
  { published: at('2031-05-03T09:00:00Z') },
);
const COURIER = article(
  'courier',
  'In an interview Ada Brandt repeated her message to the town, saying, So I told them that the second boat comes from the mainland once the storm has passed by.\n' +
    'It was hard work below the old quay last night. She asked everyone "to thank the divers".',
  { title: 'Harbour master: the town has to “thank the divers”', published: at('2031-05-04T09:00:00Z') },
);

const find = (sayings: readonly Saying[], place: string, start: string): Saying | undefined =>
  sayings.find((saying) => (saying.documentId ?? saying.postId) === place && saying.text.startsWith(start));
const family = (sayings: readonly Saying[], saying: Saying | undefined): Saying[] =>
  sayings.filter((other) => other.sayingId === saying?.sayingId);

describe('groups', () => {
  const sayings = groupSayings([ECHO, GAZETTE, COURIER], []);

  it('joins renderings of one saying and tells how they differ', () => {
    const divers = family(sayings, find(sayings, 'echo', 'We really'));
    expect(divers.map((row) => [row.documentId, row.relation, row.reference, row.referenceBasis])).toEqual([
      ['echo', 'same', true, 'earliest'],
      ['courier', 'truncated', false, null],
      ['courier', 'truncated', false, null],
      ['gazette', 'differs', false, null],
    ]);
    expect(find(sayings, 'courier', 'thank the divers')?.inTitle).toBe(true);
  });

  it('finds speech that lost its marks, with a diff in code points of both sides', () => {
    const row = find(sayings, 'courier', 'So I told');
    const reference = family(sayings, row).find((item) => item.reference);
    expect(row).toMatchObject({ relation: 'differs', form: 'marks_lost', speaker: 'Ada Brandt' });
    expect(reference?.documentId).toBe('echo');
    for (const step of row?.diff ?? []) {
      if (step.op !== 'insert') {
        const words = sliceCodePoints(reference?.text ?? '', step.sourceStart, step.sourceEnd);
        if (step.op === 'delete') expect(words).toBe(step.text);
        else expect(words.toLowerCase()).toBe(step.text.toLowerCase());
      }
      if (step.op !== 'delete')
        expect(sliceCodePoints(row?.text ?? '', step.quoteStart, step.quoteEnd)).toBe(step.text);
    }
    expect(row?.diff?.some((step) => step.op === 'equal')).toBe(true);
  });

  it('compares reported clauses with reported clauses', () => {
    const row = find(sayings, 'gazette', 'she was not allowed');
    expect(row).toMatchObject({ form: 'indirect', relation: 'differs', reference: false });
    expect(family(sayings, row)).toHaveLength(2);
  });

  it('keeps different sayings apart', () => {
    const ids = ['We really', 'The second', 'she was'].map((text) => find(sayings, 'echo', text)?.sayingId);
    expect(new Set(ids).size).toBe(3);
  });
});

it('has its thresholds as settings', () => {
  const strict = groupSayings([ECHO, GAZETTE], [], null, changeSettings({ sayings: { differs: 0.95 } }));
  expect(strict.filter((row) => row.relation === 'differs')).toEqual([]);
});

describe('unmarked stretches', () => {
  it('finds a quotation given without marks in the middle of a sentence, and who is said to say it', () => {
    const other = article(
      'other',
      'Much was unclear in town. Nils Olsen made it known, in a way, that we should really thank the divers for what they did below the quay last night, which surprised many.',
    );
    const row = groupSayings([ECHO, other], []).find((saying) => saying.documentId === 'other');
    expect(row).toMatchObject({ form: 'marks_lost', relation: 'differs' });
    expect(row?.text).toBe('we should really thank the divers for what they did below the quay last night');
  });

  it('calls the third person reported', () => {
    const other = article(
      'other',
      'The second boat will come to the town from the mainland as soon as the storm has finally passed, it is hoped.',
    );
    expect(groupSayings([ECHO, other], []).find((saying) => saying.documentId === 'other')).toMatchObject({
      form: 'indirect',
      relation: 'reported',
    });
  });
});

describe('meaning', () => {
  const said = (words: string): string => `“${words},” Ada Brandt said.`;
  const long =
    'The town will pay for the pier and for the boat and for the long road to the lighthouse and for the lamp in it and for the keeper who has lived there since the great flood of that dark winter when the old lamp went out and seven boats were lost near the rocks';

  it('calls a changed negation or number different however long the rest is', () => {
    const relation = (other: string): string | undefined =>
      groupSayings([article('a', said(long)), article('b', said(other))], []).find((row) => !row.reference)?.relation;
    expect(relation(long.replace('will pay', 'will not pay'))).toBe('differs');
    expect(relation(long.replace('seven boats', 'nine boats'))).toBe('differs');
    expect(relation(long.replace('the great flood', 'that great flood'))).toBe('same');
  });
});

describe('references', () => {
  const digest = post(
    'post',
    '"The second boat will come from the mainland when the storm has passed," she said, they say.',
  );
  const sourced = post('post', digest.body.ownText, {
    sources: [
      {
        documentId: 'gazette-2',
        relation: 'derived_from',
        score: 1,
        pastedShare: 1,
        declared: 'Gazette',
        quotationsMatched: 2,
        quotationsTotal: 2,
        containment: 1,
        longestRun: 40,
        orderKept: true,
      },
    ],
  });
  const second = article(
    'gazette-2',
    '“The second boat will come from the mainland when the storm has passed away,” said Ada Brandt.',
    {
      published: at('2031-05-06T09:00:00Z'),
    },
  );
  const reference = (sayings: readonly Saying[]): unknown => {
    const row = family(sayings, find(sayings, 'echo', 'The second')).find((item) => item.reference);
    return [row?.documentId ?? row?.postId, row?.referenceBasis];
  };

  it('takes the earliest, the declared or the chosen one', () => {
    expect(reference(groupSayings([ECHO, second], [thread('t', [digest])]))).toEqual(['echo', 'earliest']);
    expect(reference(groupSayings([ECHO, second], [thread('t', [sourced])]))).toEqual(['gazette-2', 'declared']);
    expect(reference(groupSayings([ECHO, second], [thread('t', [sourced])], 'post'))).toEqual(['post', 'chosen']);
  });

  it('keeps the id of a saying when another reference is chosen', () => {
    const ids = (chosen: string | null): (string | undefined)[] => [
      find(groupSayings([ECHO, second], [thread('t', [sourced])], chosen), 'echo', 'The second')?.sayingId,
    ];
    expect(ids('post')).toEqual(ids(null));
  });

  it('counts a bare day as its end and an unknown zone as the latest one', () => {
    const text = ECHO.text;
    const day = article('day', text, { published: { at: null, local: '2031-05-02', raw: null, precision: 'day' } });
    const clock = article('clock', text, {
      published: { at: null, local: '2031-05-02T20:00', raw: null, precision: 'minute' },
    });
    const sayings = groupSayings([day, clock], []);
    expect(sayings.filter((row) => row.reference).map((row) => row.documentId)).toContain('clock');
    expect(sayings.filter((row) => row.reference).map((row) => row.documentId)).not.toContain('day');
  });
});

describe('posts', () => {
  it('joins no unsourced quotation to anything', () => {
    const reply = post(
      'reply',
      'The offer was, in short, "thank us for the old quay and pay for the second boat from your own pocket".',
    );
    const rows = groupSayings([ECHO, GAZETTE, COURIER], [thread('t', [reply])]);
    expect(family(rows, find(rows, 'reply', 'thank us'))).toHaveLength(1);
  });

  it('leaves out stubs, and words that repeat an earlier post', () => {
    const text = '"The second boat will come from the mainland as soon as the storm has passed," she said.';
    const stub = post('stub', text, { kind: 'stub' });
    const copy = post('copy', text, {
      repeats: [{ start: 0, end: text.length, sourcePostId: 'first', sourceDocumentId: null, kind: 'unmarked' }],
    });
    const rows = groupSayings([ECHO], [thread('t', [stub, copy, post('first', text)])]);
    expect(rows.filter((row) => row.postId !== null).map((row) => row.postId)).toEqual(['first']);
  });

  it('joins a single word only when the same person says it', () => {
    const one = article('one', 'Ada Brandt called the night "unbearable" on Monday.');
    const two = post('two', 'Brandt described it as "unbearable" again.');
    const three = post('three', 'Nils Olsen described it as "unbearable" too.');
    const rows = groupSayings([one], [thread('t', [two, three])]);
    expect(rows.map((row) => row.documentId ?? row.postId)).toEqual(['one', 'two']);
  });
});
