import { describe, expect, it } from 'vitest';
import { stancesOf } from '../../src/analyze/stance/index.js';
import type { StanceTarget } from '../../src/analyze/stance/relevant.js';
import type { Stance } from '../../src/model/annotation.js';
import { sliceCodePoints } from '../../src/model/text.js';

const person = (key: string, first: string, last: string, office: string): StanceTarget => ({
  key,
  name: `${first} ${last}`,
  kind: 'person',
  aliases: [`${first} ${last}`, last, `${office} ${last}`],
});
const TARGETS: readonly StanceTarget[] = [
  person('dmitrovsky', 'Yevgeny', 'Dmitrovsky', 'Union Leader'),
  person('brandvold', 'Tomas', 'Brandvold', 'Mayor'),
  person('okafor', 'Amara', 'Okafor', 'Secretary'),
  { key: 'league', name: 'Harbour League', kind: 'organisation', aliases: ['Harbour League', 'League'] },
];
const PROPOSITION = 'Dmitrovsky should reopen talks with Brandvold';

function stances(text: string): readonly Stance[] {
  const value = stancesOf({ text, language: 'en', targets: TARGETS, proposition: PROPOSITION, attributed: false });
  for (const one of value.stances) {
    for (const span of one.evidence) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
    if (one.stance !== 'none') expect(one.evidence.length).toBeGreaterThan(0);
  }
  return value.stances;
}

/** The poster's stance: `?` where he abstains. */
function said(text: string, key: string): string {
  const row = stances(text).find(
    (one) => one.holder === null && (key === 'proposition' ? one.targetKind === key : one.key === key),
  );
  return row === undefined || row.abstained ? '?' : row.stance;
}

type Case = readonly [text: string, key: string, expected: string];

