import { z } from 'zod';
import { LABELS, type ModelTask, type Question } from '../model.js';

/** One verdict as a model gives it, before its evidence is checked. */
export interface Said {
  readonly id: string;
  readonly label: string;
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly holder: string | null;
}

/** Verdicts of one answer at most: every item once for the poster, and views reported of others. */
const MOST = 60;

function schemaOf(task: ModelTask, ids: readonly string[]) {
  const verdict = {
    id: z.enum(ids),
    label: z.enum(LABELS[task]),
    confidence: z.number(),
    evidence: z.array(z.string()),
  };
  const one =
    task === 'stance' ? z.strictObject({ ...verdict, holder: z.string().nullable() }) : z.strictObject(verdict);
  return z.strictObject({ verdicts: z.array(one) });
}

/** The JSON schema an answer to a question must keep to, in the strict form servers accept. */
export function jsonSchemaFor({ task, items }: Question): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(
    schemaOf(
      task,
      items.map(({ id }) => id),
    ),
  );
  return schema;
}

/** The verdicts of an answer's text, or what is wrong with it. Servers that ignore the schema are held to it here. */
export function readAnswer({ task, items }: Question, text: string): readonly Said[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch (error) {
    return error instanceof SyntaxError ? 'it is no JSON' : String(error);
  }
  const ids = items.map(({ id }) => id);
  const read = schemaOf(task, ids).safeParse(value);
  if (!read.success) return z.prettifyError(read.error).replace(/\s+/g, ' ').slice(0, 300);
  const said = read.data.verdicts.map((one): Said => {
    const holder = 'holder' in one && typeof one.holder === 'string' ? one.holder.trim() : '';
    return { ...one, holder: holder === '' ? null : holder };
  });
  if (said.length > MOST) return `it has ${said.length} verdicts`;
  if (said.some(({ confidence }) => !(confidence >= 0 && confidence <= 1))) return 'a confidence is not within 0 to 1';
  const keys = said.map(({ id, holder }) => `${id}\n${holder ?? ''}`);
  if (new Set(keys).size < keys.length) return 'it answers one item twice';
  const missing = ids.filter((id) => !keys.includes(`${id}\n`));
  // A target only others speak about needs no view of the poster's.
  const open = missing.filter((id) => !(task === 'stance' && said.some((one) => one.id === id)));
  return open.length === 0 ? said : `it leaves out ${open.join(', ')}`;
}
