import { z } from 'zod';
import { DUMP_FORMATS } from '../../archive/dump/dump-row.js';
import { BODY_FORMS } from '../../engines/bodies/index.js';
import { readZone } from '../../engines/dates/zone.js';
import { compilePattern, splitPattern } from '../../engines/user-spec/pattern.js';
import { timePattern } from './time-pattern.js';

/** Longer names and constants are mistakes. */
const LONGEST = 500;

const scalar = z.union([z.string().max(LONGEST), z.number(), z.boolean()], {
  error: 'write a text, a number, or true or false',
});

const columnName = z.union([z.string().min(1).max(LONGEST), z.int().positive()]).transform(String);

/** "t3_(.+)" or "/t3_(.+)/i"; as bounded as the patterns of a user's engine. */
const pattern = z
  .string()
  .min(1)
  .transform((text, context): RegExp => {
    const compiled = compilePattern(splitPattern(text) ?? { source: text, flags: 'u' });
    if ('pattern' in compiled) return compiled.pattern;
    context.addIssue({ code: 'custom', message: `the pattern ${compiled.fault}` });
    return z.NEVER;
  });

/** What every field may say beside its column. */
const FIELD = {
  column: columnName.exactOptional(),
  value: scalar.exactOptional(),
  any: z
    .array(z.lazy(() => field))
    .min(1)
    .max(20)
    .exactOptional(),
  match: pattern.exactOptional(),
  default: scalar.exactOptional(),
  split: z.string().min(1).max(20).exactOptional(),
} as const;

/** A column by its name, several of which the first that holds something counts, or an object that says more. */
const short = (given: unknown): unknown => {
  if (typeof given === 'string' || typeof given === 'number') return { column: given };
  return Array.isArray(given) ? { any: given } : given;
};

/** A field without a source is nothing. */
const sourced = <T extends { column?: unknown; value?: unknown; any?: unknown }>(
  given: T,
  context: z.core.$RefinementCtx<T>,
): void => {
  const sources = [given.column, given.value, given.any].filter((one) => one !== undefined).length;
  if (sources !== 1)
    context.addIssue({
      code: 'custom',
      message: 'say where it comes from: a `column`, a constant `value`, or a list of which the first counts (`any`)',
    });
};

/** A field as it is compiled; the declared type breaks the circle of a field that holds fields. */
export interface FieldSpec {
  readonly column?: string;
  readonly value?: string | number | boolean;
  readonly any?: readonly FieldSpec[];
  readonly match?: RegExp;
  readonly default?: string | number | boolean;
  readonly split?: string;
}

const field: z.ZodType<FieldSpec> = z.preprocess(short, z.strictObject(FIELD).superRefine(sourced));

const time = z.preprocess(
  short,
  z
    .strictObject({
      ...FIELD,
      format: z
        .string()
        .min(1)
        .max(80)
        .superRefine((text, context) => {
          const fault = timePattern(text);
          if (typeof fault === 'string') context.addIssue({ code: 'custom', message: fault });
        })
        .exactOptional(),
      zone: z
        .string()
        .refine((text) => readZone(text) !== null, {
          error: 'is no zone: write UTC, +02:00 (in quotation marks), Europe/Berlin or EST',
        })
        .exactOptional(),
      local: field.exactOptional(),
      words: field.exactOptional(),
      precision: field.exactOptional(),
    })
    .superRefine(sourced),
);

const values = z.preprocess(
  (given) => (given === undefined || Array.isArray(given) ? given : [given]),
  z.array(scalar).min(1).max(1_000),
);

/** What decides about a row: a column that says yes, or that equals (does not equal) one of some values. */
const condition = z.preprocess(
  short,
  z.strictObject({ ...FIELD, equals: values.exactOptional(), unless: values.exactOptional() }).superRefine(sourced),
);
const conditions = z.preprocess(
  (given) => (given === undefined || Array.isArray(given) ? given : [given]),
  z.array(condition).max(50),
);

