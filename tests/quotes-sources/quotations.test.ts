import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../src/model/text.js';
import { extractQuotations, type Quotation } from '../../src/quotes/quotations.js';
import { speakerFinder } from '../../src/quotes/speaker.js';
import { speechContext } from '../../src/quotes/speech-context.js';

const direct = (text: string, kind: 'article' | 'post' = 'article'): Quotation[] =>
  extractQuotations(text, kind).filter((item) => item.form === 'direct');
const pairs = (text: string): (readonly [string | null, string])[] => direct(text).map((q) => [q.speaker, q.text]);

describe('marks', () => {
  it.each([
    ['straight', 'Ada Brandt said: "The bridge stays shut."', 'The bridge stays shut.'],
    ['curly', 'Ada Brandt said: “The bridge stays shut.”', 'The bridge stays shut.'],
    ['German', 'Ada Brandt sagte: „Die Brücke bleibt zu.“', 'Die Brücke bleibt zu.'],
    ['French', 'Ada Brandt a déclaré : « Le pont reste fermé. »', 'Le pont reste fermé.'],
    ['reversed guillemets', 'Ada Brandt sagte: »Die Brücke bleibt zu.«', 'Die Brücke bleibt zu.'],
    ['Swedish', 'Ada Brandt sagt: ”Bron är stängd.”', 'Bron är stängd.'],
    ['single', 'Ada Brandt said: ‘The bridge stays shut.’', 'The bridge stays shut.'],
    ['low single', 'Ada Brandt sagte: ‚Die Brücke bleibt zu.‘', 'Die Brücke bleibt zu.'],
    ['mixed', 'Ada Brandt said: “The bridge stays shut."', 'The bridge stays shut.'],
    ['corner brackets', 'Ada Brandt said 「The bridge stays shut」.', 'The bridge stays shut'],
    ['Russian', 'Ада Брандт сказала: «Мост закрыт до весны».', 'Мост закрыт до весны'],
  ])('%s', (_name, text, inner) => {
    expect(direct(text).map((q) => q.text)).toEqual([inner]);
    expect(direct(text)[0]?.speaker).toMatch(/^(?:Ada|Ада) (?:Brandt|Брандт)$/u);
    expect(direct(text)[0]?.closed).toBe(true);
  });

  it('keeps a nested quotation inside and apart', () => {
    const found = direct('“She told me ‘never come back here’ and left,” Ada Brandt said.');
    expect(found.map((q) => [q.depth, q.text])).toEqual([
      [0, 'She told me ‘never come back here’ and left,'],
      [1, 'never come back here'],
    ]);
  });

  it('takes apostrophes and inches for what they are', () => {
    expect(direct("It's the players' own 5\" pipe, isn't it? Rock 'n' roll in the '90s.", 'post')).toEqual([]);
  });

  it('ends an unclosed quotation with its paragraph', () => {
    const found = direct(
      'Brandt called the plan "unworkable.\nThe council meets on Monday. "We will see," Olsen said.',
    );
    expect(found.map((q) => [q.text, q.closed])).toEqual([
      ['unworkable.', false],
      ['We will see,', true],
    ]);
    expect(found[0]?.short).toBe(true);
  });

  it('reads a quotation over hard-wrapped lines', () => {
    expect(direct('Brandt said "we shall keep\nthe ferry running" today.').map((q) => q.text)).toEqual([
      'we shall keep\nthe ferry running',
    ]);
  });

  it('takes a stop or comma inside or outside the marks', () => {
    expect(pairs('"We sail at dawn," Brandt said. "We sail at noon", said Olsen.')).toEqual([
      ['Brandt', 'We sail at dawn,'],
      ['Olsen', 'We sail at noon'],
    ]);
  });
});

