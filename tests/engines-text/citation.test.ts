import { describe, expect, it } from 'vitest';
import { invision } from '../../src/engines/text/specs/invision/index.js';
import { bodies, quoteBlocks, thread } from './support.js';

const HEAD = ['Jump to content', '', 'The new ferry', '', 'Recommended Posts', '', 'Posted', ''];
const FIRST = 'The ferry leaves at seven and the captain waits for nobody at all.';

/** A page whose second post opens with `header`, quotes the first post whole and answers it. */
function citing(header: string, ...more: string[]): string {
  return [...HEAD, FIRST, '', 'Posted', header, '', FIRST, '', 'Then I shall be there at six.', '', ...more].join('\n');
}

/** First citation of a page: its author, and the cited time. */
function cited(text: string) {
  const block = quoteBlocks(thread(text))[0]?.block;
  return block === undefined ? null : { author: block.author, raw: block.citedAt?.raw, local: block.citedAt?.local };
}

describe('citations', () => {
  it.each([
    ['2 hours ago, Kestrel said:', '2 hours ago'],
    ['Just now, Kestrel said:', 'Just now'],
    ['An hour ago, Kestrel said:', 'An hour ago'],
    ['Il y a 2 heures, Kestrel a dit\u00a0:', 'Il y a 2 heures'],
    ['2 ore fa, Kestrel ha scritto:', '2 ore fa'],
    ['vor 2 Stunden schrieb Kestrel:', 'vor 2 Stunden'],
    ['Vor 3 Minuten, Kestrel schrieb:', 'Vor 3 Minuten'],
    ['Hace 2 horas, Kestrel dijo:', 'Hace 2 horas'],
    ['2 часа назад, Kestrel сказал:', '2 часа назад'],
  ])('%s keeps its relative words', (header, raw) => {
    expect(cited(citing(header))).toEqual({ author: 'Kestrel', raw, local: null });
  });

  it.each([
    ['On 3/25/2021 at 7:45 PM, Kestrel said:', '2021-03-25T19:45'],
    ['On May 3, 2021 at 12:05 AM, Kestrel said:', '2021-05-03T00:05'],
    ['On 25/3/2021 at 19:45, Kestrel said:', '2021-03-25T19:45'],
    ['Le 28/9/2020 at 18:22, Kestrel a dit\u00a0:', '2020-09-28T18:22'],
    ['Le 2/3/2022 à 19:47, Kestrel a dit :', '2022-03-02T19:47'],
    ['Il 2/3/2021 alle 19:45, Kestrel ha scritto:', '2021-03-02T19:45'],
    ['Am 2.3.2021 um 19:45 schrieb Kestrel:', '2021-03-02T19:45'],
    ['En 2/3/2021 a las 19:45, Kestrel dijo:', '2021-03-02T19:45'],
    ['В 02.03.2021 в 19:45, Kestrel сказал:', '2021-03-02T19:45'],
  ])('%s is read on the wall clock, without a zone', (header, local) => {
    const page = thread(citing(header));
    const block = quoteBlocks(page)[0]?.block;
    expect(block).toMatchObject({
      author: 'Kestrel',
      header: header.replace('\u00a0', ' '),
      citedAt: { local, at: null },
    });
    expect(page.posts[0]?.author).toMatchObject({ name: 'Kestrel', inferred: true });
  });

  it('leaves an ambiguous day unknown and says so', () => {
    const page = thread(citing('On 3/2/2021 at 7:45 PM, Kestrel said:'));
    expect(quoteBlocks(page)[0]?.block.citedAt).toEqual({
      at: null,
      local: null,
      raw: '3/2/2021 at 7:45 PM',
      precision: 'unknown',
    });
    expect(page.problems).toMatchObject([{ code: 'date-order', post: null }]);
  });

  it('decides the order of day and month for the page, and says from what', () => {
    const later = [
      'Posted',
      'On 3/25/2021 at 8:00 AM, Oduya said:',
      '',
      'Nobody waits here.',
      '',
      '\u00a0',
      '',
      'True.',
    ];
    const page = thread(citing('On 3/2/2021 at 7:45 PM, Kestrel said:', ...later));
    expect(quoteBlocks(page).map(({ block }) => block.citedAt?.local)).toEqual([
      '2021-03-02T19:45',
      '2021-03-25T08:00',
    ]);
    expect(page.problems).toMatchObject([{ code: 'date-order', message: expect.stringContaining('month/day/year') }]);
    const against = ['Posted', 'On 25/3/2021 at 8:00 AM, Oduya said:', '', 'Nobody.', '', ...later];
    const torn = thread(citing('On 3/2/2021 at 7:45 PM, Kestrel said:', ...against));
    expect(quoteBlocks(torn)[0]?.block.citedAt?.local).toBeNull();
    expect(torn.problems).toMatchObject([{ code: 'date-order', message: expect.stringContaining('contradict') }]);
  });

  it('decides the order by the printed day of the cited post', () => {
    const text = [...HEAD.slice(0, -2), 'Posted April 3, 2021', '', FIRST, '', 'Posted April 9, 2021'];
    const reply = ['On 4/3/2021 at 7:45 PM, Kestrel said:', '', FIRST, '', 'Then I shall be there at six.'];
    const page = thread([...text, ...reply].join('\n'));
    expect(quoteBlocks(page)[0]?.block.citedAt?.local).toBe('2021-04-03T19:45');
    expect(page.problems[0]?.message).toContain('2021-04-03');
  });

  it('reads names with commas, and quotes in the middle of a post', () => {
    expect(cited(citing('2 hours ago, Prior, Thomas said:'))?.author).toBe('Prior, Thomas');
    const text = [...HEAD, FIRST, '', 'Posted', '', 'No.', '', '2 hours ago, Ann said:', '', FIRST, '', 'Wrong.'].join(
      '\n',
    );
    const [, reply] = bodies(thread(text));
    expect(reply?.ownText).toBe('No.\nWrong.');
    expect(reply?.parts.map(({ quote }) => quote)).toEqual([null, 0, null]);
  });

  it('reads "Quote" as a citation that names nobody, not as a control, inside a post', () => {
    const text = [
      ...HEAD,
      'Look:',
      '',
      'Quote',
      '',
      'No smoking on deck.',
      '',
      'And they smoke.',
      '',
      'Posted',
      '',
      'So what.',
    ];
    const page = thread(text.join('\n'));
    expect(quoteBlocks(page)).toMatchObject([
      { text: 'No smoking on deck.', block: { header: 'Quote', author: null } },
    ]);
    expect(bodies(page).map(({ ownText }) => ownText)).toEqual(['Look:\nAnd they smoke.', 'So what.']);
    expect(page.posts.map(({ author }) => author.name)).toEqual([null, null]);
  });

  it('takes an undated citation only with support from the page', () => {
    expect(cited(citing('Kestrel said:'))?.author).toBe('Kestrel');
    const prose = [...HEAD, FIRST, '', 'Posted', '', 'My brother said:', '', 'Buy a boat.', '', 'So I did.'].join('\n');
    expect(quoteBlocks(thread(prose))).toEqual([]);
    expect(bodies(thread(prose))[1]?.ownText).toBe('My brother said:\nBuy a boat.\nSo I did.');
  });

  it('ends a quote of an absent source at the empty paragraph, at an end mark, or after one paragraph', () => {
    const absent = (...lines: string[]) =>
      quoteBlocks(thread([...HEAD, FIRST, '', 'Posted', '5 minutes ago, Ünal said:', '', ...lines].join('\n')))[0];
    expect(absent('Sold out.', '', 'Since May.', '', '\u00a0', '', 'Pity.')).toMatchObject({
      text: 'Sold out.\nSince May.',
      block: { extent: { method: 'layout', confidence: 0.8 }, sourcePosition: null },
    });
    expect(absent('Sold out.', '', 'Since May.', '', 'Expand', '', 'Pity.')).toMatchObject({
      text: 'Sold out.\nSince May.',
      block: { extent: { method: 'end-mark', confidence: 0.97 } },
    });
    expect(absent('Sold out.', '', 'Pity.')).toMatchObject({
      text: 'Sold out.',
      block: { extent: { confidence: 0.5 } },
    });
    expect(absent('Sold out.')).toMatchObject({ text: 'Sold out.', block: { extent: { confidence: 0.7 } } });
  });

  it('gives no author to a post that is quoted under two names', () => {
    const again = ['Posted', '1 hour ago, Ünal said:', '', FIRST, '', 'Really?'];
    const page = thread(citing('2 hours ago, Kestrel said:', ...again));
    expect(page.posts.map(({ author }) => author.name)).toEqual([null, null, null]);
  });

  it('says of every phrase whether it was seen on a page', () => {
    const phrases = [...invision.headers, ...invision.markers, ...invision.edited, ...invision.furniture];
    expect(phrases.every(({ verified }) => typeof verified === 'boolean')).toBe(true);
    for (const locale of ['en', 'fr', 'it', 'de', 'es', 'ru']) {
      expect(invision.headers.some((form) => form.locale === locale && form.dated)).toBe(true);
      expect(invision.markers.some((form) => form.locale === locale)).toBe(true);
    }
  });
});