/** One field, or a list of them; columns of a list may be missing, as everywhere. */
const levels = z.preprocess(
  (given) => (Array.isArray(given) ? given.map((one) => (typeof one === 'string' ? { any: [one] } : one)) : [given]),
  z.array(field).min(1).max(20),
);

const form = z.enum(BODY_FORMS);
const body = z.preprocess(
  short,
  z
    .strictObject({
      ...FIELD,
      form: z
        .union([form, z.strictObject({ column: columnName, values: z.record(z.string(), form), default: form })], {
          error: `write one of ${BODY_FORMS.join(', ')}, or {column, values: {"…": form}, default: form}`,
        })
        .exactOptional(),
      join: z.enum(['first', 'all']).exactOptional(),
    })
    .superRefine(sourced),
);

const author = z.preprocess(
  (given) => (typeof given === 'string' || Array.isArray(given) || typeof given === 'number' ? { name: given } : given),
  z.strictObject({
    name: field.exactOptional(),
    id: field.exactOptional(),
    kind: field.exactOptional(),
    inferred: conditions.exactOptional(),
    evidence: field.exactOptional(),
    guest: conditions.exactOptional(),
    deleted: conditions.exactOptional(),
  }),
);

const reaction = z
  .strictObject({
    ...FIELD,
    name: z.string().min(1).max(100).exactOptional(),
    json: field.exactOptional(),
    zeros: z.boolean().exactOptional(),
  })
  .superRefine((given, context) => {
    const named = given.name !== undefined && (given.column ?? given.any ?? given.value) !== undefined;
    if (named === (given.json !== undefined))
      context.addIssue({
        code: 'custom',
        message: 'write {name: Like, column: likes}, or {json: COLUMN} for a column that holds names and counts',
      });
  });

const oneSign = z.string().min(1).max(4);

/** What a map says; docs/dumps.md tells what each part means. */
export const MAP = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,60}$/, 'write small letters, digits and -')
    .exactOptional(),
  format: z.enum(DUMP_FORMATS).exactOptional(),
  encoding: z.string().min(2).max(40).exactOptional(),
  csv: z
    .strictObject({
      delimiter: oneSign.exactOptional(),
      quote: z.union([z.string().length(1), z.null()]).exactOptional(),
      escape: z.string().length(1).exactOptional(),
      header: z.union([z.boolean(), z.array(z.string().min(1)).min(1).max(5_000)]).exactOptional(),
      comment: oneSign.exactOptional(),
      skipLines: z.int().nonnegative().max(1_000).exactOptional(),
    })
    .exactOptional(),
  site: field.exactOptional(),
  engine: field.exactOptional(),
  forum: levels.exactOptional(),
  tags: levels.exactOptional(),
  language: z.string().min(2).max(20).exactOptional(),
  dayOrder: z.enum(['day-first', 'month-first']).exactOptional(),
  thread: z.strictObject({
    id: field.exactOptional(),
    url: field.exactOptional(),
    title: field.exactOptional(),
    key: field.exactOptional(),
  }),
  post: z.strictObject({
    id: field.exactOptional(),
    parent: field.exactOptional(),
    position: field.exactOptional(),
    url: field.exactOptional(),
    title: field.exactOptional(),
    author: author.exactOptional(),
    posted: time.exactOptional(),
    edited: time.exactOptional(),
    signature: field.exactOptional(),
    images: field.exactOptional(),
    links: field.exactOptional(),
    attachments: field.exactOptional(),
    deleted: conditions.exactOptional(),
    hidden: conditions.exactOptional(),
  }),
  body,
  quotes: z
    .strictObject({ post: field.exactOptional(), author: field.exactOptional(), text: field.exactOptional() })
    .exactOptional(),
  reactions: z.array(reaction).max(100).exactOptional(),
  leaveOut: conditions.exactOptional(),
});

/** A map as it is used: short forms are written out. */
export type MapSpec = z.output<typeof MAP>;
export type TimeSpec = NonNullable<MapSpec['post']['posted']>;
export type ConditionSpec = NonNullable<MapSpec['leaveOut']>[number];
export type ReactionSpec = NonNullable<MapSpec['reactions']>[number];
export type BodySpec = MapSpec['body'];