describe('speakers', () => {
  it('reads the clause after, before, inverted, and with an office', () => {
    expect(
      pairs(
        [
          'Harbour master Ada Brandt spoke on Tuesday.',
          '“The ferry will not sail before Friday,” Brandt told the Echo.',
          'Asked whether the town would pay, Olsen replied: “Nobody has asked us yet.”',
          '“I have never seen such waves”, said coastguard chief Mette Holm.',
        ].join('\n'),
      ),
    ).toEqual([
      ['Ada Brandt', 'The ferry will not sail before Friday,'],
      ['Olsen', 'Nobody has asked us yet.'],
      ['Mette Holm', 'I have never seen such waves'],
    ]);
  });

  it('follows a pronoun to the last named speaker, not to a name inside a quotation', () => {
    expect(
      pairs('Ada Brandt warned the crew on Monday.\n“Nils Olsen must pay for the pier, all of it,” she said.'),
    ).toEqual([['Ada Brandt', 'Nils Olsen must pay for the pier, all of it,']]);
  });

  it('follows a pronoun past a quotation in the first person to the one who spoke it', () => {
    const text = [
      'Nils Olsen said on Monday that he would not pay.',
      '“I asked him to come back to the table,” Ada Brandt told the Echo.',
      'She said the harbour could wait.',
      '“I am sure that the pier will hold,” she said.',
    ].join('\n');
    expect(pairs(text).map(([speaker]) => speaker)).toEqual(['Ada Brandt', 'Ada Brandt']);
  });

  it.each(['the commissioner said', 'she said', 'she told the Echo'])(
    'gives what stands before "%s" to nobody the sentence speaks of',
    (clause) => {
      const said = 'Without the boats, Skarvoy would have been cut off';
      const text = `Commissioner Ada Brandt came back to the flood. ${said}, ${clause}.`;
      const start = text.indexOf(said);
      const finder = speakerFinder(speechContext(text, []));
      expect(finder.of(start, start + said.length, start, text.length)).toBe('Ada Brandt');
    },
  );

  it('goes on after the reporting clause', () => {
    const found = direct('“The pier,” Brandt said on Monday, “is older than the town.” “We will save it.”');
    expect(found.map((q) => [q.speaker, q.continued])).toEqual([
      ['Brandt', false],
      ['Brandt', true],
      ['Brandt', false],
    ]);
  });

  it('knows the subject of a second verb and of a participle', () => {
    expect(pairs('Brandt thanked the crew in Holm Bay and called the night "a very long one".')).toEqual([
      ['Brandt', 'a very long one'],
    ]);
    expect(pairs('Brandt wrote to Olsen, saying "you owe us a new pier".')).toEqual([
      ['Brandt', 'you owe us a new pier'],
    ]);
  });

  it('names nobody where the text names nobody', () => {
    expect(pairs('The offer was, in short, "give us the pier and we talk about the ferry later".')).toEqual([
      [null, 'give us the pier and we talk about the ferry later'],
    ]);
  });

  it.each([
    ['de', '„Wir zahlen keinen Cent für die Mole“, sagte Bürgermeister Nils Olsen.', 'Nils Olsen'],
    ['fr', '« Nous ne paierons pas la jetée », a déclaré Nils Olsen.', 'Nils Olsen'],
    ['es', '«No vamos a pagar el muelle», dijo Nils Olsen.', 'Nils Olsen'],
    ['it', '«Non pagheremo il molo», ha detto Nils Olsen.', 'Nils Olsen'],
    ['ru', '«Мы не будем платить за причал», сказал Нильс Ольсен.', 'Нильс Ольсен'],
  ])('%s', (_language, text, speaker) => {
    expect(direct(text)[0]?.speaker).toBe(speaker);
  });
});

describe('speech without marks', () => {
  const lost = (text: string, kind: 'article' | 'post' = 'article'): string[] =>
    extractQuotations(text, kind)
      .filter((item) => item.form === 'marks_lost')
      .map((item) => item.text);

  it('finds a block quotation that ends with the comma of its lost clause', () => {
    expect(
      lost('Brandt spoke to the town.\nSo I told them that we need a new pier before winter,\nThe crew agreed.'),
    ).toEqual(['So I told them that we need a new pier before winter,']);
  });

  it('finds a first-person sentence after a verb and comma, or a noun and colon', () => {
    expect(lost('She repeated her point, saying, Therefore, I told them that we need a new pier.')).toEqual([
      'Therefore, I told them that we need a new pier.',
    ]);
    expect(lost('Brandt revealed her advice to the town: I told Olsen that you need a new pier.')).toEqual([
      'I told Olsen that you need a new pier.',
    ]);
  });

  it('finds sentences closed by a clause', () => {
    expect(lost('The storm passed. We waited all night on the pier. It was not easy, Brandt said.')).toEqual([
      'We waited all night on the pier. It was not easy',
    ]);
  });

  it('leaves the first person of a forum post to the poster', () => {
    expect(
      lost('So I told him that we need a new boat,\nand he said, I think you are right about it.', 'post'),
    ).toEqual([]);
  });

  it('reads reported clauses and named acts of speech', () => {
    const found = extractQuotations(
      'Brandt noted that the pier would not last the winter but said "we must try". Olsen accused her of hiding the true price.',
      'article',
    ).filter((item) => item.form === 'indirect');
    expect(found.map((item) => [item.speaker, item.text])).toEqual([
      ['Brandt', 'the pier would not last the winter'],
      ['Olsen', 'accused her of hiding the true price'],
    ]);
  });

  it('leaves a clause drawn into the marks out of the quotation', () => {
    expect(
      pairs('Brandt spoke first. She "made it clear to the town that we have to rebuild the pier" in May.'),
    ).toEqual([['Brandt', 'we have to rebuild the pier']]);
  });
});

it('gives code-point offsets', () => {
  const text = 'Ahoy 🚢🚢! Brandt said: “We sail 🚢 at dawn.” And so on.';
  for (const item of extractQuotations(text, 'article')) {
    expect(sliceCodePoints(text, item.start, item.end)).toBe(item.text);
  }
  expect(direct(text)).toHaveLength(1);
});
