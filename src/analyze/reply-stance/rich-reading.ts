import { hostileNumbers } from '../incivility/hostile.js';
import { rudeNumbers } from '../incivility/reading.js';
import { rudenessOf } from '../incivility/rules.js';
import type { Reading } from '../linear/features.js';
import { toneNumbers } from '../sentiment/reading.js';
import { tokensOf } from '../words/reading.js';
import { replyReading } from './reading.js';

const READ = 20_000;

/** All that rules find in a text and in what it answers: how it replies, its tone, its rude words, and the parent's. */
export function richReading(text: string, parent: string): Reading {
  const reply = replyReading(text, parent);
  const tokens = tokensOf(text.slice(0, READ));
  const parentTokens = tokensOf(parent.slice(0, READ));
  return {
    fields: reply.fields,
    numbers: {
      ...named('own', toneNumbers(tokens)),
      ...named('own', rudeNumbers(rudenessOf(tokens))),
      ...named('own', hostileNumbers(tokens)),
      ...named('parent', rudeNumbers(rudenessOf(parentTokens))),
      ...named('parent', hostileNumbers(parentTokens)),
      ...reply.numbers,
    },
  };
}

function named(whose: string, numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`${whose} ${name}`, value]));
}
