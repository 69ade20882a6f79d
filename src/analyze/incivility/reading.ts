import type { Reading } from '../linear/features.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { addHostileNumbers } from './hostile.js';
import { type Rudeness, rudenessOf } from './rules.js';
import { styleNumbers } from './style.js';

const READ = 20_000;
/** Rude words that count as evidence. */
const COUNTED = 20;

/** What the incivility model reads of a text: its words, its tone, and what is rude or hostile in them by the rules. */
export function incivilityReading(text: string): Reading {
  const read = text.slice(0, READ);
  const tokens = tokensOf(read);
  return rudeReading(read, tokens, rudenessOf(tokens));
}

/** The same of a text whose rude words are known. Words that are not the poster's attack are left out. */
export function rudeReading(text: string, tokens: readonly Token[], rude: Rudeness): Reading {
  return {
    fields: { text: withoutExcused(text, tokens, rude) },
    numbers: allNumbers(tokens, rude),
  };
}

function allNumbers(tokens: readonly Token[], rude: Rudeness): Record<string, number> {
  const numbers = styleNumbers(tokens);
  addRudeNumbers(numbers, rude);
  addHostileNumbers(numbers, tokens);
  return numbers;
}

/** The text with blanks for the words that were only quoted, denied or said of himself: places stay the same. */
function withoutExcused(text: string, tokens: readonly Token[], { excused }: Rudeness): string {
  if (excused.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { first, last } of excused) {
    const start = tokens[first]?.start ?? at;
    const end = tokens[last]?.end ?? start;
    if (start < at) continue;
    out += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** The rules' findings as numbers: how many of each kind, the score, whether a member is hit. */
export function rudeNumbers(rude: Rudeness): Record<string, number> {
  const numbers: Record<string, number> = {};
  addRudeNumbers(numbers, rude);
  return numbers;
}

function addRudeNumbers(numbers: Record<string, number>, { found, nameless, excused }: Rudeness): void {
  const counted = found.slice(0, COUNTED);
  for (const { kind } of counted) numbers[`rude ${kind}`] = Math.min(3, (numbers[`rude ${kind}`] ?? 0) + 1);
  numbers.rules = Math.round(nameless * 1000) / 1000;
  numbers.rude = counted.length > 0 ? 1 : 0;
  numbers.member = counted.some((item) => item.aim === 'answered') ? 1 : 0;
  numbers.group = counted.some((item) => item.aim === 'group') ? 1 : 0;
  numbers.excused = Math.min(2, excused.length);
}
