import { describe, expect, it } from 'vitest';
import { findTargets, targets } from '../../src/analyze/targets/index.js';
import type { Target } from '../../src/model/annotation.js';
import { linkedThread } from '../support/linked-thread.js';

const named = (found: readonly Target[]): string[] =>
  found.filter((target) => target.kind !== 'proposition').map((target) => target.name);

describe('names', () => {
  it.each([
    [
      'a particle after the first word of a sentence',
      ['Joan of Fenwick came.', 'Piet van der Harrow left. I like van der Harrow.'],
      ['Joan of Fenwick', 'Piet van der Harrow'],
    ],
    ['initials', ['Nobody likes J. R. Pell.', 'Pell is fine.'], ['J. R. Pell']],
    ['the spelt-out form of an acronym', ['The Delta Harbour Council (DHC) met.', 'The DHC is broke.'], ['DHC']],
    [
      'Cyrillic beside Latin letters',
      ['Мэр Пётр Ставриди заявил, что рынок останется.', 'А Stavridi это понимает. Я знаю Ставриди.'],
      ['Пётр Ставриди'],
    ],
    [
      'Polish cases',
      ['Znam Marka Nowakowskiego od lat.', 'Marek Nowakowski kłamie. Nie wierzę Nowakowskiemu.'],
      ['Marek Nowakowski'],
    ],
    [
      'German nouns, which are no names',
      [
        'Bürgermeisterin Anna Seehofen verkauft den Hafen und das Lager.',
        'Seehofens Vertrag ist ein Witz, und Anna Seehofen weiß das.',
      ],
      ['Anna Seehofen'],
    ],
    ['pet names', ['Ruth Calloway promised it.', 'I trust Ruthie Calloway, and Calloway knows.'], ['Ruth Calloway']],
    [
      'writers without capitals',
      ['Lena Kestrova sold it. Kestrova lied.', 'kestrova is fine. i like kestrova'],
      ['Lena Kestrova'],
    ],
    ['shouting', ['Goran Ilic must go.', 'SHAME ON ILIC AND ALL HIS FRIENDS!'], ['Goran Ilic']],
  ])('are found with %s', (_, posts, expected) => {
    expect(named(findTargets(null, posts))).toEqual(expected);
  });

  it('are not found in common nouns, units, days and headings', () => {
    const posts = [
      'The Router needs 32 GB RAM. Buy a router on Monday. Every router does.',
      'Good Luck! I bought the Router in March. My router is old, HDMI too.',
    ];
    expect(named(findTargets(null, posts))).toEqual([]);
  });

  it('of husband and wife stay apart in Polish', () => {
    const found = findTargets(null, [
      'Widziałem, że Marek Krawczykowski i Ewa Krawczykowska przyszli. Ewa Krawczykowska śpiewała.',
    ]);
    expect(named(found).sort()).toEqual(['Ewa Krawczykowska', 'Marek Krawczykowski']);
  });

  it('of members are targets only where somebody speaks of them', () => {
    const authors = ['Quillfeather', 'Odd Sven'];
    const posts = ['Quillfeather, you are wrong.', 'Thanks Quillfeather. I think Odd Sven knows more.'];
    const found = findTargets('Welcome', posts, { authors });
    expect(found.find((target) => target.name === 'Odd Sven')).toMatchObject({
      kind: 'person',
      member: true,
      posts: 1,
    });
    expect(named(found)).toEqual(['Odd Sven']);
  });

  it('are ranked by posts, with weight for the title and the opening post', () => {
    const posts = [
      'I met Anna Berg.',
      'Tom Lind, Tom Lind and again Tom Lind sang.',
      'I like Eva Holm.',
      'And I like Eva Holm.',
    ];
    expect(named(findTargets('What about Eva Holm?', posts))).toEqual(['Eva Holm', 'Anna Berg', 'Tom Lind']);
  });

  it('say why their kind is not known', () => {
    const found = findTargets(null, ['I never liked Zephon.', 'Nor did I like Zephon.']);
    expect(found[0]).toMatchObject({ name: 'Zephon', kind: 'other' });
    expect(found[0]?.reason).toContain('kind');
  });
});