describe('copies without a citation', () => {
  const OTHER = 'A second paragraph of the first post, which somebody copies by hand later on.';
  const two = [...HEAD, FIRST, '', OTHER, ''];

  it('are quotes when they are whole paragraphs of at least twelve words', () => {
    const page = thread([...two, 'Posted', '', OTHER, '', 'I agree with that.'].join('\n'));
    const [quote] = quoteBlocks(page);
    expect(quote).toMatchObject({ text: OTHER, block: { header: null, author: null, sourcePosition: 1 } });
    expect(bodies(page)[1]?.ownText).toBe('I agree with that.');
    const post = bodies(page)[1]?.post;
    expect(post?.rawBody?.slice(quote?.block.rawRange?.[1])).toBe('I agree with that.');
  });

  it('are not, when short, when they are the whole post again, or when they end posts like a signature', () => {
    const short = thread([...two, 'No idea.', '', 'Posted', '', 'No idea.', '', 'Ask the mayor.'].join('\n'));
    expect(quoteBlocks(short)).toEqual([]);
    const twice = thread([...two, 'Posted', '', FIRST, '', OTHER].join('\n'));
    expect(quoteBlocks(twice)).toEqual([]);
    const signed = thread([...two, 'Posted', '', 'A reply of its own.', '', OTHER].join('\n'));
    expect(quoteBlocks(signed)).toEqual([]);
  });
});

describe('reactions', () => {
  const page = (...list: string[]) => thread([...HEAD, FIRST, '', ...list, 'Posted', '', 'Fine.'].join('\n'));

  it('are read below a body, known names or an indented list', () => {
    expect(page('  • Sad 1', '  • Thumbs Up 12').posts[0]?.reactions).toMatchObject([
      { name: 'Sad', count: 1 },
      { name: 'Thumbs Up', count: 12 },
    ]);
    expect(page('Like 3').posts[0]?.reactions).toMatchObject([{ name: 'Like', count: 3 }]);
    const own = page('  • Ahoy 4');
    expect(own.posts[0]?.reactions).toMatchObject([{ name: 'Ahoy', count: 4 }]);
    expect(own.problems).toMatchObject([{ code: 'unlisted-reaction', post: 1 }]);
  });

  it('are not read from prose or from the middle of a body', () => {
    const prose = page('Deck 4', '', 'Pier 12');
    expect(prose.posts[0]?.reactions).toEqual([]);
    expect(bodies(prose)[0]?.ownText).toBe(`${FIRST}\nDeck 4\nPier 12`);
    expect(page('  • Sad 1', '', 'That was the poll.').posts[0]?.reactions).toEqual([]);
  });
});
