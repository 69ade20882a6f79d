import type { Reading } from '../linear/features.js';
import { toneNumbers } from '../sentiment/reading.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { MEMBER, type Rudeness, rudenessOf } from './rules.js';

const READ = 20_000;
/** Rude words that count as evidence. */
const COUNTED = 20;

/** What the incivility model reads of a text: its words, its tone, and the rude words the rules found. */
export function incivilityReading(text: string): Reading {
  const read = text.slice(0, READ);
  const tokens = tokensOf(read);
  return rudeReading(read, tokens, rudenessOf(tokens, []));
}

/** The same of a text whose rude words are known. */
export function rudeReading(text: string, tokens: readonly Token[], rude: Rudeness): Reading {
  return { fields: { text }, numbers: { ...toneNumbers(tokens), ...rudeNumbers(rude) } };
}

/** The rules' findings as numbers: how many of each kind, the score, whether a member is hit. */
export function rudeNumbers({ found, nameless }: Rudeness): Record<string, number> {
  const counted = found.slice(0, COUNTED);
  const kinds: Record<string, number> = {};
  for (const { kind } of counted) kinds[`rude ${kind}`] = Math.min(3, (kinds[`rude ${kind}`] ?? 0) + 1);
  return {
    ...kinds,
    rules: Math.round(nameless * 1000) / 1000,
    rude: counted.length > 0 ? 1 : 0,
    member: counted.some((item) => item.target === MEMBER) ? 1 : 0,
  };
}