const GROUPS: readonly (readonly [string, readonly Case[]])[] = [
  [
    'counterfactuals',
    [
      ['Without the Harbour League, the port would be nowhere.', 'league', 'favor'],
      ['Without Brandvold we would be lost.', 'brandvold', 'favor'],
      ['Without Brandvold we would be better off.', 'brandvold', 'against'],
      ['We would be better off without Brandvold.', 'brandvold', 'against'],
      ['If not for Brandvold, the docks would be a ruin.', 'brandvold', 'favor'],
      ["If it weren't for Brandvold, the docks would be thriving.", 'brandvold', 'against'],
      ['If it were not for Brandvold, there would be no docks at all.', 'brandvold', 'favor'],
      ['The docks would have collapsed without Brandvold.', 'brandvold', 'favor'],
      ['Where would we be without Brandvold?', 'brandvold', 'favor'],
      ['He came to the docks without Brandvold.', 'brandvold', '?'],
      ['Thanks to Brandvold the docks are a ruin.', 'brandvold', 'against'],
      ['Thanks to Brandvold the docks are safe.', 'brandvold', 'favor'],
    ],
  ],
  [
    'questions',
    [
      ['Is Brandvold a liar?', 'brandvold', '?'],
      ['What do you think of Brandvold?', 'brandvold', '?'],
      ['Is Brandvold any good?', 'brandvold', '?'],
      ['Why would anyone trust Brandvold?', 'brandvold', 'against'],
      ['How can anybody support Brandvold?', 'brandvold', 'against'],
      ['Who in their right mind would vote for Brandvold?', 'brandvold', 'against'],
      ['Does anyone still believe Brandvold?', 'brandvold', 'against'],
      ["Isn't Brandvold a disgrace?", 'brandvold', 'against'],
      ['What has Brandvold ever done for us?', 'brandvold', 'against'],
      ['Why does Brandvold hate the dockers?', 'brandvold', 'against'],
      ['Why would anyone hate Brandvold?', 'brandvold', 'favor'],
    ],
  ],
  [
    'irony',
    [
      ['Oh great, another brilliant idea from Brandvold.', 'brandvold', 'against'],
      ['Yeah right, Brandvold is a genius.', 'brandvold', 'against'],
      ['Brandvold is a real genius /s', 'brandvold', 'against'],
      ['The "honest" Brandvold strikes again.', 'brandvold', 'against'],
      ['Our so-called leader Brandvold has spoken.', 'brandvold', 'against'],
      ['Brandvold the "peacemaker" started another row.', 'brandvold', 'against'],
      ['Thanks for nothing, Brandvold.', 'brandvold', 'against'],
      ['Sure, Brandvold is the best mayor ever 🙄', 'brandvold', 'against'],
      ['Great job, Brandvold, you sank the ferry.', 'brandvold', '?'],
      ['Great job, Brandvold, you saved us all!', 'brandvold', 'favor'],
      ['Good luck with that, Brandvold.', 'brandvold', '?'],
    ],
  ],
  [
    'conditions',
    [
      ['If Brandvold lies again, he should resign.', 'brandvold', '?'],
      ['If Brandvold were honest, he would resign.', 'brandvold', 'against'],
      ['If Brandvold is honest, we have nothing to fear.', 'brandvold', '?'],
      ['Unless Brandvold apologises, I will never support him.', 'brandvold', 'against'],
      ['Brandvold would be a great mayor if he listened.', 'brandvold', '?'],
      ['Even if it rains, Brandvold is a disgrace.', 'brandvold', 'against'],
    ],
  ],
  [
    'negation',
    [
      ['Brandvold should not resign.', 'brandvold', 'favor'],
      ['Nobody should trust Brandvold.', 'brandvold', 'against'],
      ['I do not support Brandvold.', 'brandvold', 'against'],
      ['You cannot trust Brandvold.', 'brandvold', 'against'],
      ['I will never vote for Brandvold.', 'brandvold', 'against'],
      ['Brandvold must not be allowed to win.', 'brandvold', 'against'],
      ['No one can deny that Brandvold did a great job.', 'brandvold', 'favor'],
      ['I have no respect for Brandvold.', 'brandvold', 'against'],
      ['Brandvold is no hero.', 'brandvold', 'against'],
      ['Brandvold never lied to us.', 'brandvold', 'favor'],
      ['I am not a fan of Brandvold.', 'brandvold', 'against'],
      ["Brandvold isn't wrong.", 'brandvold', 'favor'],
      ["I wouldn't trust Brandvold with a rowing boat.", 'brandvold', 'against'],
    ],
  ],
  [
    'comparison',
    [
      ['Dmitrovsky is better than Brandvold.', 'dmitrovsky', 'favor'],
      ['Dmitrovsky is better than Brandvold.', 'brandvold', 'against'],
      ['Brandvold is worse than Okafor.', 'brandvold', 'against'],
      ['Brandvold is worse than Okafor.', 'okafor', '?'],
      ['I prefer Dmitrovsky to Brandvold.', 'dmitrovsky', 'favor'],
      ['I prefer Dmitrovsky to Brandvold.', 'brandvold', 'against'],
      ['Anyone is better than Brandvold.', 'brandvold', 'against'],
      ['Nobody is better than Brandvold.', 'brandvold', 'favor'],
      ['I would rather have Dmitrovsky than Brandvold.', 'dmitrovsky', 'favor'],
      ['I would rather have Dmitrovsky than Brandvold.', 'brandvold', 'against'],
      ['No mayor was ever as good as Brandvold.', 'brandvold', 'favor'],
      ['Brandvold is as bad as Okafor.', 'okafor', 'against'],
      ['Unlike Brandvold, Dmitrovsky is honest.', 'dmitrovsky', 'favor'],
      ['Unlike Brandvold, Dmitrovsky is honest.', 'brandvold', 'against'],
    ],
  ],
  [
    'concession',
    [
      ['I am no fan of Brandvold, but he was right about the docks.', 'brandvold', 'favor'],
      ['Brandvold may be honest, but he is a terrible mayor.', 'brandvold', 'against'],
      ['Although Brandvold is rude, I support him.', 'brandvold', 'favor'],
      ['Say what you like about Brandvold, he saved the port.', 'brandvold', 'favor'],
      ['Brandvold has his faults, but I trust him.', 'brandvold', 'favor'],
      ['Despite his lies I still support Brandvold.', 'brandvold', 'favor'],
    ],
  ],
  [
    'hearsay',
    [
      ['Okafor said Brandvold is a liar.', 'brandvold', '?'],
      ['According to Okafor, Brandvold is a liar.', 'brandvold', '?'],
      ['Brandvold is, according to Okafor, a liar.', 'brandvold', '?'],
      ['"Brandvold is a liar and a cheat," Okafor said.', 'brandvold', '?'],
      ['My neighbour says Brandvold is a liar.', 'brandvold', '?'],
      ['People say Brandvold is a liar.', 'brandvold', '?'],
      ['People say Brandvold is a liar and they are right.', 'brandvold', 'against'],
      ['I think Brandvold is a liar.', 'brandvold', 'against'],
      ['I say Brandvold is a liar.', 'brandvold', 'against'],
      ['Okafor was right to call Brandvold a liar.', 'brandvold', 'against'],
    ],
  ],
  [
    'calls and wishes',
    [
      ['Vote Brandvold!', 'brandvold', 'favor'],
      ['Brandvold out!', 'brandvold', 'against'],
      ['Brandvold has to go.', 'brandvold', 'against'],
      ['Long live Dmitrovsky!', 'dmitrovsky', 'favor'],
      ['I hope Brandvold loses.', 'brandvold', 'against'],
      ['I wish Brandvold all the best.', 'brandvold', 'favor'],
      ['Brandvold, resign!', 'brandvold', 'against'],
      ['We need Brandvold back.', 'brandvold', 'favor'],
      ['Brandvold opened the new terminal on Monday.', 'brandvold', '?'],
      ['The war between Brandvold and Dmitrovsky goes on.', 'brandvold', '?'],
    ],
  ],
  [
    'the proposition',
    [
      ['Dmitrovsky should not reopen talks with Brandvold.', 'proposition', 'against'],
      ['Why should Dmitrovsky talk to Brandvold?', 'proposition', 'against'],
      ['Dmitrovsky needs to sit down with Brandvold.', 'proposition', 'favor'],
      ['Should Dmitrovsky reopen the talks?', 'proposition', '?'],
      ['Okafor says Dmitrovsky should reopen the talks.', 'proposition', '?'],
      ['Reopening the talks would be a mistake.', 'proposition', 'against'],
      ['Reopening the talks is the only way forward.', 'proposition', 'favor'],
      ['There is no point in talking to Brandvold.', 'proposition', 'against'],
      ['You cannot negotiate with a man like Brandvold.', 'proposition', 'against'],
      ['It is time to make peace.', 'proposition', 'favor'],
    ],
  ],
];