describe('propositions', () => {
  const POSTS = ['Ruth Calloway met Tomas Brandvold. Calloway left early.'];
  it.each([
    [
      'Mayor Calloway tells voters the bridge will be open by 2027',
      'The bridge will be open by 2027',
      'Mayor Calloway',
    ],
    ['Calloway says Brandvold lied about the bridge', 'Brandvold lied about the bridge', 'Calloway'],
    ['The bridge is unsafe, says Brandvold', 'The bridge is unsafe', 'Brandvold'],
    ['Calloway: the bridge is finished', 'The bridge is finished', 'Calloway'],
    ['Calloway warns Brandvold not to sell the bridge', 'Brandvold should not sell the bridge', 'Calloway'],
    ['Is the old bridge worth the money?', 'The old bridge is worth the money', null],
    ['Did Calloway lie to us?', 'Calloway did lie to us', null],
    ['Compulsory voting: should everyone have to turn out?', 'Everyone should have to turn out', null],
    ['Should Calloway take over from Brandvold?', 'Calloway should take over from Brandvold', null],
    ['[Poll] Night trains, yes or no?', 'Night trains', null],
    [
      'Muss Intendantin Kessler gehen?',
      'Intendantin Kessler muss gehen',
      null,
      ['Die Intendantin hat das Haus nicht im Griff.'],
    ],
    [
      '¿Debe dimitir la presidenta Olmedo?',
      'La presidenta Olmedo debe dimitir',
      null,
      ['La presidenta vendió el estadio sin preguntar a los socios.'],
    ],
    [
      'Faut-il croire le préfet Garance ?',
      'Il faut croire le préfet Garance',
      null,
      ['Le préfet dit que le pont est sûr.'],
    ],
    [
      'Czy dyrektor Zawistowska powinna odejść?',
      'Dyrektor Zawistowska powinna odejść',
      null,
      ['Nie wiem, czy to jest jej wina.'],
    ],
    ['Нужно ли верить губернатору?', 'Нужно верить губернатору', null, ['Он обещал, что завод не закроют.']],
  ])('title %j proposes %j', (title, text, holder, posts = POSTS) => {
    const found = findTargets(title, posts).filter((target) => target.kind === 'proposition');
    expect(found.map((target) => [target.name, target.holder])).toEqual([[text, holder]]);
  });

  it('of a thread without a title are the first sentence of its opening post', () => {
    const thread = linkedThread(null, [{ pieces: ['Calloway should resign! Now.'] }, { pieces: ['Why?'] }]);
    const { targets: found } = targets.analyze(targets.input(thread, { post: () => null, thread: () => null }));
    expect(found.filter((target) => target.kind === 'proposition')).toMatchObject([
      { name: 'Calloway should resign', confidence: 0.2 },
    ]);
  });

  it('are less sure where the title is a fragment or an open question', () => {
    const sure = (title: string): number =>
      findTargets(title, POSTS).find((target) => target.kind === 'proposition')?.confidence ?? -1;
    expect(sure('Calloway should resign')).toBeGreaterThan(sure('The bridge was closed'));
    expect(sure('The bridge was closed')).toBeGreaterThan(sure('Old bridges'));
    expect(sure('Old bridges')).toBeGreaterThan(sure('Who built the bridge?'));
  });
});

describe('hostile posts', () => {
  it.each([
    ['capitals', 'Mara Okafor Venn '.repeat(6000)],
    ['particles', 'van der de la '.repeat(7000)],
    ['hyphens', 'A-'.repeat(50_000)],
    ['names that never repeat', Array.from({ length: 9000 }, (_, i) => `Aa${i.toString(36)}q`).join(' ')],
    ['ampersands', 'A & B '.repeat(16_000)],
  ])('of 100,000 characters are read in bounded time: %s', (_, post) => {
    const start = performance.now();
    const found = findTargets(post.slice(0, 5000), [post, post]);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(found.filter((target) => target.kind === 'proposition').length).toBeLessThan(2);
  });
});
