import { z } from 'zod';
import type { EngineDraft } from '../define-engine.js';
import type { Read } from '../engine.js';
import { compileSelector, SelectorError } from '../html/selector.js';
import { compilePattern, splitPattern } from './pattern.js';

/** Longer selectors, names and lists are mistakes. */
const LONGEST = 1_000;
const MOST = 50;

/** A selector of the subset that pages are asked with, compiled here so that a page never meets a broken one. */
const selector = z
  .string()
  .max(LONGEST)
  .superRefine((text, context) => {
    const fault = text === '' ? null : selectorFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

const needed = selector.min(1, 'a selector is needed here');

function selectorFault(text: string): string | null {
  try {
    compileSelector(text);
    return null;
  } catch (error) {
    if (error instanceof SelectorError) return `${error.message}: write tags, .classes, #ids, [attributes] and >`;
    throw error;
  }
}

/** `"/post-(\\d+)/i"` or `{ "pattern": "post-(\\d+)", "flags": "i" }`. */
const pattern = z
  .union([z.string(), z.strictObject({ pattern: z.string(), flags: z.string().exactOptional() })], {
    error: 'write a pattern as "/post-(\\\\d+)/i" or as {"pattern": "post-(\\\\d+)", "flags": "i"}',
  })
  .transform((value, context): RegExp => {
    const text = typeof value === 'string' ? splitPattern(value) : { source: value.pattern, flags: value.flags ?? '' };
    const compiled =
      text === null ? { fault: 'needs slashes around it: write "/post-(\\\\d+)/i"' } : compilePattern(text);
    if ('pattern' in compiled) return compiled.pattern;
    context.addIssue({ code: 'custom', message: `the pattern ${compiled.fault}` });
    return z.NEVER;
  });

const words = z.string().min(1).max(LONGEST);

const read = z.strictObject({
  select: needed.exactOptional(),
  says: pattern.exactOptional(),
  comment: z.literal(true).exactOptional(),
  before: z.literal(true).exactOptional(),
  attr: words.exactOptional(),
  last: z.literal(true).exactOptional(),
  as: words.exactOptional(),
  json: words.exactOptional(),
  without: needed.exactOptional(),
  titled: z.literal(true).exactOptional(),
  match: pattern.exactOptional(),
} satisfies Record<keyof Read, z.ZodType>);

const field = z.array(read).max(MOST);
const moment = z.strictObject({ machine: field.exactOptional(), shown: field.exactOptional() });

const poll = z.strictObject({
  each: needed,
  question: field,
  option: z.strictObject({ each: needed, text: field, votes: field, beside: z.literal(true).exactOptional() }),
  voters: field,
});

const thread = z.strictObject({
  externalId: field.exactOptional(),
  title: field.exactOptional(),
  url: field.exactOptional(),
  forumPath: selector.exactOptional(),
  tags: selector.exactOptional(),
  page: field.exactOptional(),
  pageCount: field.exactOptional(),
  unpagedIsSingle: z.boolean().exactOptional(),
  nextUrl: field.exactOptional(),
  prevUrl: field.exactOptional(),
  pageLinks: selector.exactOptional(),
  pageParameter: z.string().max(40).exactOptional(),
  perPage: field.exactOptional(),
  total: field.exactOptional(),
  replies: field.exactOptional(),
  range: z
    .strictObject({ first: field.exactOptional(), last: field.exactOptional(), total: field.exactOptional() })
    .exactOptional(),
  clock: field.exactOptional(),
  zone: field.exactOptional(),
  polls: z.array(poll).max(MOST).exactOptional(),
} satisfies Record<keyof NonNullable<EngineDraft['thread']>, z.ZodType>);

const reaction = z.strictObject({
  each: needed,
  name: field,
  count: field,
  actors: selector.default(''),
});

const post = z.strictObject({
  list: needed,
  body: needed,
  runs: z.boolean().exactOptional(),
  refuse: selector.exactOptional(),
  externalId: field.exactOptional(),
  url: field.exactOptional(),
  parentExternalId: field.exactOptional(),
  nested: z.boolean().exactOptional(),
  opener: selector.exactOptional(),
  number: field.exactOptional(),
  openerBody: selector.exactOptional(),
  bodiless: selector.exactOptional(),
  deleted: selector.exactOptional(),
  hidden: selector.exactOptional(),
  author: z
    .strictObject({
      name: field.exactOptional(),
      externalId: field.exactOptional(),
      member: selector.exactOptional(),
      guest: selector.exactOptional(),
      deleted: selector.exactOptional(),
    } satisfies Record<keyof NonNullable<EngineDraft['post']['author']>, z.ZodType>)
    .exactOptional(),
  posted: moment.exactOptional(),
  edited: moment.exactOptional(),
  between: z.strictObject({ from: pattern, to: pattern }).exactOptional(),
  attachments: selector.exactOptional(),
  attachmentName: field.exactOptional(),
  signature: selector.exactOptional(),
  reactions: z.array(reaction).max(MOST).exactOptional(),
} satisfies Record<keyof EngineDraft['post'], z.ZodType>);

const quote = z.strictObject({
  each: needed,
  contents: selector.exactOptional(),
  carried: field.exactOptional(),
  hollow: z.literal(true).exactOptional(),
  repeated: z.literal(true).exactOptional(),
  alone: z.literal(true).exactOptional(),
  header: selector.exactOptional(),
  before: selector.exactOptional(),
  beforeSays: pattern.exactOptional(),
  opening: z.literal(true).exactOptional(),
  unlessSays: pattern.exactOptional(),
  author: field.exactOptional(),
  sourceExternalId: field.exactOptional(),
  sourceUrl: field.exactOptional(),
  cited: moment.exactOptional(),
} satisfies Record<keyof NonNullable<NonNullable<EngineDraft['body']>['quotes']>[number], z.ZodType>);

const body = z.strictObject({
  quotes: z.array(quote).max(MOST).exactOptional(),
  drop: selector.exactOptional(),
  code: selector.exactOptional(),
  spoiler: z
    .strictObject({
      each: selector.exactOptional(),
      header: selector.exactOptional(),
      contents: selector.exactOptional(),
    })
    .exactOptional(),
  emoji: selector.exactOptional(),
  attachment: selector.exactOptional(),
  smiley: selector.exactOptional(),
  signatureMark: pattern.exactOptional(),
  card: selector.exactOptional(),
} satisfies Record<keyof NonNullable<EngineDraft['body']>, z.ZodType>);

/** Names that mean something else. */
const TAKEN = new Set(['article', 'generic', 'text', 'unknown']);

/** A spec file: an `EngineDraft` without hooks, with its patterns as text. */
export const SPEC_FILE = z.strictObject({
  engine: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{1,39}$/, 'the name of an engine is small letters, digits and hyphens: "my-board"')
    .refine((name) => !TAKEN.has(name), 'this name means something else: choose another'),
  generation: z.string().min(1, 'name the markup generation: "1"').max(40),
  /** "engine generation" of a built-in description that this one takes the place of. */
  replaces: z.string().exactOptional(),
  detect: z
    .array(
      z.strictObject({
        select: needed,
        comment: pattern.exactOptional(),
        weight: z.number().gt(0).max(1),
        says: words,
      }),
    )
    .min(1, 'at least one sign of the engine is needed')
    .max(MOST)
    .refine((signs) => signs.reduce((sum, { weight }) => sum + weight, 0) >= 0.6, {
      error: 'the weights add up to less than 0.6: no page would ever be claimed; let them add up to 1',
    }),
  notThread: z
    .array(
      z.strictObject({ code: z.enum(['login-required', 'error-page', 'empty-shell', 'index-page']), select: needed }),
    )
    .max(MOST)
    .exactOptional(),
  version: field.exactOptional(),
  thread: thread.exactOptional(),
  post,
  body: body.exactOptional(),
} satisfies Record<Exclude<keyof EngineDraft, 'hooks'> | 'replaces', z.ZodType>);

export type SpecFile = z.output<typeof SPEC_FILE>;
