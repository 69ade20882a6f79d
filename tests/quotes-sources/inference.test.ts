import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Saying, SayingInference } from '../../src/model/thread.js';
import { changeSettings, QUOTE_SETTINGS } from '../../src/quotes/quote-settings.js';
import { groupSayings } from '../../src/quotes/sayings.js';
import { areDifferentPersons } from '../../src/quotes/speaker-names.js';
import { article, post, thread } from './made-up.js';

const SAID =
  'We will have to ask the mainland for a third boat before the winter storms reach the harbour and the old pier';
const at = (hour: number) =>
  ({ at: `2031-05-02T0${hour}:00:00Z`, local: null, raw: null, precision: 'minute' }) as const;
const agency = article('agency', `The town met. “${SAID},” Ada Brandt said. Nils Olsen left.`, { published: at(1) });

const of = (sayings: readonly Saying[], id: string, kind: SayingInference['kind']): SayingInference | undefined =>
  sayings.find((row) => (row.documentId ?? row.postId) === id)?.inference?.find((one) => one.kind === kind);

describe('another speaker', () => {
  const moved = (who: string, text = `“${SAID},” ${who} said.`) =>
    of(groupSayings([agency, article('other', text, { published: at(2) })], []), 'other', 'moved_to_another_speaker');

  it('is inferred with both names', () => {
    expect(moved('Nils Olsen')).toMatchObject({
      evidence: { from: 'Ada Brandt', to: 'Nils Olsen', namedBeside: true },
    });
  });

  it.each(['Brandt', 'Ada Brandt', 'Mayor Ada Brandt', 'Ada Brand', 'A. Brandt'])('is not %s', (who) => {
    expect(moved(who)).toBeUndefined();
  });

  it('is not inferred where nobody is named', () => {
    expect(moved('', `It was heard in the hall: “${SAID}.”`)).toBeUndefined();
  });

  it('is surer the more sources agree with the first, and less the more agree with the second', () => {
    const paper = (id: string, who: string) => article(id, `“${SAID},” ${who} said.`, { published: at(3) });
    const with_ = (...who: string[]): number =>
      of(
        groupSayings(
          [
            agency,
            article('other', `“${SAID},” Nils Olsen said.`, { published: at(2) }),
            ...who.map((name, i) => paper(`p${i}`, name)),
          ],
          [],
        ),
        'other',
        'moved_to_another_speaker',
      )?.confidence ?? 0;
    expect(with_('Ada Brandt')).toBeGreaterThan(with_());
    expect(with_('Nils Olsen')).toBeLessThan(with_());
  });

  it('is found in a post', () => {
    const rows = groupSayings([agency], [thread('t', [post('reply', `"${SAID}," Nils Olsen said, of all people.`)])]);
    expect(of(rows, 'reply', 'moved_to_another_speaker')?.evidence).toMatchObject({ to: 'Nils Olsen' });
  });
});

describe('names', () => {
  it.each([
    ['Ada Brandt', 'Nils Olsen', true],
    ['Brandt', 'Olsen', true],
    ['Анна Лебедева', 'Пётр Смолин', true],
    ['Анна Лебедева', 'Лебедевой', false],
    ['Oleh Marchenkiy', 'Oleg Marchenkyy', false],
    ['Kim Dae Song', 'Kim', false],
    ['President Brandt', 'Ada Brandt', false],
    ['Greta von der Heide', 'Heide', false],
    ['NATO', 'Ada Brandt', false],
    ['Анна Лебедева', 'Anna Lebedeva', false],
    ['', 'Ada Brandt', false],
  ])('%s and %s: %s', (a, b, different) => {
    expect(areDifferentPersons(a, b)).toBe(different);
    expect(areDifferentPersons(b, a)).toBe(different);
  });

  it('are never different from themselves', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => !areDifferentPersons(name, name)));
  });
});

describe('back-translated', () => {
  const other = (text: string, more = '') =>
    of(
      groupSayings([agency, article('other', `“${text},” Ada Brandt said. ${more}`, { published: at(2) })], []),
      'other',
      'back_translated',
    );

  it('is inferred where every clause has other words', () => {
    const found = other(
      'We are going to have to ask from mainland a third ship until winter storms come to the harbour and to the old jetty',
    );
    expect(found?.confidence).toBeGreaterThanOrEqual(0.5);
    expect(found?.evidence.exchanges).toContain('boat before the → ship until');
  });

  it.each([
    ['a copy', SAID],
    ['a cut', SAID.split(' ').slice(0, 12).join(' ')],
    ['a word left out', SAID.replace(' third', '')],
    ['one word changed', SAID.replace('third', 'second')],
    ['a word put in', SAID.replace('have to', 'really have to')],
    ['a clause left out', SAID.replace(' before the winter storms reach the harbour', '')],
  ])('is not %s', (_, text) => {
    expect(other(text)).toBeUndefined();
  });
});

describe('settings', () => {
  it('are the usual ones with some changed', () => {
    const changed = changeSettings({ sayings: { differs: 0.6 }, sources: { run: 20 } });
    expect(changed.sayings).toEqual({ ...QUOTE_SETTINGS.sayings, differs: 0.6 });
    expect(changed.sources.run).toBe(20);
    expect(changed.inference).toBe(QUOTE_SETTINGS.inference);
  });

  it('decide what is inferred', () => {
    const papers = [agency, article('other', `“${SAID},” Nils Olsen said.`, { published: at(2) })];
    const strict = changeSettings({ inference: { leastConfidence: 1 } });
    expect(groupSayings(papers, [], null, strict).flatMap((row) => row.inference ?? [])).toEqual([]);
  });

  it.each([
    [{ saying: {} }, 'saying'],
    [{ sayings: { difers: 0.5 } }, 'difers'],
    [{ sayings: { differs: 2 } }, 'sayings.differs'],
    [{ sayings: { differs: '0.5' } }, 'sayings.differs'],
    [{ sources: { run: 1.5 } }, 'sources.run'],
    [{ sources: null }, 'sources'],
    [[], 'settings'],
    [null, 'settings'],
  ])('refuses %j', (value, named) => {
    expect(() => changeSettings(value)).toThrow(named);
  });

  it('know every setting as a count or a share', () => {
    for (const [part, values] of Object.entries(QUOTE_SETTINGS))
      expect(() => changeSettings({ [part]: { ...values } })).not.toThrow();
  });
});
