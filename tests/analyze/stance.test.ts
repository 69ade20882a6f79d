import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import type { Stance } from '../../src/model/annotation.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread } from '../support/linked-thread.js';

const TITLE = 'Okafor urges Dmitrovsky to reopen talks with Brandvold';
const REPORT =
  'Harbour League Secretary Amara Okafor has urged union leader Yevgeny Dmitrovsky to restart his stalled negotiations with Mayor Tomas Brandvold. "I give Brandvold credit for the new docks," Okafor said. Okafor told reporters that the port of Bergen needs both men. The dispute began in spring.';

function stancesOf(post: string): readonly Stance[] {
  const thread = linkedThread(TITLE, [{ pieces: [REPORT] }, { pieces: [post] }]);
  const id = thread.posts[1]?.id;
  for (const { analyzer, postId, value } of analyzeThread(thread, []).annotations) {
    if (analyzer !== 'stance' || postId !== id || !('stances' in value)) continue;
    for (const one of value.stances)
      for (const span of one.evidence) expect(sliceCodePoints(post, span.start, span.end)).toBe(span.text);
    return value.stances;
  }
  return [];
}

const posterOn = (stances: readonly Stance[], name: string): string | undefined => {
  const row = stances.find(
    (one) => one.holder === null && (name === 'proposition' ? one.targetKind === name : one.target.includes(name)),
  );
  return row === undefined ? undefined : row.abstained ? 'abstained' : row.stance;
};

beforeAll(prepareAnalyzers);

describe('stance', () => {
  it.each([
    ['Brandvold is a liar and a disgrace.', 'Brandvold', 'against'],
    ['brandvold should resign at once.', 'Brandvold', 'against'],
    ['I support Dmitrovsky, he stood firm.', 'Dmitrovsky', 'favor'],
    ['Well done Dmitrovsky!', 'Dmitrovsky', 'favor'],
    ['Dmitrovskiy refuses to be bullied by Brandvold.', 'Brandvold', 'against'],
    ['Dmitrovsky will never be intimidated.', 'Dmitrovsky', 'favor'],
    ['Shame on Brandvold.', 'Brandvold', 'against'],
    ['That corrupt mayor has ruined the port.', 'Brandvold', 'against'],
    ['Dmitrovsky arrived on Tuesday.', 'Dmitrovsky', 'abstained'],
    ['Brandvold is not a liar.', 'Brandvold', 'favor'],
  ])('%s: %s %s', (post, target, expected) => {
    expect(posterOn(stancesOf(post), target)).toBe(expected);
  });

  it.each([
    ["It's Brandvold who has to apologise, not the dockers.", 'against'],
    ['Glad that Dmitrovsky walked out on that fool.', 'against'],
    ['Dmitrovsky should reopen the talks, the dockers need it.', 'favor'],
    ['It was stupid that Dmitrovsky walked away.', 'favor'],
    ['Dmitrovsky will not kneel before anybody.', 'against'],
    ['Whoever sleeps late misses the ferry.', 'abstained'],
  ])('on the proposition: %s %s', (post, expected) => {
    expect(posterOn(stancesOf(post), 'proposition')).toBe(expected);
  });

  it('gives reported views to their holder under his full name, and abstains for the poster who only reports', () => {
    const thread = linkedThread(TITLE, [{ pieces: [REPORT] }]);
    const value = analyzeThread(thread, []).annotations.find((one) => one.analyzer === 'stance')?.value;
    const stances = value !== undefined && 'stances' in value ? value.stances : [];
    expect(stances.filter((one) => one.holder === null).every((one) => one.abstained && one.stance === 'none')).toBe(
      true,
    );
    const reported = stances.filter((one) => one.holder === 'Amara Okafor');
    expect(reported.map((one) => [one.targetKind, one.target, one.stance])).toContainEqual([
      'proposition',
      'Dmitrovsky should reopen talks with Brandvold',
      'favor',
    ]);
    expect(reported.map((one) => [one.target, one.stance])).toContainEqual(['Tomas Brandvold', 'favor']);
  });

  it('is less sure of a question than of a statement', () => {
    const confidence = (post: string): number =>
      stancesOf(post).find((one) => one.target.includes('Brandvold') && one.holder === null)?.confidence ?? 0;
    expect(confidence('Is Brandvold a liar?')).toBeLessThan(confidence('Brandvold is a liar.'));
  });

  it('has a row for the proposition in every post and exactly one such target', () => {
    for (const post of ['', '🙂', 'I saw a heron.'])
      expect(stancesOf(post).filter((one) => one.targetKind === 'proposition' && one.holder === null)).toHaveLength(1);
  });

  it("gives a user's own targets a row wherever they are spoken of", () => {
    const thread = linkedThread('Ferries again', [
      { pieces: ['The night boat is a disgrace and should be scrapped.'] },
      { pieces: ['The night boat leaves at nine.'] },
      { pieces: ['Nothing to see here.'] },
    ]);
    const { annotations } = analyzeThread(thread, [], {
      targets: [{ name: 'night boat', kind: 'other', aliases: ['the night boat'] }],
    });
    const rows = thread.posts.map((post) => {
      const value = annotations.find((one) => one.analyzer === 'stance' && one.postId === post.id)?.value;
      return value !== undefined && 'stances' in value
        ? value.stances.filter((one) => one.target === 'night boat').map((one) => (one.abstained ? '?' : one.stance))
        : [];
    });
    expect(rows).toEqual([['against'], ['?'], []]);
  });
});
