import { describe, expect, it } from 'vitest';
import { findTargets } from '../../src/analyze/targets/index.js';
import type { Target } from '../../src/model/annotation.js';

const TITLE = 'Harbour League’s Okafor Urges Dmitrovsky to Reopen Talks with Brandvold Amid Strike';
const POSTS = [
  'Harbour League Secretary Amara Okafor has urged union leader Yevgeny Dmitrovsky to reopen talks with Mayor Tomas Brandvold. Okafor told the HBC on Monday that the port of Norway cannot wait.',
  'dmitrovskiy is right. I trust Dmitrovskyy, and brandvold’s offer was a joke.',
  'Brandvold should talk to Dmitrovsky. However, Brandvold never listens.',
];
const found = (): Target[] => findTargets(TITLE, POSTS);
const named = (part: string): Target | undefined => found().find((target) => target.name.includes(part));

describe('targets', () => {
  it('joins romanisations, surnames, possessives and small letters into one person, named in full', () => {
    expect(named('Dmitrovsky')).toMatchObject({ name: 'Yevgeny Dmitrovsky', kind: 'person', posts: 3, mentions: 5 });
    expect(named('Brandvold')).toMatchObject({ name: 'Tomas Brandvold', kind: 'person', posts: 3, mentions: 5 });
  });

  it('strips titles from names and keeps them among the aliases', () => {
    expect(named('Okafor')?.name).toBe('Amara Okafor');
    expect(named('Brandvold')?.aliases).toContain('mayor Tomas Brandvold');
  });

  it('types places and organisations', () => {
    expect(named('Norway')?.kind).toBe('place');
    expect(named('HBC')?.kind).toBe('organisation');
    expect(named('Harbour League')?.kind).toBe('organisation');
  });

  it('reads a person and a town in "Anna Berg of Vellinge", one thing in "Bank of Norway"', () => {
    const names = findTargets(null, [
      'Reporters met Mayor Anna Berg of Vellinge, and Mayor Anna Berg spoke to the Bank of Norway.',
      'I trust Anna Berg, but never the Bank of Norway or Vellinge.',
    ]).map((target) => target.name);
    expect([...names].sort()).toEqual(['Anna Berg', 'Bank of Norway', 'Vellinge']);
  });

  it('makes no name of ordinary words that begin sentences, days and pronouns', () => {
    const names = found().map((target) => target.name);
    for (const word of ['However', 'Monday', 'I', 'Amid', 'Urges', 'Strike', 'Talks'])
      expect(names).not.toContain(word);
  });

  it.each([
    [TITLE, 'Dmitrovsky should reopen talks with Brandvold'],
    ['Premier tells Dmitrovsky not to sign the treaty', 'Dmitrovsky should not sign the treaty'],
    ['Dmitrovsky urged to leave the union after vote', 'Dmitrovsky should leave the union'],
    ['Should Brandvold resign?', 'Brandvold should resign'],
    ['Why Brandvold must pay the dockers', 'Brandvold must pay the dockers'],
    ['Best sourdough starter for beginners', 'Best sourdough starter for beginners'],
  ])('title %j proposes %j', (title, proposition) => {
    const propositions = findTargets(title, POSTS).filter((target) => target.kind === 'proposition');
    expect(propositions.map((target) => target.name)).toEqual([proposition]);
    expect(propositions[0]?.aliases).toContain(title);
  });

  it('has no proposition where there is no title', () => {
    expect(findTargets(null, POSTS).some((target) => target.kind === 'proposition')).toBe(false);
  });

  it('keeps look-alike countries apart and joins names of one country', () => {
    const targets = findTargets(null, [
      'Trade between Iran and Iraq grew. The U.S. and Iran talk; America and the United States agree with Iraq.',
    ]);
    expect(targets.filter((target) => target.kind === 'place').map((target) => [target.name, target.mentions])).toEqual(
      [
        ['United States', 3],
        ['Iraq', 2],
        ['Iran', 2],
      ],
    );
  });

  it('keeps two persons of one surname apart and gives keys that differ', () => {
    const targets = findTargets(null, [
      'Anna Brandvold met Tomas Brandvold. Anna Brandvold left; Tomas Brandvold stayed. Tomas Brandvold spoke.',
    ]);
    expect(targets.map((target) => target.name).sort()).toEqual(['Anna Brandvold', 'Tomas Brandvold']);
    expect(new Set(targets.map((target) => target.key)).size).toBe(targets.length);
  });
});
