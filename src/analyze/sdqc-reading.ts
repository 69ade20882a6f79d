import type { Reading } from './linear/features.js';
import { richReading } from './reply-stance/rich-reading.js';
import { sdqcOf, sdqcSigns } from './sdqc.js';

const READ = 20_000;

/** What the models of support and denial read: all of a reply, what passes the claim on, and what the rules say. */
export function sdqcReading(text: string, parent: string): Reading {
  const reply = richReading(text, parent);
  const own = text.slice(0, READ);
  const signs = sdqcSigns(own, parent);
  const opens = parent.trim() === '';
  const { label } = sdqcOf(signs, opens);
  const { share, rest } = signs.passed;
  return {
    fields: { ...reply.fields, form: opens ? 'opening' : share >= 0.3 ? 'passing on' : 'reply' },
    numbers: {
      ...reply.numbers,
      deny: Math.min(4, signs.deny.sum),
      denyStrong: Math.min(4, signs.deny.strong),
      query: Math.min(4, signs.query.sum),
      queryStrong: Math.min(4, signs.query.strong),
      support: Math.min(4, signs.support.sum),
      asking: signs.asking,
      asks: signs.manner.questions > 0 ? 1 : 0,
      against: signs.against,
      passed: share,
      rest: Math.min(40, rest),
      onlyPassed: share >= 0.3 && rest <= 5 ? 1 : 0,
      saysDeny: label === 'deny' ? 1 : 0,
      saysQuery: label === 'query' ? 1 : 0,
      saysSupport: label === 'support' ? 1 : 0,
      toReply: /^\s*@/u.test(parent) ? 1 : 0,
      shares: /(?:\b(?:RT|MT|via)\b|[“"]@)/u.test(own.slice(0, 2000)) ? 1 : 0,
      links: /https?:/u.test(own.slice(0, 2000)) ? 1 : 0,
      names: Math.min(5, (own.slice(0, 2000).match(/@\w/gu) ?? []).length),
      tags: Math.min(5, (own.slice(0, 2000).match(/#\w/gu) ?? []).length),
    },
  };
}
