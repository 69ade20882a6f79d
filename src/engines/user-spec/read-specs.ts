import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { defineEngine } from '../define-engine.js';
import type { EngineSpec } from '../engine.js';
import { SPEC_FILE, type SpecFile } from './schema.js';

/** A spec file as it was read: its name in messages and its text. */
export interface SpecText {
  readonly file: string;
  readonly text: string;
}

/** What is wrong in a spec file: where, and what to do about it. */
export interface SpecFault {
  readonly file: string;
  /** The place in the spec ("post.author.name[0].select"); '' for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** All specs of the user's files, or all that is wrong with them; half a set is none. */
export type UserSpecs = { readonly specs: readonly EngineSpec[] } | { readonly faults: readonly SpecFault[] };

/** Larger files hold something else than a spec. */
const LARGEST = 1_000_000;

/**
 * Reads engines that a user describes, as data. A name that a built-in engine has is an error, unless the file says
 * `"replaces": "engine generation"`: then the built-in one steps back. Another generation of a built-in engine is
 * welcome as it is.
 *
 * @param builtIn the specs of the registry
 */
export function readUserSpecs(texts: readonly SpecText[], builtIn: readonly EngineSpec[]): UserSpecs {
  const faults: SpecFault[] = [];
  const read: { readonly file: string; readonly hash: string; readonly spec: SpecFile }[] = [];
  for (const { file, text } of texts) {
    const result = readOne(file, text);
    if ('faults' in result) faults.push(...result.faults);
    else read.push({ file, hash: createHash('sha256').update(text).digest('hex'), spec: result.spec });
  }
  const known = new Set(builtIn.map(nameOf));
  const seen = new Map<string, string>();
  for (const { file, spec } of read) {
    const name = nameOf(spec);
    const twin = seen.get(name);
    seen.set(name, file);
    if (twin !== undefined)
      faults.push({ file, path: 'generation', message: `${twin} describes "${name}" too: keep one` });
    const given = spec.replaces;
    if (given !== undefined && !known.has(given)) {
      const message = `there is no built-in "${given}" to replace: write the engine and its generation, as in ${names(builtIn, spec.engine)}`;
      faults.push({ file, path: 'replaces', message });
    }
    if (known.has(name) && given !== name) {
      const message = `"${name}" is built in: choose another generation, or say "replaces": "${name}"`;
      faults.push({ file, path: 'engine', message });
    }
  }
  if (faults.length > 0) return { faults };
  return { specs: read.map(({ file, hash, spec }) => complete(spec, `${file} (sha256 ${hash.slice(0, 12)})`)) };
}

/** The specs a page is read with: the user's, and the built-in ones that none of them replaces. */
export function withUserSpecs(builtIn: readonly EngineSpec[], own: readonly EngineSpec[]): readonly EngineSpec[] {
  const replaced = new Set(own.map(({ origin }) => origin?.replaces));
  return [...builtIn.filter((spec) => !replaced.has(nameOf(spec))), ...own];
}

function readOne(file: string, text: string): { readonly spec: SpecFile } | { readonly faults: readonly SpecFault[] } {
  const whole = (message: string) => ({ faults: [{ file, path: '', message }] });
  if (text.length > LARGEST) return whole('is larger than a spec ever is: leave it out of the folder');
  const json = parse(text);
  if ('fault' in json) return whole(`is no JSON (${json.fault}): correct it there`);
  const result = SPEC_FILE.safeParse(json.value);
  if (result.success) return { spec: result.data };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(file, issue)) };
}

function parse(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: error.message };
    throw error;
  }
}

function faultsOf(file: string, issue: z.core.$ZodIssue): readonly SpecFault[] {
  const path = issue.path.reduce<string>(
    (all, step) => (typeof step === 'number' ? `${all}[${step}]` : `${all}${all === '' ? '' : '.'}${String(step)}`),
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      path: path === '' ? key : `${path}.${key}`,
      message:
        key === 'hooks'
          ? 'hooks are code: a spec from outside is data only'
          : 'there is no such field: correct its name or leave it out',
    }));
  }
  return [{ file, path, message: issue.message }];
}

function complete({ replaces, ...draft }: SpecFile, source: string): EngineSpec {
  return { ...defineEngine(draft), origin: { source, replaces: replaces ?? null } };
}

const nameOf = ({ engine, generation }: { readonly engine: string; readonly generation: string }): string =>
  `${engine} ${generation}`;

function names(builtIn: readonly EngineSpec[], engine: string): string {
  const near = builtIn.filter((spec) => spec.engine === engine);
  return (near.length > 0 ? near : builtIn.slice(0, 3)).map((spec) => `"${nameOf(spec)}"`).join(', ');
}
