import type { z } from 'zod';
import { problem } from '../respond.js';

/**
 * Kinds of refusals that say more than their status, as `type` of RFC 9457; docs/api.md says what to do about each.
 * What has none (`about:blank`) is said by its status.
 */
export const PROBLEM_TYPES = {
  'invalid-request': 'The request does not have the form this address asks for',
  'malformed-json': 'The body is not JSON',
  'bad-cursor': 'The cursor is not of this list',
  conflict: 'Somebody was faster',
  'wrong-content-type': 'The body has another form than this address reads',
  'too-large': 'The body is too large',
} as const;

export type ProblemType = keyof typeof PROBLEM_TYPES;

/** The URI of a kind of refusal. */
export const problemUri = (type: ProblemType): string => `urn:threadbare:problem:${type}`;

/** A refusal of a kind of its own. */
export const refusal = (
  status: number,
  type: ProblemType,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Response => problem(status, PROBLEM_TYPES[type], detail, { type: problemUri(type), ...extra });

/** One thing that is wrong with a request: where in the body (a JSON pointer), or at which parameter. */
export interface Fault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

/** 400, with every fault. */
export const invalid = (faults: readonly Fault[]): Response =>
  refusal(400, 'invalid-request', faults.map(({ detail }) => detail).join(' '), { errors: faults });

/** What zod says, for people: where and what. `part` says how the place is named. */
export function faultsOf(error: z.ZodError, part: 'body' | 'query' | 'path'): Fault[] {
  return error.issues.flatMap(nearest).flatMap((issue): Fault[] => {
    const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return places.map((place) => {
      const name = place.map(String);
      const what = issue.code === 'unrecognized_keys' ? 'is not known here' : lower(issue.message);
      const shown = name.join('.') === '' ? 'The body' : `“${name.join('.')}”`;
      const detail = `${shown}: ${what}.`;
      return part === 'body'
        ? { pointer: `#${name.map((key) => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')}`, detail }
        : { parameter: name.join('.'), detail };
    });
  });
}

/** Of several forms the one that was meant: where nothing unknown stands, and the fewest things are wrong. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const cost = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce(
      (sum, one) => sum + (one.path.length === 0 || (one.path.length === 1 && one.code === 'invalid_type') ? 100 : 1),
      0,
    );
  const [best] = [...issue.errors].sort((a, b) => cost(a) - cost(b));
  return (best ?? []).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