describe.each(GROUPS)('stance: %s', (_, cases) => {
  it.each(cases)('%s (%s: %s)', (text, key, expected) => {
    expect(said(text, key)).toBe(expected);
  });
});

describe('stance', () => {
  it('keeps what somebody is said to say under his name, not under the poster', () => {
    const reported = stances('According to Okafor, Brandvold is a liar.').filter((one) => one.holder !== null);
    expect(reported.map((one) => [one.holder, one.key, one.stance])).toEqual([
      ['Amara Okafor', 'brandvold', 'against'],
    ]);
  });

  it('is less sure where words may mean the opposite', () => {
    const confidence = (text: string): number =>
      stances(text).find((one) => one.key === 'brandvold' && one.holder === null)?.confidence ?? 0;
    expect(confidence('Yeah right, Brandvold is a genius.')).toBeLessThan(confidence('Brandvold is a fool.'));
    expect(confidence('Is Brandvold a fool?')).toBeLessThan(confidence('Brandvold is a fool.'));
  });

  it('says nothing in a language it does not serve, and why', () => {
    const value = stancesOf({
      text: 'Brandvold ist ein Lügner und eine Schande.',
      language: 'de',
      targets: TARGETS,
      proposition: PROPOSITION,
      attributed: false,
    });
    expect(value.stances).toEqual([]);
    expect(value.reason).toMatch(/language/i);
  });
});
