import { describe, expect, it } from 'vitest';
import { lately } from '../../src/analyze/words/lately.js';
import { tokenize } from '../../src/analyze/words/tokens.js';
import { wordMemo } from '../../src/analyze/words/word-memo.js';
import { GENERATION } from '../../src/analyze/words/word-table.js';

const first = (text: string) => tokenize(text)[0] ?? expect.unreachable();

describe('words that are remembered', () => {
  it('have one number for a form, however it is written', () => {
    const [small, capital, shouted, other] = tokenize('ferry Ferry FERRY ferries');
    expect(capital).toMatchObject({ form: 'ferry', capital: true, caps: false, id: small?.id });
    expect(shouted).toMatchObject({ form: 'ferry', capital: true, caps: true, id: small?.id });
    expect(other?.id).not.toBe(small?.id);
    expect(first('!').id).toBe(-1);
  });

  it('are forgotten when there are too many, and read the same afterwards', () => {
    const asked: string[] = [];
    const lengthOf = wordMemo((form) => {
      asked.push(form);
      return form.length;
    });
    const before = first('Harbour');
    expect([lengthOf(before), lengthOf(first('harbour'))]).toEqual([7, 7]);
    expect(asked).toEqual(['harbour']);
    const many = Array.from({ length: GENERATION + 10 }, (_, i) => `w${i.toString(36)}q`).join(' ');
    for (const token of tokenize(many)) expect(lengthOf(token)).toBe(token.form.length);
    const after = first('Harbour');
    expect(after).toMatchObject({ form: 'harbour', capital: true, caps: false });
    expect(after.id).toBeGreaterThan(before.id);
    expect([lengthOf(after), lengthOf(before)]).toEqual([7, 7]);
  });

  it('may be long, or beyond ASCII', () => {
    expect(first('x'.repeat(300))).toMatchObject({ form: 'x'.repeat(300), id: -1 });
    expect(first('Don\u2019t')).toMatchObject({ form: "don't", id: first("don't").id });
    expect(first('\uff26erry').id).toBe(first('ferry').id);
  });
});

describe('lately', () => {
  it('remembers the last objects alone', () => {
    let asked = 0;
    const of = lately((key: { readonly name: string }) => {
      asked += 1;
      return key.name;
    });
    const keys = Array.from({ length: 20 }, (_, i) => ({ name: `n${i}` }));
    for (const key of keys) expect([of(key), of(key)]).toEqual([key.name, key.name]);
    expect(asked).toBe(20);
    expect(of(keys[0] ?? expect.unreachable())).toBe('n0');
    expect(asked).toBe(21);
  });
});
